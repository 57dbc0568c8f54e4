import type { Connection } from './connection.ts'
import type { Checkpoint } from './purge-events.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

type Row = Omit<Checkpoint, 'mac'> & { readonly mac: Uint8Array }

/** Where chains begin whose oldest events have gone; triggers keep it to what an event says. */
export interface CheckpointTable {
  /** By terminal, oldest first. None in a file of before there were any. */
  all(): readonly Checkpoint[]
  of(terminal: string): Checkpoint | null
  /** Takes the place of the terminal's own. Only right after the event that says so. */
  put(checkpoint: Checkpoint): void
}

export function checkpointTable(connection: Connection, watch: Timed): CheckpointTable {
  // Older files, as backups are, get the table when they are next written to.
  if (!hasTable(connection)) return { all: () => [], of: () => null, put: refuse }
  const all = prepared<object, Row>(connection, watch, {
    name: 'checkpoint.all',
    sql: `SELECT terminal, seq, mac, orders, first_date AS firstDate, last_date AS lastDate,
            order_position AS orderPosition, refund_position AS refundPosition
          FROM checkpoint JOIN terminal ON terminal.name = checkpoint.terminal
          ORDER BY terminal.number`,
  })
  const remove = prepared<{ terminal: string }, never>(connection, watch, {
    name: 'checkpoint.remove',
    sql: 'DELETE FROM checkpoint WHERE terminal = @terminal',
  })
  const insert = prepared<Row, never>(connection, watch, {
    name: 'checkpoint.insert',
    sql: `INSERT INTO checkpoint (terminal, seq, mac, orders, first_date, last_date,
            order_position, refund_position)
          VALUES (@terminal, @seq, @mac, @orders, @firstDate, @lastDate,
            @orderPosition, @refundPosition)`,
  })
  const read = () =>
    all.all({}).map((row) => ({ ...row, mac: Buffer.from(row.mac).toString('hex') }))
  return {
    all: read,
    of: (terminal) => read().find((one) => one.terminal === terminal) ?? null,
    put(checkpoint) {
      remove.write({ terminal: checkpoint.terminal })
      insert.writeOne({ ...checkpoint, mac: Buffer.from(checkpoint.mac, 'hex') })
    },
  }
}

function hasTable(connection: Connection): boolean {
  const sql = `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'checkpoint'`
  return connection.prepare(sql).pluck().get() === 1
}

function refuse(): never {
  throw new Error('the file has no checkpoints yet')
}
