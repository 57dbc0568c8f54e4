import { join } from 'node:path'
import Database from 'better-sqlite3'
import { codeOf, journalError } from '../errors.ts'

/** Another program writes this journal. Nothing has been touched. */
export class JournalInUse extends Error {
  override readonly name = 'JournalInUse'
  constructor() {
    super('another program has this journal open')
  }
}

/** Out of the garbage collector's reach: a lease that nobody refers to any more would be given back. */
const HELD = new Set<Database.Database>()

export interface Lease {
  release(): void
}

/**
 * The right to write the journal in this folder: an exclusive lock on `journal.lease`, which the
 * operating system takes back the moment its holder dies, however it dies. The file stays empty; it
 * is a database only because SQLite knows how each system locks.
 *
 * POSIX drops a process's locks on a file when it closes any handle of it: nothing else in this
 * program may open `journal.lease`.
 *
 * @throws JournalInUse, JournalUnwritable (the file cannot be made)
 */
export function takeLease(folder: string): Lease {
  let lock: Database.Database | null = null
  try {
    lock = new Database(join(folder, 'journal.lease'), { timeout: 0 })
    // In memory: nothing is ever written, so there is nothing to roll back on disk.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    throw /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error)) ? new JournalInUse() : journalError(error)
  }
  const held = lock
  HELD.add(held)
  return {
    release() {
      HELD.delete(held)
      held.close()
    },
  }
}
