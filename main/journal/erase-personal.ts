import type { Connection } from './connection.ts'
import type { Desk } from './desk.ts'
import { storableTime } from './storable.ts'
import { prepared } from './watch.ts'

/** So many orders a transaction: a sale that is waiting gets its turn in between. */
const PAGE = 200

export interface Erased {
  /** Rows of people and notes that are gone. */
  readonly rows: number
  /** False while a reader still holds older pages: `shrinkWal` when it is done makes it true. */
  readonly isGoneFromDisk: boolean
}

const SETTLED_BEFORE = `
  FROM orders WHERE changed_at < @before
    AND state NOT IN ('intent', 'sent', 'unknown', 'needs-person')`

/**
 * Erases who paid and what staff wrote of orders that were settled before a time, epoch ms; the
 * payments themselves stay. The bytes are overwritten in the file (`secure_delete`) and leave the
 * WAL with it. Backups keep what they hold until fourteen newer ones have taken their place.
 */
export function erasePersonal(
  desk: Desk,
  connection: Connection,
  { before, shrink }: { readonly before: number; readonly shrink: () => number },
): Erased {
  const watch = <T>(_name: string, run: () => T): T => run()
  const people = prepared<{ before: number }, never>(connection, watch, {
    name: 'person.erase',
    sql: `DELETE FROM person WHERE id IN (
            SELECT person_id ${SETTLED_BEFORE} AND person_id IS NOT NULL LIMIT ${PAGE})`,
  })
  const notes = prepared<{ before: number }, never>(connection, watch, {
    name: 'note.erase',
    sql: `DELETE FROM note WHERE id IN (
            SELECT note_id ${SETTLED_BEFORE} AND note_id IS NOT NULL LIMIT ${PAGE})`,
  })
  const refundNotes = prepared<{ before: number }, never>(connection, watch, {
    name: 'note.erase-of-refunds',
    sql: `DELETE FROM note WHERE id IN (
            SELECT note_id FROM refunds
            WHERE note_id IS NOT NULL AND changed_at < @before
              AND state NOT IN ('intent', 'sent', 'unknown', 'needs-person')
            LIMIT ${PAGE})`,
  })
  const until = storableTime(before) ?? 0
  let rows = 0
  for (;;) {
    const erased = desk.transact('erase', () => {
      const count =
        people.write({ before: until }) +
        notes.write({ before: until }) +
        refundNotes.write({ before: until })
      if (count > 0) desk.record({ kind: 'personal.erased', body: { before: until, rows: count } })
      return count
    })
    if (erased === 0) break
    rows += erased
  }
  return { rows, isGoneFromDisk: shrink() === 0 }
}
