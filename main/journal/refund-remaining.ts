import { won } from '../../preload/contract/money.ts'
import type { Remaining } from '../../preload/contract/refund-share.ts'
import type { Desk } from './desk.ts'
import type { OrderRow } from './orders-table.ts'

/** What is left of an order by what the journal knows; never below nothing. */
export function remainingOf(
  desk: Desk,
  order: Pick<OrderRow, 'orderId' | 'amountWon' | 'taxFreeWon'>,
): Remaining {
  const gone = desk.tables.refunds.givenBack(order.orderId)
  const balanceWon = Math.max(0, order.amountWon - gone.amountWon)
  const taxFreeWon = Math.min(balanceWon, Math.max(0, order.taxFreeWon - gone.taxFreeWon))
  return { balanceWon: won(balanceWon), taxFreeWon: won(taxFreeWon) }
}
