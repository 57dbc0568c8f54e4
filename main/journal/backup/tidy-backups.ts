import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { syncFolder } from '../sync-file.ts'
import { readBackupName } from './backup-name.ts'
import { keyFileOf, namesIn } from './list-backups.ts'

/** How a file's name begins while it is not yet a backup. */
export const DRAFT = 'making-'

/** Two weeks of days with trade. */
const KEPT = 14

/** What an interrupted run left: drafts, SQLite's files beside them, and keys without a backup. */
export function removeDrafts(folder: string): void {
  const files = namesIn(folder)
  for (const file of files) {
    const isOrphan = file.endsWith('.key') && !files.includes(file.replace(/\.key$/, '.db'))
    if (file.startsWith(DRAFT) || file.endsWith('.making') || isOrphan) {
      rmSync(join(folder, file), { force: true })
    }
  }
}

/** Removes all but the newest fourteen. The one just made stays whatever its clock said. */
export function keepNewest(folder: string, justMade: string): void {
  const made = basename(justMade)
  const others = namesIn(folder).filter((file) => readBackupName(file) !== null && file !== made)
  for (const file of others
    .toSorted()
    .toReversed()
    .slice(KEPT - 1)) {
    rmSync(join(folder, file), { force: true })
    rmSync(join(folder, keyFileOf(file)), { force: true })
  }
  syncFolder(folder)
}
