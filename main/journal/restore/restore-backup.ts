import {
  constants,
  copyFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Clock, Random } from '../../../preload/contract/clock.ts'
import { timeStamp } from '../backup/backup-name.ts'
import { connect } from '../connection.ts'
import { JournalDamaged, fileError } from '../errors.ts'
import { findPlace } from '../start/find-place.ts'
import { takeLease } from '../start/lease.ts'
import type { Lease } from '../start/lease.ts'
import { allAtOnce } from '../steps.ts'
import { syncFile, syncFolder } from '../sync-file.ts'
import { verifyFile } from '../verify-file.ts'
import { PREPARED, PREPARING, REPLACED, finishRestore } from './finish-restore.ts'
import { refuseForeignSchema } from './foreign-schema.ts'
import { replacedHead } from './replaced-head.ts'
import { sealRestored } from './seal-restored.ts'

/** Ten times what ten years of a busy shop come to. */
const LARGEST_BYTES = 32 * 1024 ** 3

export interface RestoreOptions {
  /** Where the journal lies, or lay. It must be closed. */
  readonly path: string
  readonly key: Uint8Array
  readonly clock: Clock
  readonly random: Random
  /** What `startJournal` holds; taken for the time of the restore where nobody holds it. */
  readonly lease?: Lease
}

/**
 * Puts a backup in the journal's place. It is copied and everything is checked on the copy; there it
 * gets a new terminal, whose first event seals the old chain, and the need to reconcile. Then the
 * present files, with their WAL, are moved aside (never deleted) and the copy takes their name: at
 * once after a crash too, by the next start. Returns the folder with the files that were replaced.
 *
 * @throws JournalDamaged, JournalWrongKey, JournalFromNewerVersion (the backup's), JournalUnwritable,
 * JournalInUse, JournalPlaceRefused; the present journal is then untouched.
 */
export function restoreBackup(backupPath: string, options: RestoreOptions): string {
  return replaceJournal(options, (copy) => {
    const found = lstatSync(backupPath)
    if (!found.isFile()) throw new JournalDamaged('not a file')
    if (found.size > LARGEST_BYTES) throw new JournalDamaged('too large for a backup')
    copyFileSync(backupPath, copy, constants.COPYFILE_EXCL)
    chmodSync(copy, 0o600)
    allAtOnce(verifyFile(copy, options.key))
    refuseForeignSchema(copy, options.key)
  })
}

/**
 * An empty journal where there is nothing left to restore, for a person to decide. It too has to
 * reconcile, from the beginning.
 */
export function beginAnew(options: RestoreOptions): string {
  return replaceJournal(options, () => undefined)
}

/** `prepare` puts the copy there and checks it; where it puts none, an empty journal is made. */
function replaceJournal(options: RestoreOptions, prepare: (copy: string) => void): string {
  const place = findPlace(options.path)
  const lease = options.lease ?? takeLease(place.folder)
  const stamp = timeStamp(options.clock.now())
  const draft = join(place.folder, `${PREPARING}${stamp}`)
  try {
    mkdirSync(draft, { mode: 0o700 })
    const copy = join(draft, basename(place.path))
    prepare(copy)
    const replaced = replacedHead(place.path, options.key, join(draft, 'look'))
    const connection = connect(copy, options.key)
    try {
      sealRestored(connection, { ...options, replaced })
    } finally {
      // The last connection moves the WAL into the file and takes it away.
      connection.close()
    }
    syncFile(copy)
    syncFolder(draft)
    renameSync(draft, join(place.folder, `${PREPARED}${stamp}`))
    syncFolder(dirname(draft))
    finishRestore(place.path)
    return join(place.folder, `${REPLACED}${stamp}`)
  } catch (error) {
    throw fileError(error)
  } finally {
    discard(draft)
    if (options.lease === undefined) lease.release()
  }
}

/** Gone already when all went well; else the next start takes it away if this cannot. */
function discard(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true })
  } catch {
    // What went wrong before is what the caller must hear of.
  }
}
