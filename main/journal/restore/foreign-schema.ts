import Database from 'better-sqlite3'
import type { Connection } from '../connection.ts'
import { JournalDamaged, JournalFromNewerVersion } from '../errors.ts'
import { knownVersion, migrationsUpTo, versionOf } from '../migrate.ts'
import { connectToRead } from '../read-connection.ts'

/** How the detail begins of a `JournalDamaged` that stands for a file which never was a backup. */
export const FOREIGN = 'foreign'

/**
 * A file handed in for restoring has exactly the tables, indexes and triggers that our migrations
 * make: a view or trigger of somebody else's would run with our rights.
 * Asked before anything is read from its tables, which might be such views.
 *
 * @throws JournalDamaged, JournalFromNewerVersion
 */
export function refuseForeignSchema(path: string, key: Uint8Array): void {
  const connection = connectToRead(path, key, 'delete')
  const ours = new Database(':memory:')
  try {
    const version = versionOf(connection)
    if (version > knownVersion()) throw new JournalFromNewerVersion(version)
    for (const sql of migrationsUpTo(version)) ours.exec(sql)
    if (schemaOf(connection) !== schemaOf(ours)) throw new JournalDamaged(`${FOREIGN} schema`)
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
