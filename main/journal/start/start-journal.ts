import { listBackups } from '../backup/list-backups.ts'
import type { Backup } from '../backup/list-backups.ts'
import { openJournal } from '../open-journal.ts'
import type { JournalOptions } from '../open-journal.ts'
import type { Journal } from '../records.ts'
import { finishRestore } from '../restore/finish-restore.ts'
import { findDamage } from './find-damage.ts'
import { findPlace } from './find-place.ts'
import { takeLease } from './lease.ts'
import type { Lease } from './lease.ts'
import { setAside } from './set-aside.ts'
import { LOW_SPACE_BYTES, freeBytes } from './space.ts'

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

export interface StartOptions extends JournalOptions {
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
  const { folder, path } = findPlace(options.path)
  const lease = takeLease(folder)
  try {
    finishRestore(path)
    const backups = listBackups(path)
    const looked = { path, key: options.key, backups }
    const damage = findDamage(looked)
    if (damage !== null) throw setAside(damage, looked, options.clock.now())
    const journal = openJournal({ ...options, path })
    const free = (options.freeBytes ?? freeBytes)(folder)
    return {
      journal,
      path,
      lease,
      backups: listBackups(path),
      lowSpaceBytes: free < LOW_SPACE_BYTES ? free : null,
      close() {
        journal.close()
        lease.release()
      },
    }
  } catch (error) {
    lease.release()
    throw error
  }
}
