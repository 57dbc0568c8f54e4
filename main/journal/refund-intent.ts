import { mayTryAgain } from '../../preload/contract/refund.ts'
import type { Desk } from './desk.ts'
import { newOrderId } from './order-id.ts'
import type { FoundOrder } from './orders-table.ts'
import type { RefundIntent, RefundIntentAnswer } from './refund-records.ts'
import { remainingOf } from './refund-remaining.ts'
import type { FoundRefund } from './refunds-table.ts'

/**
 * Decides whether this try of the refund is ours to send, and journals it if so. Reading and writing
 * happen in one immediate transaction, so that of any number of callers, in any number of processes,
 * exactly one hears `recorded`.
 */
export function recordRefundIntent(desk: Desk, intent: RefundIntent): RefundIntentAnswer {
  const { orders, refunds } = desk.tables
  const before = refunds.byKey(intent.refundKey)
  if (before !== null && intent.attempt <= before.row.attempt) {
    return { kind: 'exists', refund: before.record }
  }
  if (!isInTurn(before, intent)) return { kind: 'out-of-turn' }
  const order = orders.byId(intent.orderId)
  if (order === null) throw new Error('a refund of no order')
  const obstacle = obstacleTo(desk, intent, order)
  if (obstacle !== null) return obstacle

  const refundId = before?.row.refundId ?? newRefundId(desk)
  const { reason, ...rest } = intent
  const noteId = before?.row.noteId ?? desk.tables.notes.insert(reason)
  desk.record({ kind: 'refund.intent', body: { ...rest, refundId, noteId } })
  const refund = refunds.byId(refundId)
  if (refund === null) throw new Error('an intent left no refund')
  return { kind: 'recorded', refund: refund.record }
}

/** As the table has it; nobody presses that often. */
const MOST_TRIES = 99

/** A next try is the same refund to the won: id, amounts and the balance it was meant for. */
function isInTurn(before: FoundRefund | null, intent: RefundIntent): boolean {
  if (before === null) return intent.attempt === 1
  const { row } = before
  const isSame =
    row.orderId === intent.orderId &&
    row.paymentId === intent.paymentId &&
    row.amountWon === intent.amountWon &&
    row.taxFreeWon === intent.taxFreeWon &&
    row.balanceWon === intent.balanceWon
  const isNext = intent.attempt === row.attempt + 1 && intent.attempt <= MOST_TRIES
  return isSame && isNext && mayTryAgain(row.state)
}

function obstacleTo(
  desk: Desk,
  intent: RefundIntent,
  order: FoundOrder,
): RefundIntentAnswer | null {
  const { state, observed } = order.row
  // Of what was only found here nobody knows the tax-free part: whoever charged it gives it back.
  if (observed === 1 || (state !== 'approved' && state !== 'partly-refunded')) {
    return { kind: 'not-refundable', order: order.record }
  }
  const others = desk.tables.refunds
    .ofOrder(intent.orderId)
    .filter(({ row }) => row.refundKey !== intent.refundKey)
  const open = others.find(({ row }) => mayStillLand(row.state, row.balanceWon, intent.balanceWon))
  if (open !== undefined) return { kind: 'open', refund: open.record }

  const remaining = remainingOf(desk, order.row)
  const fits =
    remaining.balanceWon === intent.balanceWon &&
    intent.amountWon <= remaining.balanceWon &&
    intent.taxFreeWon <= remaining.taxFreeWon &&
    intent.amountWon - intent.taxFreeWon <= remaining.balanceWon - remaining.taxFreeWon
  return fits ? null : { kind: 'other-balance', remaining }
}

/**
 * Whether an earlier refund could be carried out beside a new one. One that needs a person could, as
 * long as the balance is still the one it was sent with; after that the gateway refuses it.
 */
function mayStillLand(state: string, sentWithWon: number, balanceWon: number): boolean {
  if (state === 'needs-person') return sentWithWon === balanceWon
  return state === 'intent' || state === 'sent' || state === 'unknown'
}

/** Told from an order's id by its first letter and dash: it stands in the gateway's records. */
export function newRefundId(desk: Desk): string {
  const { name, headSeq } = desk.chain.head()
  return `R-${newOrderId(desk.random, name, headSeq + 1)}`
}
