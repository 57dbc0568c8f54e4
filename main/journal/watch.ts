import type { Connection } from './connection.ts'

/** Longer than this at a counter is worth a line in the log (style.md, SQL). */
const SLOW_MS = 40

/** Called with the name of a statement or transaction and how long it took, in milliseconds. */
export type OnSlow = (name: string, elapsedMs: number) => void

/** Runs something and tells when it was slow. */
export type Timed = <T>(name: string, run: () => T) => T

export function timed(monotonic: () => number, onSlow: OnSlow): Timed {
  return (name, run) => {
    const started = monotonic()
    try {
      return run()
    } finally {
      const elapsedMs = monotonic() - started
      if (elapsedMs > SLOW_MS) onSlow(name, elapsedMs)
    }
  }
}

/** One of a table's statements: prepared once, timed, and a write must change exactly one row. */
export interface Prepared<Bound, Row> {
  get(bound: Bound): Row | undefined
  all(bound: Bound): readonly Row[]
  /** @throws when it did not change exactly one row; the transaction around it then rolls back. */
  writeOne(bound: Bound): number
  /** Returns how many rows changed. */
  write(bound: Bound): number
}

/** Bound by name; what a statement does not name is left alone. */
export type Binding = object

export function prepared<Bound extends Binding, Row>(
  connection: Connection,
  watch: Timed,
  named: { readonly name: string; readonly sql: string },
): Prepared<Bound, Row> {
  const { name, sql } = named
  const statement = connection.prepare<[Bound], Row>(sql)
  return {
    get: (bound) => watch(name, () => statement.get(bound)),
    all: (bound) => watch(name, () => statement.all(bound)),
    write: (bound) => watch(name, () => statement.run(bound).changes),
    writeOne(bound) {
      const { changes, lastInsertRowid } = watch(name, () => statement.run(bound))
      if (changes !== 1) throw new Error(`${name} changed ${changes} rows, not one`)
      return Number(lastInsertRowid)
    },
  }
}
