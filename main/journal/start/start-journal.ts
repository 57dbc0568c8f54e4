import { dirname } from 'node:path'
import { listBackups } from '../backup/list-backups.ts'
import type { Backup } from '../backup/list-backups.ts'
import { openJournal } from '../open-journal.ts'
import type { Journal } from '../records.ts'
import { finishRestore } from '../restore/finish-restore.ts'
import { doJob } from '../workshop/do-job.ts'
import { findPlace } from './find-place.ts'
import { takeLease } from './lease.ts'
import type { Lease } from './lease.ts'
import { isReady, refuseDamaged } from './make-ready.ts'
import type { ReadyOptions } from './make-ready.ts'
import { lowSpaceBytes } from './space.ts'

export interface StartedJournal {
  readonly journal: Journal
  /** Where it really lies, links followed: for `openReader`, `listBackups` and `restoreBackup`. */
  readonly path: string
  readonly lease: Lease
  /** Newest first, as of the start. */
  readonly backups: readonly Backup[]
  /** Bytes left on the disk when they are fewer than 200 MB, else null. */
  readonly lowSpaceBytes: number | null
  /** Closes the journal and gives the lease back. The readers must have been closed before. */
  close(): void
}

export interface StartOptions extends ReadyOptions {
  /** Bytes we may still write in a folder; the file system's answer unless told. */
  readonly freeBytes?: (folder: string) => number
}

/**
 * Opens the one journal of this folder, as its only writer: looks at the place, takes the lease,
 * ends a restore that was interrupted, looks for damage, and only then opens, backing up before a
 * migration.
 *
 * @throws JournalPlaceRefused, JournalInUse, JournalWrongKey, JournalFromNewerVersion: nothing was
 * touched. JournalDamaged with a `report`: the files were moved aside as they were and nothing was
 * made in their place; `restoreBackup` or `beginAnew` when a person has decided. JournalUnwritable.
 */
export function startJournal(options: StartOptions): StartedJournal {
  const { path, lease } = occupy(options.path)
  try {
    refuseDamaged({ ...options, path })
    return open(options, { path, lease })
  } catch (error) {
    lease.release()
    throw error
  }
}

/**
 * The same for a program whose window must go on living: what reads whole files (the backup before a
 * migration, the migration, the search for a good backup of a damaged journal) is done in a thread of
 * its own. A journal with nothing of the kind to do is opened at once.
 *
 * @throws as `startJournal`
 */
export async function startJournalAsync(
  options: Omit<StartOptions, 'migrations'>,
): Promise<StartedJournal> {
  const { path, lease } = occupy(options.path)
  try {
    const { key, clock, keptHead = null } = options
    if (!isReady({ path, key, keptHead })) {
      await doJob({ kind: 'make-ready', path, key, keptHead, nowMs: clock.now() })
    }
    return open(options, { path, lease })
  } catch (error) {
    lease.release()
    throw error
  }
}

interface Occupied {
  readonly path: string
  readonly lease: Lease
}

function occupy(wanted: string): Occupied {
  const { folder, path } = findPlace(wanted)
  const lease = takeLease(folder)
  try {
    finishRestore(path)
    return { path, lease }
  } catch (error) {
    lease.release()
    throw error
  }
}

function open(options: StartOptions, { path, lease }: Occupied): StartedJournal {
  const journal = openJournal({ ...options, path })
  return {
    journal,
    path,
    lease,
    backups: listBackups(path),
    lowSpaceBytes: lowSpaceBytes(dirname(path), options.freeBytes),
    close() {
      journal.close()
      lease.release()
    },
  }
}
