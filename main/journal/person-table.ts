import type { Connection } from './connection.ts'
import { storablePhone, storableText } from './storable.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

export interface Buyer {
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** Who paid and what staff wrote: rows of their own, so that they can be erased. */
export interface PersonTable {
  /** The new row's number, or null when nothing is known. */
  insert(buyer: Buyer): number | null
  has(id: number): boolean
}

export function personTable(connection: Connection, watch: Timed): PersonTable {
  const insert = prepared<Buyer, never>(connection, watch, {
    name: 'person.insert',
    sql: 'INSERT INTO person (name, phone, email) VALUES (@name, @phone, @email)',
  })
  const has = prepared<{ id: number }, { id: number }>(connection, watch, {
    name: 'person.has',
    sql: 'SELECT id FROM person WHERE id = @id',
  })
  return {
    insert(buyer) {
      const row = {
        name: storableText(buyer.name, 80),
        phone: storablePhone(buyer.phone),
        email: storableText(buyer.email, 120),
      }
      if (row.name === '' && row.phone === '' && row.email === '') return null
      return insert.writeOne(row)
    },
    has: (id) => has.get({ id }) !== undefined,
  }
}
