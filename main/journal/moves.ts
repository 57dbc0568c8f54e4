import type { OrderState } from '../../preload/contract/order.ts'

/**
 * Where an outcome may lead from each state (money.md, Outcomes). `intent → sent` is missing because
 * only `recordSent` goes there; a retry under the same id is a new intent.
 */
const MOVES: Readonly<Record<OrderState, readonly OrderState[]>> = {
  intent: ['not-sent'],
  sent: ['approved', 'declined', 'unknown'],
  // A restored file can be older than the moment its intent left.
  'not-sent': ['approved'],
  unknown: ['approved', 'declined', 'reversed', 'needs-person'],
  'needs-person': ['approved', 'declined', 'reversed', 'not-charged'],
  declined: ['approved'],
  'not-charged': ['approved'],
  reversed: [],
  approved: ['partly-refunded', 'refunded'],
  'partly-refunded': ['refunded'],
  refunded: [],
}

export function mayMove(from: OrderState, to: OrderState): boolean {
  return MOVES[from].includes(to)
}

const TOLD_NOT_PAID: readonly OrderState[] = ['declined', 'not-charged', 'not-sent']

/** Paid after staff were told it was not: they must hear of it. */
export function isLateApproval(from: OrderState, to: OrderState): boolean {
  return to === 'approved' && TOLD_NOT_PAID.includes(from)
}

/** Nobody knows yet how these end; they are always in the tray. */
export function isUnsettled(state: OrderState): boolean {
  return state === 'intent' || state === 'sent' || state === 'unknown' || state === 'needs-person'
}

/** After these the sale may be tried once more. */
export function allowsAnotherAttempt(state: OrderState): boolean {
  return keepsOrderId(state) || state === 'declined' || state === 'reversed'
}

/**
 * The gateway has never seen a payment under this id, so the next attempt keeps it: should the first
 * one turn up after all, the gateway refuses a second payment of one id.
 */
export function keepsOrderId(state: OrderState): boolean {
  return state === 'not-sent' || state === 'not-charged'
}
