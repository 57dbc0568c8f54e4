import type { OrdersTable } from './orders-table.ts'
import type { NoteTable } from './note-table.ts'
import { orderAfterRefund, projectRefund } from './project-refund.ts'
import type { RefundEvent } from './project-refund.ts'
import type { RefundsTable } from './refunds-table.ts'

export interface RefundTables {
  readonly refunds: RefundsTable
  readonly orders: OrdersTable
  readonly notes: NoteTable
}

/** Writes what a refund and its order are after an event. */
export function applyRefundEvent(tables: RefundTables, event: RefundEvent, time: number): void {
  const { refunds, notes } = tables
  const before = refunds.byId(event.body.refundId)?.row ?? null
  const position = before === null ? refunds.nextPosition() : 0
  const after = projectRefund(before, event, { time, position })
  // Replayed, an event may name a note that has been erased since.
  const noteId = after.noteId !== null && notes.has(after.noteId) ? after.noteId : null
  if (before === null) refunds.insert({ ...after, noteId })
  else refunds.update({ ...after, noteId }, before.state)
  if (after.state === 'done' && before?.state !== 'done') moveOrder(tables, after.orderId, time)
}

function moveOrder({ orders, refunds }: RefundTables, orderId: string, time: number): void {
  const order = orders.byId(orderId)?.row
  if (order === undefined) return
  const moved = orderAfterRefund(order, refunds.givenBack(orderId).amountWon, time)
  if (moved !== order) orders.update(moved, order.state)
}
