import { basename, dirname } from 'node:path'
import type { AccountPicture, BackupSummary } from '../../preload/contract/account.ts'
import type { Clock } from '../../preload/contract/clock.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BackupReason } from '../journal/backup/backup-name.ts'
import { isBackupDue, listBackups, type Backup } from '../journal/backup/list-backups.ts'
import { JournalDamaged } from '../journal/errors.ts'
import type { ChainHead } from '../journal/event-kinds.ts'
import { openReader, ReadCancelled, type Reader } from '../journal/reader/open-reader.ts'
import { lowSpaceBytes } from '../journal/start/space.ts'
import type { StartedJournal } from '../journal/start/start-journal.ts'
import { summaryOf } from './door-of-error.ts'
import { keepWalSmall } from './keep-wal-small.ts'

/** The counter comes first: what a start has to do is done by then. */
const FIRST_LOOK_MS = 60_000
/** How often it is asked whether the day has its backup; a failed one is tried again then. */
const LOOK_MS = 3_600_000

type BackupState = AccountPicture['backup']
type Made = Result<BackupSummary>

export interface BackupDeskParts {
  readonly started: StartedJournal
  /** Copied; the caller may wipe its own. */
  readonly key: Uint8Array
  readonly clock: Clock
  /** Charges that are on their way: meanwhile the journal's file is left alone. */
  readonly inFlight: () => number
  /** Something of `state()` or `lowSpaceBytes()` is not what it was. */
  readonly changed: () => void
  /** A backup was made, and the journal has come this far since (bar B-D13). */
  readonly onBackedUp: (head: ChainHead) => void
  /** What may be done once a day's backup is there; asked every hour, until it or the account ends. */
  readonly onDaySafe?: (ended: AbortSignal) => Promise<void>
  /** Hears of everything that kept a backup from being made. */
  readonly onProblem: (error: unknown) => void
  /** Bytes we may still write in a folder; the file system's answer unless told. */
  readonly freeBytes?: (folder: string) => number
}

/** The backups of the open account: one a day by itself, and whenever somebody asks. */
export interface BackupDesk {
  /** Newest first. */
  list(): readonly BackupSummary[]
  /**
   * Makes one now, or waits for the one that is being made. `journal-unwritable`: the disk refused;
   * `backup-unusable`: what was made, or the journal itself, does not check out.
   */
  now(): Promise<Made>
  /** Begins to look after the day's backup, the room on the disk and the WAL; call once. */
  start(): void
  state(): BackupState
  lowSpaceBytes(): number | null
  /** Leaves off the backup that is being made, at its next step, and ends the reader. */
  close(): Promise<void>
}

export function createBackupDesk(parts: BackupDeskParts): BackupDesk {
  return new Desk(parts)
}

class Desk implements BackupDesk {
  readonly #parts: BackupDeskParts
  readonly #path: string
  readonly #key: Uint8Array
  readonly #ending = new AbortController()
  #reader: Reader | null = null
  #running: Promise<Made> | null = null
  #problem: BackupState['problem'] = null
  #lastAt: number | null
  #left: number | null

  constructor(parts: BackupDeskParts) {
    const { path, backups, lowSpaceBytes } = parts.started
    this.#parts = parts
    this.#path = path
    this.#key = Uint8Array.from(parts.key)
    this.#lastAt = backups[0]?.takenAt ?? null
    this.#left = lowSpaceBytes
  }

  readonly list = () => this.#listed().map(summaryOf)
  readonly now = (): Promise<Made> => this.#backUp('asked')
  readonly lowSpaceBytes = () => this.#left
  readonly state = (): BackupState => ({
    lastAt: this.#lastAt,
    running: this.#running !== null,
    problem: this.#problem,
  })

  start(): void {
    const { started, clock, inFlight, onProblem } = this.#parts
    void this.#lookAfter()
    void keepWalSmall(started.journal, { clock, inFlight, onProblem, ended: this.#ending.signal })
  }

  async close(): Promise<void> {
    this.#ending.abort()
    await this.#running
    await this.#reader?.close()
    this.#key.fill(0)
  }

  async #lookAfter(): Promise<void> {
    const { clock, changed } = this.#parts
    const { signal } = this.#ending
    await clock.sleep(FIRST_LOOK_MS, signal)
    while (!signal.aborted) {
      const before = this.#left
      this.#lookAtRoom()
      if (this.#left !== before) changed()
      if (isBackupDue(this.#listed(), clock.now())) await this.#backUp('daily')
      const isSafe = !signal.aborted && !isBackupDue(this.#listed(), clock.now())
      if (isSafe) await this.#parts.onDaySafe?.(signal)
      await clock.sleep(LOOK_MS, signal)
    }
  }

  /** One at a time: whoever asks meanwhile gets the same. */
  #backUp(reason: BackupReason): Promise<Made> {
    if (this.#ending.signal.aborted) return Promise.resolve(notWritten())
    if (this.#running !== null) return this.#running
    this.#running = this.#attempt(reason).finally(() => {
      this.#running = null
      this.#lookAtRoom()
      this.#parts.changed()
    })
    this.#parts.changed()
    return this.#running
  }

  async #attempt(reason: BackupReason): Promise<Made> {
    const { clock, started, onBackedUp } = this.#parts
    try {
      this.#reader ??= openReader({ path: this.#path, key: this.#key })
      const request = { kind: 'back-up', reason, takenAt: clock.now() } as const
      const file = await this.#reader.ask(request, this.#ending.signal)
      const backup = listBackups(this.#path).find(({ path }) => basename(path) === basename(file))
      if (backup === undefined) throw new Error('the backup that was made is not there')
      this.#problem = null
      this.#lastAt = backup.takenAt
      onBackedUp(started.journal.head())
      return ok(summaryOf(backup))
    } catch (error) {
      return this.#refused(error)
    }
  }

  #refused(error: unknown): Made {
    // A thread that is gone answers nothing any more; the next backup opens another.
    const old = this.#reader
    this.#reader = null
    void old?.close()
    if (this.#ending.signal.aborted && error instanceof ReadCancelled) return notWritten()
    this.#parts.onProblem(error)
    this.#problem = error instanceof JournalDamaged ? 'damaged' : 'unwritable'
    if (this.#problem === 'unwritable') return notWritten()
    return fail({ kind: 'backup-unusable', why: 'damaged' })
  }

  #lookAtRoom(): void {
    try {
      this.#left = lowSpaceBytes(dirname(this.#path), this.#parts.freeBytes)
    } catch (error) {
      this.#parts.onProblem(error)
    }
  }

  #listed(): readonly Backup[] {
    try {
      return listBackups(this.#path)
    } catch (error) {
      // The folder cannot be read; whether it can be written shows when a backup is made.
      this.#parts.onProblem(error)
      return []
    }
  }
}

function notWritten(): Result<never> {
  return fail({ kind: 'journal-unwritable' })
}
