import { isOwn } from '../journal/own-cancellation.ts'
import { isLateRefund } from '../journal/refund-moves.ts'
import type { RefundSettlement } from '../journal/refund-records.ts'
import type { Cancellation, Payment } from '../portone/client.ts'
import type { Till } from './till.ts'

/**
 * Writes down all that a payment record shows of money that went back: refunds of ours that nobody
 * knew to be done, and cancels that are not ours. Afterwards the journal's balance of the order is
 * the gateway's. Throws `JournalUnwritable`.
 */
export function bookSeen(till: Till, payment: Payment): void {
  const { refunds } = till.journal
  for (const refund of refunds.ofOrder(payment.orderId)) {
    const mayTurnUp = refund.state !== 'done' && !till.liveRefunds.isLive(refund.refundId)
    const own = payment.cancellations.find((each) => isOwn(each, refund))
    if (!mayTurnUp || own === undefined || refund.paymentId !== payment.paymentId) continue
    const cause = isLateRefund(refund.state, 'done') ? 'cancelled-late' : 'cancelled'
    refunds.settle(refund.refundId, { ...doneSettlement(own), cause, unseen: true })
  }
  refunds.observe({
    orderId: payment.orderId,
    paymentId: payment.paymentId,
    cancelledWon: payment.cancelledWon,
    cancellations: payment.cancellations,
  })
}

/** Business dates go by the time of the cancel itself. */
export function doneSettlement(cancellation: Cancellation): RefundSettlement {
  const { cancellationId, cancelledAt } = cancellation
  return { to: 'done', cause: 'cancelled', cancellationId, cancelledAt }
}
