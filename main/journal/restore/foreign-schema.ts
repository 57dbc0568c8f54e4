import Database from 'better-sqlite3'
import type { Connection } from '../connection.ts'
import { JournalDamaged } from '../errors.ts'
import { migrationsUpTo, versionOf } from '../migrate.ts'
import { connectToRead } from '../read-connection.ts'

/**
 * A file handed in for restoring has exactly the tables, indexes and triggers that our migrations
 * make: a view or trigger of somebody else's would run with our rights.
 *
 * @throws JournalDamaged
 */
export function refuseForeignSchema(path: string, key: Uint8Array): void {
  const connection = connectToRead(path, key, 'delete')
  const ours = new Database(':memory:')
  try {
    for (const sql of migrationsUpTo(versionOf(connection))) ours.exec(sql)
    if (schemaOf(connection) !== schemaOf(ours)) throw new JournalDamaged('a foreign schema')
  } finally {
    ours.close()
    connection.close()
  }
}

function schemaOf(connection: Connection): string {
  const rows = connection
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .raw()
    .all()
  return JSON.stringify(rows)
}
