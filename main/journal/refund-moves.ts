import type { RefundState } from '../../preload/contract/refund.ts'

/**
 * Where an outcome may lead from each state (money.md, Outcomes). `intent → sent` is missing because
 * only `recordSent` goes there; a person's next try is a new intent.
 */
const MOVES: Readonly<Record<RefundState, readonly RefundState[]>> = {
  intent: ['not-sent'],
  sent: ['done', 'refused', 'unknown'],
  // A restored file can be older than the moment its intent left.
  'not-sent': ['done'],
  unknown: ['done', 'refused', 'needs-person'],
  'needs-person': ['done', 'refused'],
  refused: ['done'],
  done: [],
}

export function mayRefundMove(from: RefundState, to: RefundState): boolean {
  return MOVES[from].includes(to)
}

const TOLD_NOT_BACK: readonly RefundState[] = ['refused', 'not-sent']

/** Money went back after staff were told that it had not: they must hear of it. */
export function isLateRefund(from: RefundState, to: RefundState): boolean {
  return to === 'done' && TOLD_NOT_BACK.includes(from)
}
