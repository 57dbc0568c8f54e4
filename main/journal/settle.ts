import { businessDate } from '../../preload/contract/business-date.ts'
import type { OrderState } from '../../preload/contract/order.ts'
import type { Desk } from './desk.ts'
import { OrderNotFound } from './errors.ts'
import { isUnsettled, mayMove } from './moves.ts'
import type { FoundOrder } from './orders-table.ts'
import { isOrderState, learnedFrom } from './outcome.ts'
import type { OrderRecord, Settlement } from './records.ts'
import { storableCause, storableTime } from './storable.ts'

/**
 * Applies an outcome and returns the order as it then is. A move that the state table does not have
 * is kept as an event, with all that was seen, and changes nothing.
 */
export function settle(
  desk: Desk,
  outcome: {
    readonly orderId: string
    readonly settlement: Settlement
    readonly cutoffMinutes: number
  },
): OrderRecord {
  const { orderId, settlement, cutoffMinutes } = outcome
  const { row } = demand(desk, orderId)
  const { to } = settlement
  const learned = learnedFrom(settlement)
  if (isOrderState(to) && mayMove(row.state, to)) {
    const paidAt = learned.paidAt ?? row.paidAt ?? storableTime(desk.clock.now()) ?? 0
    const day = to === 'approved' ? businessDate(paidAt, cutoffMinutes) : null
    desk.record({ kind: 'order.outcome', body: { orderId, to, learned, businessDate: day } })
  } else {
    const body = { orderId, from: row.state, to: storableCause(to), learned }
    desk.record({ kind: 'order.outcome-ignored', body })
  }
  return demand(desk, orderId).record
}

/** A byte may leave from now on. A second sender of one order does not get past here. */
export function recordSent(desk: Desk, orderId: string): void {
  demandState(demand(desk, orderId), ['intent'])
  desk.record({ kind: 'order.sent', body: { orderId } })
}

export function recordResend(
  desk: Desk,
  orderId: string,
  reason: 'never-connected' | 'unauthorized',
): void {
  // A connection that never came about is tried again before anything counts as sent.
  demandState(demand(desk, orderId), ['intent', 'sent'])
  desk.record({ kind: 'order.resent', body: { orderId, reason } })
}

/** Staff have seen how it ended. While nobody knows how, there is nothing to have seen. */
export function acknowledge(desk: Desk, orderId: string): void {
  const { row } = demand(desk, orderId)
  if (row.unseen === 0 || isUnsettled(row.state)) return
  desk.record({ kind: 'order.acknowledged', body: { orderId } })
}

/** The gateway has been asked for what a restored file does not know. */
export function recordReconciled(desk: Desk): void {
  if (desk.tables.reconcile.need() === null) return
  desk.record({ kind: 'terminal.reconciled', body: {} })
  desk.tables.sweeps.clearCursor()
}

function demand(desk: Desk, orderId: string): FoundOrder {
  const order = desk.tables.orders.byId(orderId)
  if (order === null) throw new OrderNotFound()
  return order
}

function demandState(order: FoundOrder, states: readonly OrderState[]): void {
  const { state } = order.row
  if (!states.includes(state)) throw new Error(`the order is ${state}, not ${states.join(' or ')}`)
}
