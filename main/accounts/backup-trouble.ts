import type { BackupUnusable } from '../../preload/contract/result.ts'
import {
  JournalDamaged,
  JournalFromNewerVersion,
  JournalWrongKey,
  fileError,
} from '../journal/errors.ts'
import { JournalUnwritable } from '../journal/records.ts'
import { FOREIGN } from '../journal/restore/foreign-schema.ts'
import { JournalInUse } from '../journal/start/lease.ts'
import { JournalPlaceRefused } from '../journal/start/place.ts'

/** Why a backup could not be put in a journal's place, or null where it is a bug. */
export function whyUnusable(thrown: unknown): BackupUnusable | null {
  const error = fileError(thrown)
  if (error instanceof JournalDamaged) {
    return error.detail.startsWith(FOREIGN) ? 'refused' : 'damaged'
  }
  if (error instanceof JournalWrongKey) return 'wrong-key'
  if (error instanceof JournalFromNewerVersion) return 'newer'
  if (error instanceof JournalUnwritable) return error.code === 'ENOENT' ? 'gone' : 'unwritable'
  const isPlace = error instanceof JournalPlaceRefused || error instanceof JournalInUse
  return isPlace ? 'unwritable' : null
}
