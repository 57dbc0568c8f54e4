import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { namesIn } from '../backup/list-backups.ts'
import type { Connection } from '../connection.ts'
import { JournalDamaged, JournalWrongKey, journalError } from '../errors.ts'
import type { DamageCause } from '../errors.ts'
import { connectToRead } from '../read-connection.ts'
import { DAMAGED } from '../restore/finish-restore.ts'
import { checksOut } from '../verify-file.ts'
import { leavingFiles } from './leaving-files.ts'
import { fitsSomePage } from './page-seal.ts'
import { quickLook } from './quick-look.ts'
import type { LookedAt } from './quick-look.ts'
import { startsPlain } from './starts-plain.ts'
import { losesTransactions } from './wal-tail.ts'

export interface Damage {
  readonly cause: DamageCause
  readonly readableOrders: number | null
}

/** One page. */
const SMALLEST_BYTES = 4096

/** Whether a backup checks out whole under a key. */
export type CheckBackup = (path: string, key: Uint8Array) => boolean

/**
 * What is wrong with the journal's files, or null; also null where a new journal may be made. Looks
 * without changing them: what was there before a connection was opened is there after it. Asks
 * `check` of the backups only where the first page cannot be read.
 *
 * @throws JournalWrongKey, or JournalUnwritable when the disk does not answer
 */
export function findDamage(looked: LookedAt, check: CheckBackup = checksOut): Damage | null {
  const { path } = looked
  const unread = (cause: DamageCause): Damage => ({ cause, readableOrders: null })
  const size = existsSync(path) ? statSync(path).size : null
  if (size === null || size === 0) {
    const hadNone = looked.backups.length === 0 && looked.keptHead === null
    if (hadNone && !hasWal(path) && !isUndecided(path)) return null
    return unread(size === null ? 'missing' : 'empty')
  }
  if (startsPlain(path)) return unread('not-encrypted')
  // Less than its first page: to SQLite an empty file, which it would write anew.
  if (size < SMALLEST_BYTES) return unread('pages')
  // SQLite makes the WAL before its index and removes it after it, so one of them alone was taken.
  if (existsSync(`${path}-shm`) && !existsSync(`${path}-wal`)) return unread('wal-missing')
  return leavingFiles(
    path,
    () => lookInside(looked, check),
    (found) => found === null,
  )
}

function lookInside(looked: LookedAt, check: CheckBackup): Damage | null {
  let connection: Connection
  try {
    connection = connectToRead(looked.path, looked.key, 'either')
  } catch (error) {
    return unopened(looked, error, check)
  }
  let found: Damage | null
  try {
    const cause = causeOf(() => quickLook(connection, looked))
    found = cause === null ? null : { cause, readableOrders: countReadable(connection) }
  } finally {
    connection.close()
  }
  if (found !== null || !losesTransactions(looked.path)) return found
  return { cause: 'wal', readableOrders: null }
}

function causeOf(look: () => DamageCause | null): DamageCause | null {
  try {
    return look()
  } catch (error) {
    const known = journalError(error)
    if (known instanceof JournalDamaged) return 'pages'
    throw known
  }
}

/** A wrong key and a first page that was damaged look the same to SQLite. */
function unopened(looked: LookedAt, error: unknown, check: CheckBackup): Damage {
  const { path, key, backups } = looked
  if (error instanceof JournalDamaged) return { cause: 'pages', readableOrders: null }
  if (!(error instanceof JournalWrongKey)) throw error
  const isOurs = fitsSomePage(path, key) || backups.some((backup) => check(backup.path, key))
  if (!isOurs) throw error
  return { cause: 'first-page', readableOrders: null }
}

/** The salvage that costs nothing: how many orders SQLite still finds. */
function countReadable(connection: Connection): number | null {
  try {
    return Number(connection.prepare('SELECT count(*) FROM orders').pluck().get())
  } catch {
    return null
  }
}

function hasWal(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
}

/** Files that an earlier start moved aside and about which nobody has decided. */
export function isUndecided(path: string): boolean {
  return namesIn(dirname(path)).some((name) => name.startsWith(DAMAGED))
}
