import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

/** Takes rows away, for good. Only inside the transaction that purges. */
export interface PurgeRows {
  /** Everything of one chain up to that number; the trigger lets go what a checkpoint covers. */
  events(end: { readonly terminal: string; readonly seq: number }): void
  /** An order and its refunds; answers whether there was one. */
  order(orderId: string): PurgedOrder | null
  /** A person or note, where nothing that stays names it. */
  person(id: number): void
  note(id: number): void
}

export interface PurgedOrder {
  readonly position: number
  /** Of the last of its refunds; 0 without one. */
  readonly refundPosition: number
  readonly businessDate: string | null
}

export function purgeRows(connection: Connection, watch: Timed): PurgeRows {
  const write = <Bound extends object>(name: string, sql: string) =>
    prepared<Bound, never>(connection, watch, { name, sql })
  const events = write<{ terminal: string; seq: number }>(
    'purge.events',
    'DELETE FROM event WHERE terminal = @terminal AND seq <= @seq',
  )
  const find = prepared<{ orderId: string }, PurgedOrder>(connection, watch, {
    name: 'purge.find',
    sql: `SELECT position, business_date AS businessDate,
            (SELECT coalesce(max(refunds.position), 0) FROM refunds
             WHERE refunds.order_id = orders.order_id) AS refundPosition
          FROM orders WHERE order_id = @orderId`,
  })
  const refunds = write<{ orderId: string }>(
    'purge.refunds',
    'DELETE FROM refunds WHERE order_id = @orderId',
  )
  const order = write<{ orderId: string }>(
    'purge.order',
    'DELETE FROM orders WHERE order_id = @orderId',
  )
  const person = write<{ id: number }>(
    'purge.person',
    `DELETE FROM person WHERE id = @id
       AND NOT EXISTS (SELECT 1 FROM orders WHERE person_id = @id)`,
  )
  const note = write<{ id: number }>(
    'purge.note',
    `DELETE FROM note WHERE id = @id
       AND NOT EXISTS (SELECT 1 FROM orders WHERE note_id = @id)
       AND NOT EXISTS (SELECT 1 FROM refunds WHERE note_id = @id)`,
  )
  return {
    events: (end) => void events.write(end),
    order(orderId) {
      const found = find.get({ orderId }) ?? null
      refunds.write({ orderId })
      order.write({ orderId })
      return found
    },
    person: (id) => void person.write({ id }),
    note: (id) => void note.write({ id }),
  }
}
