import { businessDate } from '../../preload/contract/business-date.ts'
import type { Alarm } from '../../preload/contract/order.ts'
import type { Desk } from './desk.ts'
import { OrderNotFound } from './errors.ts'
import { observeRefunds } from './observe-refunds.ts'
import type { SightedPayment } from './observed-records.ts'
import { foreignOrderId, orderIdOf, originOf, seenSaleId } from './observed-ids.ts'
import type { OrderRow } from './orders-table.ts'
import { learnedFrom } from './outcome.ts'
import { storableText, storableTime } from './storable.ts'

interface Sight {
  readonly payment: SightedPayment
  readonly cutoffMinutes: number
}

/**
 * Writes down a payment that is no order of ours, or what has changed of one that was written down
 * before. Returns whether there was anything new. One that belongs to an order of ours is left to
 * `settle`, and so is one that nobody has paid or failed to pay yet.
 */
export function observeOrder(desk: Desk, sight: Sight): boolean {
  const { payment } = sight
  const { orders } = desk.tables
  const state = standing(payment)
  if (state === null || orders.byId(payment.orderId)?.row.observed === 0) return false
  const saleId = seenSaleId(payment.paymentId)
  const before = orders.lastOfSale(saleId)?.row ?? null
  if (before === null) recordNew(desk, sight, state)
  const isPaidNow = before?.state === 'declined' && state === 'approved'
  if (isPaidNow) recordPaid(desk, sight, before.orderId)
  const row = orders.lastOfSale(saleId)?.row
  if (row === undefined) throw new OrderNotFound()
  const wentBack = state === 'approved' && noteCancels(desk, sight, row)
  return before === null || isPaidNow || wentBack
}

/**
 * What the payment has come to, or null where that is nothing a journal of won could hold. A part
 * that went back may turn `paid` into `cancelled`, and other words may come: the numbers decide.
 */
function standing(payment: SightedPayment): 'approved' | 'declined' | null {
  if (payment.currency !== 'KRW' || payment.amountWon < 1 || payment.status === 'ready') return null
  if (payment.status === 'failed') return 'declined'
  const wasPaid = payment.paidAt !== null || payment.cancelledWon > 0
  return payment.status === 'paid' || wasPaid ? 'approved' : null
}

function recordNew(desk: Desk, sight: Sight, state: 'approved' | 'declined'): void {
  const { payment } = sight
  const orderId = orderIdOf(payment, (id) => desk.tables.orders.byId(id) === null)
  const months = payment.installmentMonths
  desk.record({
    kind: 'order.observed',
    body: {
      orderId,
      saleId: seenSaleId(payment.paymentId),
      foreignOrderId: orderId === payment.orderId ? '' : foreignOrderId(payment.orderId),
      origin: originOf(payment, desk.tables.terminals.all()),
      state,
      amountWon: payment.amountWon,
      installmentMonths: months >= 0 && months <= 36 ? Math.trunc(months) : 0,
      itemName: storableText(payment.itemName, 80),
      sandbox: payment.sandbox === true,
      startedAt: storableTime(payment.startedAt),
      ...factsOf(desk, sight, state),
    },
  })
}

function recordPaid(desk: Desk, sight: Sight, orderId: string): void {
  const to = 'approved' as const
  desk.record({ kind: 'order.observed-change', body: { orderId, to, ...factsOf(desk, sight, to) } })
}

function factsOf(desk: Desk, { payment, cutoffMinutes }: Sight, state: 'approved' | 'declined') {
  const isPaid = state === 'approved'
  const at = payment.paidAt ?? payment.startedAt ?? payment.cancelledAt ?? desk.clock.now()
  return {
    learned: learnedFrom({
      to: state,
      cause: 'found-at-gateway',
      paymentId: payment.paymentId,
      approvalNumber: payment.approvalNumber,
      issuer: payment.cardName,
      cardKind: payment.cardKind,
      paidAt: payment.paidAt,
      receiptUrl: payment.receiptUrl,
      gatewayText: isPaid ? '' : payment.failReason,
      unseen: false,
    }),
    businessDate: isPaid ? businessDate(storableTime(at) ?? 0, cutoffMinutes) : null,
  }
}

function noteCancels(desk: Desk, { payment, cutoffMinutes }: Sight, row: OrderRow): boolean {
  const gone = desk.tables.refunds.givenBack(row.orderId).amountWon
  if (payment.cancelledWon <= gone) return false
  const { cancelledWon, cancellations } = payment
  const { orderId, paymentId } = row
  const seen = { orderId, paymentId, cancelledWon, cancellations }
  return observeRefunds(desk, { seen, cutoffMinutes }).length > 0
}

/** Says of an order of ours that the gateway shows something its state cannot hold; once. */
export function noteAlarm(desk: Desk, orderId: string, alarm: Alarm): void {
  const row = desk.tables.orders.byId(orderId)?.row
  if (row === undefined) throw new OrderNotFound()
  if (row.alarm === alarm) return
  const { state: to, declineCode, gatewayText } = row
  const said = { cause: alarm, declineCode, gatewayText, alarm, unseen: true }
  const learned = learnedFrom({ to: 'approved', ...said })
  desk.record({ kind: 'order.observed-change', body: { orderId, to, learned, businessDate: null } })
}
