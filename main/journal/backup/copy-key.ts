import { constants, copyFileSync, existsSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFile, syncFolder } from '../sync-file.ts'
import { keyFileOf } from './list-backups.ts'

/**
 * Copies `journal.key`, where there is one, beside the backup of that path, which comes after it: a
 * finished backup is never without its key.
 */
export function copyKey(journalFolder: string, backupPath: string): void {
  const source = join(journalFolder, 'journal.key')
  if (!existsSync(source)) return
  const draft = `${backupPath}.making`
  copyFileSync(source, draft, constants.COPYFILE_FICLONE)
  syncFile(draft)
  renameSync(draft, keyFileOf(backupPath))
  syncFolder(dirname(backupPath))
}
