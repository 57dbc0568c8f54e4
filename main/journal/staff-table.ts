import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

export type StaffRole = 'owner' | 'manager' | 'cashier'

/** Who may unlock the screen, and the slow hash of the code they do it with (bar B-P14). */
export interface StaffRow {
  readonly id: number
  readonly name: string
  readonly role: StaffRole
  readonly codeHash: Uint8Array
}

/** Wrong codes beyond this many in a row change nothing any more; the column ends there. */
const MOST_TRIES = 1_000_000

/** Rows of their own, in no event, so that they can be erased. */
export interface StaffTable {
  all(): readonly StaffRow[]
  insert(row: Omit<StaffRow, 'id'>, now: number): number
  setCode(id: number, codeHash: Uint8Array, now: number): void
  remove(id: number): void
  /** Wrong codes in a row, of anybody. */
  wrongCodes(): number
  keepWrongCodes(count: number): void
}

export function staffTable(connection: Connection, watch: Timed): StaffTable {
  const all = prepared<object, StaffRow>(connection, watch, {
    name: 'staff.all',
    sql: 'SELECT id, name, role, code_hash AS codeHash FROM staff ORDER BY id',
  })
  const insert = prepared<Omit<StaffRow, 'id'> & { now: number }, never>(connection, watch, {
    name: 'staff.insert',
    sql: `INSERT INTO staff (name, role, code_hash, created_at, changed_at)
          VALUES (@name, @role, @codeHash, @now, @now)`,
  })
  const setCode = prepared<{ id: number; codeHash: Uint8Array; now: number }, never>(
    connection,
    watch,
    {
      name: 'staff.code',
      sql: 'UPDATE staff SET code_hash = @codeHash, changed_at = @now WHERE id = @id',
    },
  )
  const remove = prepared<{ id: number }, never>(connection, watch, {
    name: 'staff.remove',
    sql: 'DELETE FROM staff WHERE id = @id',
  })
  const wrongCodes = prepared<object, { wrong: number }>(connection, watch, {
    name: 'staff.tries',
    sql: 'SELECT wrong FROM lock_tries',
  })
  const keepWrongCodes = prepared<{ wrong: number }, never>(connection, watch, {
    name: 'staff.keep-tries',
    sql: `INSERT INTO lock_tries (id, wrong) VALUES (1, @wrong)
          ON CONFLICT (id) DO UPDATE SET wrong = excluded.wrong`,
  })
  return {
    all: () => all.all({}),
    insert: (row, now) => insert.writeOne({ ...row, now }),
    setCode: (id, codeHash, now) => void setCode.writeOne({ id, codeHash, now }),
    remove: (id) => void remove.writeOne({ id }),
    wrongCodes: () => wrongCodes.get({})?.wrong ?? 0,
    keepWrongCodes: (count) => void keepWrongCodes.writeOne({ wrong: Math.min(count, MOST_TRIES) }),
  }
}
