import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from '../errors.ts'
import { readBackupName } from './backup-name.ts'
import type { BackupName } from './backup-name.ts'

const DAY_MS = 86_400_000
/** Korea has had one offset and no summer time since 1988. */
const SEOUL_MS = 9 * 3_600_000

export interface Backup extends BackupName {
  readonly path: string
  readonly bytes: number
  /** The wrapped key that was copied with it, or null. */
  readonly keyPath: string | null
}

/** Where the backups of a journal lie: `backups` beside it. */
export function backupFolder(journalPath: string): string {
  return join(dirname(journalPath), 'backups')
}

/**
 * Finished backups, the newest first; a file only gets such a name once it has been verified. None
 * when there is no folder. Throws the file system's error when it cannot be read.
 */
export function listBackups(journalPath: string): readonly Backup[] {
  const folder = backupFolder(journalPath)
  const files = namesIn(folder)
  return files
    .toSorted()
    .toReversed()
    .flatMap((file) => {
      const name = readBackupName(file)
      if (name === null) return []
      const keyFile = keyFileOf(file)
      const keyPath = files.includes(keyFile) ? join(folder, keyFile) : null
      const path = join(folder, file)
      return [{ ...name, path, keyPath, bytes: statSync(path).size }]
    })
}

/** `….key` beside `….db`: each backup opens with the recovery code of its own time, wherever it is. */
export function keyFileOf(backup: string): string {
  return backup.replace(/\.db$/, '.key')
}

/**
 * Whether the day's backup is still to be made: none was, on this day in Seoul. One that a wrong
 * clock dated into the future does not count.
 */
export function isBackupDue(backups: readonly BackupName[], nowMs: number): boolean {
  const today = Math.floor((nowMs + SEOUL_MS) / DAY_MS)
  return !backups.some(({ takenAt }) => Math.floor((takenAt + SEOUL_MS) / DAY_MS) === today)
}

export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
