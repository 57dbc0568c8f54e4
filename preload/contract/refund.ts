import type { PositiveWon, Won } from './money.ts'

/**
 * The states of a refund (money.md, Outcomes).
 *
 * intent → not-sent | sent; sent → done | refused | unknown; unknown → done | refused | needs-person;
 * needs-person → done | refused, by a later look; refused | not-sent → done, should it turn up after
 * all. A person's next try of one that was not sent, was refused or needs a person begins at intent again.
 */
export const REFUND_STATES = [
  'intent',
  'sent',
  'not-sent',
  'done',
  'refused',
  'unknown',
  'needs-person',
] as const
export type RefundState = (typeof REFUND_STATES)[number]

/** `elsewhere`: cancelled in the console, by another till or by the gateway itself, and found there. */
export const REFUND_PURPOSES = ['refund', 'take-back', 'trial', 'elsewhere'] as const
export type RefundPurpose = (typeof REFUND_PURPOSES)[number]

/** One refund as lists, panels and slips show it. */
export interface RefundSummary {
  readonly refundId: string
  readonly orderId: string
  /** The sheet it was asked for on, or null for one found at the gateway. */
  readonly refundKey: string | null
  /** Counts a person's tries of this refund, from 1. */
  readonly attempt: number
  readonly purpose: RefundPurpose
  readonly state: RefundState
  readonly amountWon: PositiveWon
  readonly taxFreeWon: Won
  /** What remained before it. */
  readonly balanceWon: Won
  /** As staff typed it; of one found at the gateway, what stands there. */
  readonly reason: string
  readonly createdAt: number
  readonly changedAt: number
  /** The gateway's time, once done, or null. */
  readonly cancelledAt: number | null
  readonly declineCode: string
  readonly gatewayText: string
  /**
   * What told us, as a code. `overtaken`: refused, because something else went back meanwhile;
   * `cancelled-late`: done, after staff were told that it was refused or not sent.
   */
  readonly cause: string
  /** Settled where staff could not see it, and not yet looked at. */
  readonly unseen: boolean
}

/** Whether a person may send this same refund once more: it keeps its id, amount and balance. */
export function mayTryAgain(state: RefundState): boolean {
  return state === 'not-sent' || state === 'refused' || state === 'needs-person'
}

export type OpenRefundState = 'intent' | 'sent' | 'unknown' | 'needs-person'

/** Nobody knows yet how these end. */
export function isRefundOpen(state: RefundState): state is OpenRefundState {
  return state === 'intent' || state === 'sent' || state === 'unknown' || state === 'needs-person'
}
