import { JournalUnwritable } from './records.ts'

/** The key does not open this file; or its first page, which holds the salt, was damaged. */
export class JournalWrongKey extends Error {
  override readonly name = 'JournalWrongKey'
  constructor() {
    super('the key does not open this journal')
  }
}

/** The file was written by a later version of the program. It has not been touched. */
export class JournalFromNewerVersion extends Error {
  override readonly name = 'JournalFromNewerVersion'
  readonly version: number
  constructor(version: number) {
    super(`the journal has version ${version}, which this program does not know`)
    this.version = version
  }
}

/**
 * - `missing`, `empty`: there was a journal, for there are backups or a WAL of it
 * - `not-encrypted`: a database, but none of ours
 * - `wal-missing`: the part that was not yet moved into the file is gone
 * - `wal`: transactions in the WAL that were acknowledged cannot be read any more
 * - `first-page`: it cannot be read, and the key is the right one
 * - `pages`: SQLite's own check fails
 * - `chain`: the newest events do not check out
 * - `older-than-backup`: its newest backup knows more than the file does
 */
export type DamageCause =
  | 'missing'
  | 'empty'
  | 'not-encrypted'
  | 'wal-missing'
  | 'wal'
  | 'first-page'
  | 'pages'
  | 'chain'
  | 'older-than-backup'

/** What was found at the start and what can be done: nothing is until a person decides. */
export interface DamageReport {
  readonly cause: DamageCause
  /** Where the files lie now, as they were found. */
  readonly asideFolder: string
  /** The newest backup that checks out whole: `restoreBackup(path)`. Null: only `beginAnew`. */
  readonly newestGoodBackup: string | null
  /** How many orders could still be read before the files were moved; null when none or not known. */
  readonly readableOrders: number | null
}

/** What the file holds is not what was written: a page, the chain or an event does not check out. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged'
  readonly detail: string
  /** From `startJournal` only. */
  readonly report: DamageReport | null
  constructor(detail: string, report: DamageReport | null = null) {
    super(`the journal is damaged (${detail})`)
    this.detail = detail
    this.report = report
  }
}

/** No such order: nothing was written. Outcomes are settled only for orders this journal made. */
export class OrderNotFound extends Error {
  override readonly name = 'OrderNotFound'
  constructor() {
    super('the journal has no such order')
  }
}

/** No such refund: nothing was written. */
export class RefundNotFound extends Error {
  override readonly name = 'RefundNotFound'
  constructor() {
    super('the journal has no such refund')
  }
}

const UNWRITABLE =
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM|AUTH|BUSY|LOCKED|NOMEM|NOLFS|PROTOCOL|TOOBIG)/
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|FORMAT)/

/** SQLite's own errors in the journal's words; anything else as it came. Result codes: sqlite.org/rescode.html */
export function journalError(error: unknown): unknown {
  const code = codeOf(error)
  if (UNWRITABLE.test(code)) return new JournalUnwritable(code)
  if (DAMAGED.test(code)) return new JournalDamaged(code)
  return error
}

/** The same for work on whole files: a disk that is full or broken under them is one as well. */
export function fileError(error: unknown): unknown {
  const known = journalError(error)
  const isSystem = known instanceof Error && 'syscall' in known
  return isSystem ? new JournalUnwritable(codeOf(known)) : known
}

/** The `code` of an error of SQLite's or the file system's, or empty. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}
