import { basename } from 'node:path'
import type { BackupSummary, Door, RefusedReason } from '../../preload/contract/account.ts'
import type { Backup } from '../journal/backup/list-backups.ts'
import {
  JournalDamaged,
  JournalFromNewerVersion,
  JournalWrongKey,
  type DamageReport,
} from '../journal/errors.ts'
import { KeyFileUnusable } from '../journal/key-file.ts'
import { JournalUnwritable } from '../journal/records.ts'
import { JournalInUse } from '../journal/start/lease.ts'
import { JournalPlaceRefused } from '../journal/start/place.ts'
import { PracticeStateUnreadable } from '../practice/state/open-state.ts'

/**
 * The door that an error of opening an account stands for, or null where it is a bug. `listBackups` is
 * asked only where the journal is damaged.
 */
export function doorOfError(error: unknown, listBackups: () => readonly Backup[]): Door | null {
  if (error instanceof JournalDamaged) return damagedDoor(error.report, listBackups())
  const why = refusedReason(error)
  return why === null ? null : { state: 'refused', why }
}

function damagedDoor(report: DamageReport | null, backups: readonly Backup[]): Door {
  const newest = report?.newestGoodBackup ?? null
  return {
    state: 'damaged',
    // Without a report it broke under the migration, when the look at the start had found nothing.
    cause: report?.cause ?? 'pages',
    readableOrders: report?.readableOrders ?? null,
    newestGoodBackup: newest === null ? null : basename(newest),
    backups: backups.map(summaryOf),
  }
}

/** A backup as the page may know it: by its name, never by its path. */
export function summaryOf(backup: Backup): BackupSummary {
  const { path, takenAt, reason, bytes, terminal, headSeq } = backup
  return { name: basename(path), takenAt, reason, bytes, terminal, headSeq }
}

function refusedReason(error: unknown): RefusedReason | null {
  if (error instanceof JournalPlaceRefused) return error.reason
  if (error instanceof JournalInUse) return 'in-use'
  if (error instanceof JournalFromNewerVersion) return 'newer'
  if (error instanceof JournalUnwritable) return 'unwritable'
  if (error instanceof JournalWrongKey) return 'wrong-key'
  if (error instanceof KeyFileUnusable) return 'key-file'
  if (error instanceof PracticeStateUnreadable) return 'practice-state'
  // The file system's own, from a folder that cannot be looked at.
  return error instanceof Error && 'syscall' in error ? 'unreachable' : null
}
