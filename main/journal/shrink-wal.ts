import { statSync } from 'node:fs'
import { restoreBusyTimeout } from './connection.ts'
import type { Connection } from './connection.ts'
import { codeOf } from './errors.ts'

/**
 * Checkpoints and cuts the WAL to nothing where no reader is in the way; where one is, as much as
 * it lets through. Without waiting: this runs on the thread that takes payments.
 */
export function shrinkWal(connection: Connection, path: string): number {
  connection.pragma('busy_timeout = 0')
  try {
    // Answers "busy" in its row rather than by an error.
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    restoreBusyTimeout(connection)
  }
  try {
    return statSync(`${path}-wal`).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0
    throw error
  }
}
