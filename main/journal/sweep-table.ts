import type { Connection } from './connection.ts'
import type { ReconcileCursor, Swept } from './observed-records.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

type CursorRow = ReconcileCursor & { readonly terminal: string }

/** How far the gateway has been read. No projection: whoever has lost it reads once more. */
export interface SweepTable {
  /** Null where the one there is was written by another chain. */
  cursor(terminal: string): ReconcileCursor | null
  saveCursor(row: CursorRow): void
  clearCursor(): void
  swept(): Swept | null
  saveSwept(swept: Swept): void
  /** The newest order made here with a payment that was paid before then. */
  newestPaid(before: number): string | null
  /** The time of the oldest event that the file still has. */
  began(): number
}

export function sweepTable(connection: Connection, watch: Timed): SweepTable {
  const cursor = prepared<{ terminal: string }, ReconcileCursor>(connection, watch, {
    name: 'sweep.cursor',
    sql: `SELECT until_at AS "until", window_from AS windowFrom, page
          FROM reconcile_cursor WHERE terminal = @terminal`,
  })
  const saveCursor = prepared<CursorRow, never>(connection, watch, {
    name: 'sweep.save-cursor',
    sql: `INSERT INTO reconcile_cursor (id, terminal, until_at, window_from, page)
          VALUES (1, @terminal, @until, @windowFrom, @page)
          ON CONFLICT (id) DO UPDATE SET terminal = excluded.terminal,
            until_at = excluded.until_at, window_from = excluded.window_from, page = excluded.page`,
  })
  const clearCursor = prepared<object, never>(connection, watch, {
    name: 'sweep.clear-cursor',
    sql: 'DELETE FROM reconcile_cursor',
  })
  const swept = prepared<object, Swept>(connection, watch, {
    name: 'sweep.swept',
    sql: 'SELECT until_at AS "until", at FROM swept',
  })
  const saveSwept = prepared<Swept, never>(connection, watch, {
    name: 'sweep.save-swept',
    sql: `INSERT INTO swept (id, until_at, at) VALUES (1, @until, @at)
          ON CONFLICT (id) DO UPDATE SET until_at = excluded.until_at, at = excluded.at`,
  })
  const newestPaid = prepared<{ before: number }, { orderId: string }>(connection, watch, {
    name: 'sweep.newest-paid',
    sql: `SELECT order_id AS orderId FROM orders
          WHERE observed = 0 AND payment_id <> '' AND paid_at < @before
            AND state IN ('approved', 'partly-refunded', 'refunded')
          ORDER BY position DESC LIMIT 1`,
  })
  const began = prepared<object, { time: number }>(connection, watch, {
    name: 'sweep.began',
    sql: `SELECT event.time FROM terminal
          JOIN event ON event.terminal = terminal.name
          ORDER BY terminal.number, event.seq LIMIT 1`,
  })
  return {
    cursor: (terminal) => cursor.get({ terminal }) ?? null,
    saveCursor: (row) => void saveCursor.writeOne(row),
    clearCursor: () => void clearCursor.write({}),
    swept: () => swept.get({}) ?? null,
    saveSwept: (row) => void saveSwept.writeOne(row),
    newestPaid: (before) => newestPaid.get({ before })?.orderId ?? null,
    began: () => began.get({})?.time ?? 0,
  }
}
