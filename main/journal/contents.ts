import type { Connection } from './connection.ts'
import type { ChainHead } from './event-kinds.ts'
import { terminalTable } from './terminal-table.ts'
import { headOf } from './walk-chain.ts'

/** How many rows a table has; a table that an older file does not have yet has none. */
const COUNTS = {
  terminal: 'SELECT count(*) FROM terminal',
  event: 'SELECT count(*) FROM event',
  person: 'SELECT count(*) FROM person',
  note: 'SELECT count(*) FROM note',
  orders: 'SELECT count(*) FROM orders',
  reconcile_need: 'SELECT count(*) FROM reconcile_need',
  staff: 'SELECT count(*) FROM staff',
  lock_tries: 'SELECT count(*) FROM lock_tries',
  profile: 'SELECT count(*) FROM profile',
  refunds: 'SELECT count(*) FROM refunds',
  reconcile_cursor: 'SELECT count(*) FROM reconcile_cursor',
  swept: 'SELECT count(*) FROM swept',
  checkpoint: 'SELECT count(*) FROM checkpoint',
} as const

export type CountedTable = keyof typeof COUNTS

export interface Contents {
  readonly version: number
  /** The end of the chain that is written to; null in a file that was never opened for writing. */
  readonly head: ChainHead | null
  readonly rows: ReadonlyMap<string, number>
}

/** What a file holds, in numbers, as of one moment. */
export function contentsOf(connection: Connection): Contents {
  return connection.transaction(() => {
    const current = terminalTable(connection, (_name, run) => run()).current()
    return {
      version: Number(connection.pragma('user_version', { simple: true })),
      head: current === undefined ? null : headOf(current),
      rows: new Map(tablesOf(connection).map((table) => [table, countOf(connection, table)])),
    }
  })()
}

function countOf(connection: Connection, table: string): number {
  // A table that nobody counts would be one that no backup is checked for.
  if (!isCounted(table)) throw new Error(`nobody counts the table ${table}`)
  return Number(connection.prepare(COUNTS[table]).pluck().get())
}

function tablesOf(connection: Connection): readonly string[] {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'`
  return connection.prepare(sql).pluck().all().map(String)
}

function isCounted(table: string): table is CountedTable {
  return Object.hasOwn(COUNTS, table)
}

/**
 * Whether `copy`, made between the two, can be a whole one: each number lies between what it was
 * before and after, which is equality where nothing was written meanwhile.
 */
export function liesBetween(copy: Contents, before: Contents, after: Contents): boolean {
  const names = new Set([...before.rows.keys(), ...after.rows.keys(), ...copy.rows.keys()])
  const of = (contents: Contents) => [...names].map((name) => contents.rows.get(name) ?? -1)
  const [low, middle, high] = [of(before), of(copy), of(after)]
  const fits = middle.every((rows, index) => {
    const ends = [low[index] ?? -1, high[index] ?? -1]
    return rows >= Math.min(...ends) && rows <= Math.max(...ends)
  })
  return fits && copy.version === before.version && headLiesBetween(copy, before, after)
}

function headLiesBetween(copy: Contents, before: Contents, after: Contents): boolean {
  const [low, middle, high] = [before.head, copy.head, after.head]
  if (low === null || middle === null || high === null) return low === middle
  if (middle.terminal !== low.terminal || middle.seq < low.seq || middle.seq > high.seq) {
    return false
  }
  return middle.seq > low.seq || middle.mac === low.mac
}
