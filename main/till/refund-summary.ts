import type { RefundAnswer } from '../../preload/contract/contract.ts'
import type { RefundSummary } from '../../preload/contract/refund.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import type { RefundRecord } from '../journal/refund-records.ts'
import { ZERO_WON } from '../../preload/contract/money.ts'
import type { Till } from './till.ts'

/** What the page may know of a refund: no ids of the gateway. */
export function refundSummaryOf(refund: RefundRecord): RefundSummary {
  return {
    refundId: refund.refundId,
    orderId: refund.orderId,
    refundKey: refund.refundKey,
    attempt: refund.attempt,
    purpose: refund.purpose,
    state: refund.state,
    amountWon: refund.amountWon,
    taxFreeWon: refund.taxFreeWon,
    balanceWon: refund.balanceWon,
    reason: refund.reason,
    createdAt: refund.createdAt,
    changedAt: refund.changedAt,
    cancelledAt: refund.cancelledAt,
    declineCode: refund.declineCode,
    gatewayText: refund.gatewayText,
    cause: refund.cause,
    unseen: refund.unseen,
  }
}

/** What the page is answered when a press became, or was already, a refund. */
export function answerOfRefund(till: Till, refund: RefundRecord): Result<RefundAnswer> {
  const remaining = till.journal.refunds.remaining(refund.orderId)
  return ok({
    refund: refundSummaryOf(refund),
    balanceWon: remaining?.balanceWon ?? ZERO_WON,
    taxFreeBalanceWon: remaining?.taxFreeWon ?? ZERO_WON,
  })
}
