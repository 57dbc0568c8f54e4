import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { JournalDamaged, JournalWrongKey, codeOf, journalError } from './errors.ts'

export type Connection = Database.Database

/** Longest wait for another process's write, in milliseconds. */
const BUSY_MS = 5_000

/** How a database that nobody encrypted begins. */
const PLAIN_HEAD = Buffer.from('SQLite format 3\0')

/** Two connections checkpointing at once could corrupt a WAL before this (sqlite.org/wal.html). */
const OLDEST_SQLITE = [3, 51, 3] as const

/**
 * What every connection runs under. `synchronous` reads 2 right after WAL is set and falls to 1 with
 * the first statement, so all of this is asserted after one (security.md §0.8).
 */
const ASSERTED = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
  mmap_size: 0,
  busy_timeout: BUSY_MS,
  recursive_triggers: 1,
  cipher: 'sqlcipher',
} as const

/**
 * Opens the encrypted file, making it (0600) and its folder (0700) where they are missing, and
 * proves the settings.
 *
 * @throws JournalWrongKey, JournalDamaged (also for a file that is not encrypted),
 * JournalUnwritable, or a plain `Error` when the database library is not the one we ship.
 */
export function connect(path: string, key: Uint8Array): Connection {
  if (key.length !== 32) throw new RangeError('a journal key has 32 bytes')
  try {
    createFile(path)
    return openConnection(path, key)
  } catch (error) {
    throw journalError(error)
  }
}

function openConnection(path: string, key: Uint8Array): Connection {
  const connection = new Database(path, { timeout: BUSY_MS, fileMustExist: true })
  try {
    unlock(connection, key)
    assertVersion(connection)
    configure(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** SQLite gives its `-wal` and `-shm` files the mode of this one. */
function createFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'a+', 0o600)
  try {
    const head = Buffer.alloc(PLAIN_HEAD.length)
    readSync(file, head, 0, head.length, 0)
    if (head.equals(PLAIN_HEAD)) throw new JournalDamaged('not encrypted')
  } finally {
    closeSync(file)
  }
}

/** Raw, because deriving from a passphrase costs 40 ms an opening; pinned, because defaults move. */
export function unlock(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'")
  connection.pragma('legacy = 4')
  try {
    connection.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`))
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    throw codeOf(error) === 'SQLITE_NOTADB' ? new JournalWrongKey() : error
  }
}

export function assertVersion(connection: Connection): void {
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [oldMajor, oldMinor, oldPatch] = OLDEST_SQLITE
  const order = major - oldMajor || minor - oldMinor || patch - oldPatch
  if (order < 0) throw new Error(`SQLite ${version} is too old for the journal`)
}

function configure(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('journal_size_limit = 16777216')
  tune(connection)
  assertSettings(connection)
}

/** What does not depend on how the file is journaled, then the first statement. */
export function tune(connection: Connection): void {
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('secure_delete = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('mmap_size = 0')
  connection.pragma(BUSY_PRAGMA)
  // Without it, a row that REPLACE pushes out goes without its delete trigger.
  connection.pragma('recursive_triggers = ON')
  connection.prepare('SELECT count(*) FROM sqlite_schema').get()
}

export function restoreBusyTimeout(connection: Connection): void {
  connection.pragma(BUSY_PRAGMA)
}

const BUSY_PRAGMA = `busy_timeout = ${BUSY_MS}`

/** @throws an `Error` naming the first setting that does not hold. */
export function assertSettings(
  connection: Connection,
  instead: Readonly<Record<string, string | number>> = {},
): void {
  for (const [name, wanted] of Object.entries({ ...ASSERTED, ...instead })) {
    const found = connection.pragma(name, { simple: true })
    if (found !== wanted)
      throw new Error(`the journal's ${name} is ${String(found)}, not ${wanted}`)
  }
}
