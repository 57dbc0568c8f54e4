import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

export interface TerminalRow {
  readonly name: string
  readonly headSeq: number
  readonly headMac: Uint8Array
}

/** The chains of this file, the newest of which is written to. */
export interface TerminalTable {
  current(): TerminalRow | undefined
  all(): readonly TerminalRow[]
  insert(row: TerminalRow): void
  moveHead(row: TerminalRow): void
}

export function terminalTable(connection: Connection, watch: Timed): TerminalTable {
  const current = prepared<object, TerminalRow>(connection, watch, {
    name: 'terminal.current',
    sql: `SELECT name, head_seq AS headSeq, head_mac AS headMac
          FROM terminal ORDER BY number DESC LIMIT 1`,
  })
  const all = prepared<object, TerminalRow>(connection, watch, {
    name: 'terminal.all',
    sql: 'SELECT name, head_seq AS headSeq, head_mac AS headMac FROM terminal ORDER BY number',
  })
  const insert = prepared<TerminalRow, never>(connection, watch, {
    name: 'terminal.insert',
    sql: 'INSERT INTO terminal (name, head_seq, head_mac) VALUES (@name, @headSeq, @headMac)',
  })
  const moveHead = prepared<TerminalRow, never>(connection, watch, {
    name: 'terminal.move-head',
    sql: `UPDATE terminal SET head_seq = @headSeq, head_mac = @headMac
          WHERE name = @name AND head_seq = @headSeq - 1`,
  })
  return {
    current: () => current.get({}),
    all: () => all.all({}),
    insert: (row) => void insert.writeOne(row),
    moveHead: (row) => void moveHead.writeOne(row),
  }
}
