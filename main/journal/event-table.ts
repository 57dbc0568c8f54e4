import type { SignedParts } from './chain.ts'
import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

export interface EventRow extends SignedParts {
  readonly mac: Uint8Array
}

const PAGE = 500

interface PageQuery {
  readonly terminal: string
  /** Begins behind this number … */
  readonly after: number
  /** … and ends with this one at the latest. */
  readonly upTo: number
}

interface Place {
  readonly terminal: string
  readonly seq: number
}

/** Append-only; triggers refuse the rest. */
export interface EventTable {
  insert(row: EventRow): void
  /** One terminal's events, oldest first, read in pages; writing in between is fine. */
  ofTerminal(terminal: string): Iterable<EventRow>
  /** At most 500 events of one terminal, oldest first. */
  page(query: PageQuery): readonly EventRow[]
  /** The first event behind its terminal's head, or undefined. */
  overrun(): Place | undefined
  /** The first event of a terminal the file does not know, or undefined. */
  stray(): Place | undefined
}

export function eventTable(connection: Connection, watch: Timed): EventTable {
  const insert = prepared<EventRow, never>(connection, watch, {
    name: 'event.insert',
    sql: `INSERT INTO event (terminal, seq, time, kind, version, body, mac)
          VALUES (@terminal, @seq, @time, @kind, @version, @body, @mac)`,
  })
  const page = prepared<PageQuery, EventRow>(connection, watch, {
    name: 'event.page',
    sql: `SELECT terminal, seq, time, kind, version, body, mac
          FROM event WHERE terminal = @terminal AND seq > @after AND seq <= @upTo
          ORDER BY seq LIMIT ${PAGE}`,
  })
  const overrun = prepared<object, Place>(connection, watch, {
    name: 'event.overrun',
    sql: `SELECT event.terminal, event.seq FROM terminal
          JOIN event ON event.terminal = terminal.name AND event.seq > terminal.head_seq
          ORDER BY terminal.number, event.seq LIMIT 1`,
  })
  // Hops from name to name, because reading them all takes a second where there are millions.
  const stray = prepared<object, Place>(connection, watch, {
    name: 'event.stray',
    sql: `WITH RECURSIVE named (name) AS (
            SELECT min(terminal) FROM event
            UNION ALL
            SELECT (SELECT min(terminal) FROM event WHERE terminal > named.name) FROM named
            WHERE named.name IS NOT NULL
          )
          SELECT name AS terminal, (SELECT min(seq) FROM event WHERE terminal = name) AS seq
          FROM named WHERE name IS NOT NULL AND name NOT IN (SELECT name FROM terminal)
          ORDER BY name LIMIT 1`,
  })
  return {
    insert: (row) => void insert.writeOne(row),
    ofTerminal: (terminal) =>
      pages((after) => page.all({ terminal, after, upTo: Number.MAX_SAFE_INTEGER })),
    page: (query) => page.all(query),
    overrun: () => overrun.get({}),
    stray: () => stray.get({}),
  }
}

function* pages(read: (after: number) => readonly EventRow[]): Generator<EventRow> {
  let rows = read(0)
  while (rows.length > 0) {
    yield* rows
    rows = read(rows.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER)
  }
}
