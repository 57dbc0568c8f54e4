import type { Desk } from './desk.ts'
import { observeRefunds } from './observe-refunds.ts'
import { recordRefundIntent } from './refund-intent.ts'
import type { RefundBook } from './refund-records.ts'
import { remainingOf } from './refund-remaining.ts'
import {
  acknowledgeRefunds,
  recordRefundResend,
  recordRefundSent,
  settleRefund,
} from './settle-refund.ts'

/** The refunds of the journal on this desk. `cutoffMinutes` is asked with every outcome. */
export function refundBook(desk: Desk, cutoffMinutes: () => number): RefundBook {
  const { read, transact } = desk
  const { orders, refunds } = desk.tables
  return {
    recordIntent: (intent) => transact('refund-intent', () => recordRefundIntent(desk, intent)),
    recordSent: (refundId) => transact('refund-sent', () => recordRefundSent(desk, refundId)),
    recordResend: (refundId, reason) =>
      transact('refund-resend', () => recordRefundResend(desk, refundId, reason)),
    settle: (refundId, settlement) =>
      transact('refund-settle', () =>
        settleRefund(desk, { refundId, settlement, cutoffMinutes: cutoffMinutes() }),
      ),
    observe: (seen) =>
      transact('refund-observe', () =>
        observeRefunds(desk, { seen, cutoffMinutes: cutoffMinutes() }),
      ),
    acknowledge: (orderId) =>
      transact('refund-acknowledge', () => acknowledgeRefunds(desk, orderId)),
    byId: (refundId) => read(() => refunds.byId(refundId)?.record ?? null),
    byKey: (refundKey) => read(() => refunds.byKey(refundKey)?.record ?? null),
    ofOrder: (orderId) => read(() => refunds.ofOrder(orderId).map(({ record }) => record)),
    unsettled: () => read(() => refunds.unsettled()),
    remaining: (orderId) =>
      read(() => {
        const order = orders.byId(orderId)
        return order === null ? null : remainingOf(desk, order.row)
      }),
  }
}
