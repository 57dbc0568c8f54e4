import type { PositiveWon, Won } from '../../preload/contract/money.ts'
import type { RefundPurpose, RefundState, RefundSummary } from '../../preload/contract/refund.ts'
import type { Remaining } from '../../preload/contract/refund-share.ts'
import type { OrderRecord } from './records.ts'

/** A refund as the journal keeps it. */
export type RefundRecord = RefundSummary & {
  readonly paymentId: string
  /** The gateway's own name for it, once done; empty where it gives none. */
  readonly cancellationId: string
  /** `yyyy-mm-dd` in Asia/Seoul by the cut-off in force, from the gateway's time; null until done. */
  readonly businessDate: string | null
  /** When the call ended or was found dead, epoch ms. */
  readonly unknownSince: number | null
  /** An earlier try may have reached the gateway, so that a refusal alone proves nothing. */
  readonly sentBefore: boolean
}

/** What is known before the first byte leaves. */
export interface RefundIntent {
  /** Made when the sheet opened: one key is one refund. */
  readonly refundKey: string
  readonly attempt: number
  readonly orderId: string
  readonly paymentId: string
  readonly purpose: Exclude<RefundPurpose, 'elsewhere'>
  readonly amountWon: PositiveWon
  readonly taxFreeWon: Won
  /** What a look-up has just shown to remain. */
  readonly balanceWon: Won
  readonly reason: string
}

export type RefundIntentAnswer =
  /** Committed and synced; the caller owns this try and must send it. */
  | { readonly kind: 'recorded'; readonly refund: RefundRecord }
  /** The sheet has this try, or a later one, already: the caller must not send. */
  | { readonly kind: 'exists'; readonly refund: RefundRecord }
  /** The last try does not allow another, tries were skipped, or it would be another refund. */
  | { readonly kind: 'out-of-turn' }
  /** The order is not one that money can go back from. */
  | { readonly kind: 'not-refundable'; readonly order: OrderRecord }
  /** Another refund of this order has not come to its end. */
  | { readonly kind: 'open'; readonly refund: RefundRecord }
  /** The journal knows of another balance, or of less of it free of tax. */
  | { readonly kind: 'other-balance'; readonly remaining: Remaining }

/** A change of state with what was learned. Whatever it holds, the journal takes it. */
export interface RefundSettlement {
  readonly to: Exclude<RefundState, 'intent' | 'sent'>
  /** `http-500`, `timeout`, `look-up`, `start` …: what told us. */
  readonly cause: string
  readonly cancellationId?: string
  /** Epoch ms. */
  readonly cancelledAt?: number | null
  readonly declineCode?: string
  /** Gateway text as received; the journal cleans and caps it. */
  readonly gatewayText?: string
  /** Settled where staff could not see it. */
  readonly unseen?: boolean
}

/** One cancel as the gateway lists it. */
export interface SeenCancellation {
  readonly cancellationId: string
  readonly amountWon: number
  /** Where the gateway says it; V1 does not. */
  readonly taxFreeWon?: number
  /** Epoch ms. */
  readonly cancelledAt: number | null
  readonly reason: string
}

/** What a look-up of a payment shows of the money that went back. */
export interface SeenPayment {
  readonly orderId: string
  readonly paymentId: string
  /** All of it, whoever took it back. */
  readonly cancelledWon: number
  readonly cancellations: readonly SeenCancellation[]
}

/** The refunds of a journal. */
export interface RefundBook {
  /**
   * One transaction, `synchronous=FULL`: compare-and-set on the sheet's key and try, on the order's
   * state, on its other refunds and on the balance; then event and projection.
   */
  recordIntent(intent: RefundIntent): RefundIntentAnswer
  /** A byte may leave from now on. Only from `intent`. */
  recordSent(refundId: string): void
  /** Why the same intent is about to be sent once more. */
  recordResend(refundId: string, reason: 'never-connected' | 'unauthorized'): void
  /** Applies an outcome. A move the state table does not have is kept as an event and changes nothing. */
  settle(refundId: string, settlement: RefundSettlement): RefundRecord
  /** Writes down what went back and is not ours; twice the same changes nothing. */
  observe(seen: SeenPayment): readonly RefundRecord[]
  /** Staff have looked at how the order's refunds ended. */
  acknowledge(orderId: string): void
  byId(refundId: string): RefundRecord | null
  byKey(refundKey: string): RefundRecord | null
  /** Oldest first. */
  ofOrder(orderId: string): readonly RefundRecord[]
  /** intent, sent, unknown and needs-person, oldest first. */
  unsettled(): readonly RefundRecord[]
  /** What is left of an order by what this journal knows. Null where there is no such order. */
  remaining(orderId: string): Remaining | null
}
