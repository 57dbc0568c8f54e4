import type { RefundRecord } from '../journal/refund-records.ts'
import type { Payment } from '../portone/client.ts'
import { judgeShown, type RefundVerdict } from './judge-refund.ts'
import { lookUpPayment } from './look-up-payment.ts'
import type { Till } from './till.ts'

export interface FoundRefund {
  readonly verdict: RefundVerdict
  /** The payment as it was shown, or null where nobody saw it. */
  readonly payment: Payment | null
}

/** What one look at its payment proves about a refund. Never POSTs. */
export async function lookUpRefund(till: Till, refund: RefundRecord): Promise<FoundRefund> {
  const order = till.journal.order(refund.orderId)
  if (order === null) throw new Error(`the order of refund ${refund.refundId} has left the journal`)
  const seen = await lookUpPayment(till, order, refund.paymentId)
  if (seen.kind === 'payment') {
    return { verdict: judgeShown(refund, seen.payment), payment: seen.payment }
  }
  const cause = seen.kind === 'unclear' ? 'look-up-unclear' : seen.cause
  return { verdict: { kind: 'unknown', cause, gatewayText: '' }, payment: null }
}
