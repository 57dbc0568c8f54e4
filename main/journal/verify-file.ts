import { chainKey } from './chain.ts'
import { checkpointTable } from './checkpoint-table.ts'
import type { Connection } from './connection.ts'
import { contentsOf } from './contents.ts'
import type { Contents } from './contents.ts'
import { JournalDamaged, JournalFromNewerVersion, journalError } from './errors.ts'
import { eventTable } from './event-table.ts'
import { knownVersion, versionOf } from './migrate.ts'
import { connectToRead } from './read-connection.ts'
import { allAtOnce } from './steps.ts'
import type { Steps } from './steps.ts'
import { terminalTable } from './terminal-table.ts'
import { walkChain } from './walk-chain.ts'

/**
 * Everything that can be checked of a file through a connection: SQLite's own `integrity_check`
 * (one step, which reads the whole file and cannot be cut), foreign keys, every chain.
 *
 * @throws JournalDamaged with the first thing that is wrong; JournalFromNewerVersion
 */
export function* verifyOn(connection: Connection, key: Uint8Array): Steps<Contents> {
  const version = versionOf(connection)
  if (version === 0) throw new JournalDamaged('an empty database')
  if (version > knownVersion()) throw new JournalFromNewerVersion(version)
  const found = connection.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new JournalDamaged('integrity_check')
  yield
  const orphans = connection.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get()
  if (orphans !== 0) throw new JournalDamaged('foreign_key_check')
  yield
  const tables = {
    events: eventTable(connection, (_name, run) => run()),
    terminals: terminalTable(connection, (_name, run) => run()),
    checkpoints: checkpointTable(connection, (_name, run) => run()),
  }
  const misfit = yield* walkChain(tables, chainKey(key))
  if (misfit !== null) throw new JournalDamaged(`event ${misfit.terminal} ${misfit.seq}`)
  return contentsOf(connection)
}

/**
 * Opens a finished backup under the journal's key and checks all of it. Leaves it as it is.
 *
 * @throws JournalDamaged, JournalWrongKey, JournalFromNewerVersion, JournalUnwritable (no such file)
 */
export function* verifyFile(path: string, key: Uint8Array): Steps<Contents> {
  const connection = connectToRead(path, key, 'delete')
  try {
    return yield* verifyOn(connection, key)
  } catch (error) {
    throw journalError(error)
  } finally {
    connection.close()
  }
}

/** Whether a finished backup checks out whole, whatever it is that is wrong with one that does not. */
export function checksOut(path: string, key: Uint8Array): boolean {
  try {
    allAtOnce(verifyFile(path, key))
    return true
  } catch {
    return false
  }
}
