import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { namesIn } from '../backup/list-backups.ts'
import type { Connection } from '../connection.ts'
import { JournalDamaged, JournalWrongKey, journalError } from '../errors.ts'
import type { DamageCause } from '../errors.ts'
import { filesOf } from '../journal-files.ts'
import { connectToRead } from '../read-connection.ts'
import { DAMAGED } from '../restore/finish-restore.ts'
import { checksOut } from '../verify-file.ts'
import { fitsSomePage } from './page-seal.ts'
import { quickLook } from './quick-look.ts'
import type { LookedAt } from './quick-look.ts'
import { losesTransactions } from './wal-tail.ts'

export interface Damage {
  readonly cause: DamageCause
  readonly readableOrders: number | null
}

const PLAIN_HEAD = 'SQLite format 3\0'

/**
 * What is wrong with the journal's files, or null; also null where a new journal may be made. Looks
 * without changing them: what was there before a connection was opened is there after it.
 *
 * @throws JournalWrongKey, or JournalUnwritable when the disk does not answer
 */
export function findDamage(looked: LookedAt): Damage | null {
  const { path } = looked
  const unread = (cause: DamageCause): Damage => ({ cause, readableOrders: null })
  const size = existsSync(path) ? statSync(path).size : null
  if (size === null || size === 0) {
    const isNew = looked.backups.length === 0 && !hasWal(path) && !isUndecided(path)
    if (isNew) return null
    return unread(size === null ? 'missing' : 'empty')
  }
  if (startsPlain(path)) return unread('not-encrypted')
  // SQLite makes the WAL before its index and removes it after it, so one of them alone was taken.
  if (existsSync(`${path}-shm`) && !existsSync(`${path}-wal`)) return unread('wal-missing')
  return leavingFiles(path, () => lookInside(looked))
}

function lookInside(looked: LookedAt): Damage | null {
  let connection: Connection
  try {
    connection = connectToRead(looked.path, looked.key, 'wal')
  } catch (error) {
    return unopened(looked, error)
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
function unopened({ path, key, backups }: LookedAt, error: unknown): Damage {
  if (error instanceof JournalDamaged) return { cause: 'pages', readableOrders: null }
  if (!(error instanceof JournalWrongKey)) throw error
  const isOurs = fitsSomePage(path, key) || backups.some((backup) => checksOut(backup.path, key))
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

/**
 * Opening makes a WAL and its index where there is none and brings the index up to date; whoever
 * looks into damaged files later wants them as they were. Both are left when nothing is wrong.
 */
function leavingFiles(path: string, look: () => Damage | null): Damage | null {
  const [, wal = '', index = ''] = filesOf(path)
  const hadWal = existsSync(wal)
  const before = existsSync(index) ? readFileSync(index) : null
  let isWhole = false
  try {
    const found = look()
    isWhole = found === null
    return found
  } finally {
    if (!isWhole && !hadWal) rmSync(wal, { force: true })
    if (!isWhole && before === null) rmSync(index, { force: true })
    if (!isWhole && before !== null) writeFileSync(index, before)
  }
}

function hasWal(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0
}

/** Files that an earlier start moved aside and about which nobody has decided. */
export function isUndecided(path: string): boolean {
  return namesIn(dirname(path)).some((name) => name.startsWith(DAMAGED))
}

function startsPlain(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(PLAIN_HEAD.length)
    readSync(file, head, 0, head.length, 0)
    return head.toString('latin1') === PLAIN_HEAD
  } finally {
    closeSync(file)
  }
}
