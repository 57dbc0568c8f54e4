import type { Connection } from './connection.ts'
import { storableText } from './storable.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

/** What staff wrote in their own words: a row of its own, so that it can be erased. */
export interface NoteTable {
  /** The new row's number, or null for an empty text. */
  insert(text: string): number | null
  has(id: number): boolean
}

export function noteTable(connection: Connection, watch: Timed): NoteTable {
  const insert = prepared<{ text: string }, never>(connection, watch, {
    name: 'note.insert',
    sql: 'INSERT INTO note (text) VALUES (@text)',
  })
  const has = prepared<{ id: number }, { id: number }>(connection, watch, {
    name: 'note.has',
    sql: 'SELECT id FROM note WHERE id = @id',
  })
  return {
    insert(text) {
      const storable = storableText(text, 100)
      return storable === '' ? null : insert.writeOne({ text: storable })
    },
    has: (id) => has.get({ id }) !== undefined,
  }
}
