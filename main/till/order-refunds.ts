import type { OrderRefunds } from '../../preload/contract/contract.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { mayTakeBack } from './may-take-back.ts'
import { refundSummaryOf } from './refund-summary.ts'
import type { Till } from './till.ts'

/** What the journal knows of money that went back of an order. Asks nobody. */
export function orderRefunds(till: Till, orderId: string): Result<OrderRefunds> {
  const order = till.journal.order(orderId)
  const remaining = till.journal.refunds.remaining(orderId)
  if (order === null || remaining === null) return fail({ kind: 'not-refundable' })
  const refunds = till.journal.refunds.ofOrder(orderId)
  const now = till.clock.now()
  return ok({
    refunds: refunds.map(refundSummaryOf),
    balanceWon: remaining.balanceWon,
    taxFreeBalanceWon: remaining.taxFreeWon,
    mayTakeBack: mayTakeBack({ order, refunds, now, isOwnSale: till.isOwnSale(order) }) === null,
  })
}
