import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

/** Behind those that have gone too: a place in the lists is given out once. */
const SQL = {
  orders: `SELECT max(
      coalesce((SELECT max(position) FROM orders), 0),
      coalesce((SELECT max(order_position) FROM checkpoint), 0)
    ) + 1 AS next`,
  refunds: `SELECT max(
      coalesce((SELECT max(position) FROM refunds), 0),
      coalesce((SELECT max(refund_position) FROM checkpoint), 0)
    ) + 1 AS next`,
} as const

/** The next free place in the lists of orders or refunds. */
export function nextPositionIn(
  table: keyof typeof SQL,
  connection: Connection,
  watch: Timed,
): () => number {
  const named = { name: `${table}.next-position`, sql: SQL[table] }
  const next = prepared<object, { next: number }>(connection, watch, named)
  return () => next.get({})?.next ?? 1
}
