import { businessDate } from '../../preload/contract/business-date.ts'
import { positiveWon, won } from '../../preload/contract/money.ts'
import type { PositiveWon, Won } from '../../preload/contract/money.ts'
import { taxFreeRange, taxFreeShare } from '../../preload/contract/refund-share.ts'
import type { Remaining } from '../../preload/contract/refund-share.ts'
import type { Desk } from './desk.ts'
import { OrderNotFound } from './errors.ts'
import { newRefundId } from './refund-intent.ts'
import type { RefundRecord, SeenCancellation, SeenPayment } from './refund-records.ts'
import { remainingOf } from './refund-remaining.ts'
import { storableId, storableText, storableTime } from './storable.ts'
import { strangersIn } from './strangers.ts'

/**
 * Writes down what went back of a payment and was not asked for by this till, so that what is left
 * of the order by the journal is what is left at the gateway. Twice the same changes nothing.
 */
export function observeRefunds(
  desk: Desk,
  { seen, cutoffMinutes }: { readonly seen: SeenPayment; readonly cutoffMinutes: number },
): readonly RefundRecord[] {
  const order = desk.tables.orders.byId(seen.orderId)
  if (order === null) throw new OrderNotFound()
  const rows = desk.tables.refunds
    .ofOrder(seen.orderId)
    .map(({ row }) => row)
    .filter((row) => row.paymentId === seen.paymentId)
  return strangersIn(seen, rows).map((cancellation) => {
    const remaining = remainingOf(desk, order.row)
    return observe(desk, { seen, cancellation, remaining, cutoffMinutes })
  })
}

interface Observed {
  readonly seen: SeenPayment
  readonly cancellation: SeenCancellation
  readonly remaining: Remaining
  readonly cutoffMinutes: number
}

function observe(desk: Desk, observed: Observed): RefundRecord {
  const { seen, cancellation, remaining, cutoffMinutes } = observed
  const amountWon = positiveWon(cancellation.amountWon)
  const refundId = newRefundId(desk)
  const cancelledAt = storableTime(cancellation.cancelledAt)
  const seenAt = storableTime(desk.clock.now()) ?? 0
  const fits = amountWon <= remaining.balanceWon
  desk.record({
    kind: 'refund.observed',
    body: {
      refundId,
      orderId: seen.orderId,
      paymentId: seen.paymentId,
      amountWon,
      // More than there was cannot be, and is written down all the same.
      taxFreeWon: fits ? taxFreeOf(cancellation, remaining, amountWon) : remaining.taxFreeWon,
      balanceWon: fits ? remaining.balanceWon : won(amountWon),
      cancellationId: storableId(cancellation.cancellationId, 64),
      cancelledAt,
      cause: 'found-at-gateway',
      gatewayText: storableText(cancellation.reason, 200),
      businessDate: businessDate(cancelledAt ?? seenAt, cutoffMinutes),
    },
  })
  const written = desk.tables.refunds.byId(refundId)
  if (written === null) throw new Error('an observed refund left no row')
  return written.record
}

/** As the gateway says, where it does and it can be; else its share. */
function taxFreeOf(
  { taxFreeWon: saidWon }: SeenCancellation,
  remaining: Remaining,
  amountWon: PositiveWon,
): Won {
  const { leastWon, mostWon } = taxFreeRange(remaining, amountWon)
  const isPossible = saidWon !== undefined && saidWon >= leastWon && saidWon <= mostWon
  return isPossible ? won(saidWon) : taxFreeShare(remaining, amountWon)
}
