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
import { JournalUnwritable } from '../records.ts'
import { findPlace } from '../start/find-place.ts'
import { takeLease } from '../start/lease.ts'
import type { Lease } from '../start/lease.ts'
import { LOW_SPACE_BYTES, freeBytes } from '../start/space.ts'
import { allAtOnce } from '../steps.ts'
import { syncFile, syncFolder } from '../sync-file.ts'
import { verifyFile } from '../verify-file.ts'
import { PREPARED, PREPARING, REPLACED, finishRestore } from './finish-restore.ts'
import { FOREIGN, refuseForeignSchema } from './foreign-schema.ts'
import { replacedHead } from './replaced-head.ts'
import { sealRestored } from './seal-restored.ts'

/** Ten times what ten years of a busy shop come to. */
export const LARGEST_BYTES = 32 * 1024 ** 3

export interface RestoreOptions {
  /** Where the journal lies, or lay. It must be closed. */
  readonly path: string
  readonly key: Uint8Array
  readonly clock: Clock
  readonly random: Random
  /** What `startJournal` holds; taken for the time of the restore where nobody holds it. */
  readonly lease?: Lease
  /** Bytes we may still write in a folder; the file system's answer unless told. */
  readonly freeBytes?: (folder: string) => number
}

/**
 * Puts a backup in the journal's place. It is copied and everything is checked on the copy; there it
 * gets a new terminal, whose first event seals the old chain, and the need to reconcile. Then the
 * present files, with their WAL, are moved aside (never deleted) and the copy takes their name: at
 * once after a crash too, by the next start. Returns the folder with the files that were replaced,
 * which is there if any were.
 *
 * @throws JournalDamaged, JournalWrongKey, JournalFromNewerVersion (the backup's), JournalUnwritable,
 * JournalInUse, JournalPlaceRefused; the present journal is then untouched.
 */
export function restoreBackup(backupPath: string, options: RestoreOptions): string {
  return underLease(options, (held) => restorePrepared(prepareRestore(backupPath, held), held))
}

/**
 * The first half, which leaves the journal alone and may run while it is open: copies the backup and
 * checks everything on the copy. Returns the folder it lies in, for `restorePrepared`; the next start
 * takes it away where that never comes.
 *
 * @throws as `restoreBackup`
 */
export function prepareRestore(
  backupPath: string,
  options: Omit<RestoreOptions, 'random' | 'lease'>,
): string {
  const { path, key, clock } = options
  const place = findPlace(path)
  const draft = join(place.folder, `${PREPARING}${timeStamp(clock.now())}`)
  try {
    mkdirSync(draft, { mode: 0o700 })
    const copy = join(draft, basename(place.path))
    refuseUnfit(backupPath, (options.freeBytes ?? freeBytes)(place.folder))
    copyFileSync(backupPath, copy, constants.COPYFILE_EXCL)
    chmodSync(copy, 0o600)
    refuseForeignSchema(copy, key)
    allAtOnce(verifyFile(copy, key))
    return draft
  } catch (error) {
    discardRestore(draft)
    throw fileError(error)
  }
}

/** The copy must leave the till that may be running meanwhile enough room to write. */
function refuseUnfit(backupPath: string, freeBytes: number): void {
  const found = lstatSync(backupPath)
  if (!found.isFile()) throw new JournalDamaged(`${FOREIGN} file`)
  if (found.size > LARGEST_BYTES) throw new JournalDamaged(`${FOREIGN} size`)
  if (freeBytes - found.size < LOW_SPACE_BYTES) throw new JournalUnwritable('ENOSPC')
}

/**
 * The second half, on a journal that is closed: seals what was prepared and puts it in the journal's
 * place. Whatever goes wrong, the draft is gone afterwards.
 *
 * @throws JournalInUse, JournalUnwritable; the present journal is then untouched
 */
export function restorePrepared(draft: string, options: RestoreOptions): string {
  try {
    return underLease(options, (held) => replaceJournal(draft, held))
  } finally {
    discardRestore(draft)
  }
}

/**
 * An empty journal where there is nothing left to restore, for a person to decide. It too has to
 * reconcile, from the beginning.
 */
export function beginAnew(options: RestoreOptions): string {
  const { folder } = findPlace(options.path)
  const draft = join(folder, `${PREPARING}${timeStamp(options.clock.now())}`)
  return underLease(options, (held) => {
    mkdirSync(draft, { mode: 0o700 })
    return restorePrepared(draft, held)
  })
}

function underLease<T>(options: RestoreOptions, run: (held: RestoreOptions) => T): T {
  const place = findPlace(options.path)
  const lease = options.lease ?? takeLease(place.folder)
  try {
    return run({ ...options, path: place.path, lease })
  } catch (error) {
    throw fileError(error)
  } finally {
    if (options.lease === undefined) lease.release()
  }
}

/** Where the draft holds no file, an empty journal is made. */
function replaceJournal(draft: string, options: RestoreOptions): string {
  const { path, key } = options
  const stamp = basename(draft).slice(PREPARING.length)
  const copy = join(draft, basename(path))
  const replaced = replacedHead(path, key, join(draft, 'look'))
  const connection = connect(copy, key)
  try {
    sealRestored(connection, { ...options, replaced })
  } finally {
    // The last connection moves the WAL into the file and takes it away.
    connection.close()
  }
  syncFile(copy)
  syncFolder(draft)
  renameSync(draft, join(dirname(draft), `${PREPARED}${stamp}`))
  syncFolder(dirname(draft))
  finishRestore(path)
  return join(dirname(path), `${REPLACED}${stamp}`)
}

/**
 * Takes away what `prepareRestore` has made. Gone already when all went well; else the next start
 * takes it away if this cannot.
 */
export function discardRestore(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true })
  } catch {
    // What went wrong before is what the caller must hear of.
  }
}
