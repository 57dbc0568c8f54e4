import Database from 'better-sqlite3'
import { assertSettings, assertVersion, tune, unlock } from './connection.ts'
import type { Connection } from './connection.ts'
import { journalError } from './errors.ts'

/**
 * `wal`: the journal itself. `delete`: a finished backup, which is one file and nothing beside it.
 * `either`: a journal that may be a backup which somebody has put in its place.
 */
export type Journaling = 'wal' | 'delete' | 'either'

/**
 * A connection that cannot write, under the settings of every other. It leaves the file and its WAL
 * as they are, also when it closes; only the index beside the WAL (`-shm`) is brought up to date.
 *
 * @throws JournalWrongKey, JournalDamaged, JournalUnwritable (the file cannot be opened)
 */
export function connectToRead(path: string, key: Uint8Array, journaling: Journaling): Connection {
  try {
    const connection = new Database(path, { readonly: true, fileMustExist: true })
    try {
      unlock(connection, key)
      assertVersion(connection)
      tune(connection)
      // Opened read-only, which `query_only` would add nothing to; that would refuse `VACUUM INTO`.
      const isEither = journaling === 'either'
      assertSettings(connection, { journal_mode: isEither ? modeOf(connection) : journaling })
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw journalError(error)
  }
}

/** The one of the two that it is; what is neither will not hold. */
function modeOf(connection: Connection): Journaling {
  return connection.pragma('journal_mode', { simple: true }) === 'delete' ? 'delete' : 'wal'
}
