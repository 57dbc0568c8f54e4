import { existsSync, lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupSummary } from '../../preload/contract/account.ts'
import { readBackupName } from '../journal/backup/backup-name.ts'
import { keyFileOf } from '../journal/backup/list-backups.ts'
import { LARGEST_BYTES } from '../journal/restore/restore-backup.ts'
import { startsPlain } from '../journal/start/starts-plain.ts'
import { WRAPPED_KEY_FILE } from '../vault/key-copies.ts'

/** A file from elsewhere that can be one of our backups, as far as its outside tells. */
export interface BackupFile {
  readonly path: string
  readonly summary: BackupSummary
  /** The wrapped keys that lie beside it: its own first, then the journal's. */
  readonly keyFiles: readonly string[]
}

/**
 * Looks at a file without its key: the name, whether it is a file, how large, and how it begins. Null
 * for what cannot be one of our backups: a link, a pipe, a file of another name, a database that
 * nobody encrypted, or one that cannot be read.
 */
export function lookAtBackupFile(path: string): BackupFile | null {
  const name = readBackupName(path)
  if (name === null) return null
  try {
    const found = lstatSync(path)
    if (!found.isFile() || found.size === 0 || found.size > LARGEST_BYTES) return null
    if (startsPlain(path)) return null
    const summary = { ...name, name: basename(path), bytes: found.size }
    const beside = [keyFileOf(path), join(dirname(path), WRAPPED_KEY_FILE)]
    return { path, summary, keyFiles: beside.filter((file) => existsSync(file)) }
  } catch {
    // Gone again, or nobody may read it: not to be opened, for whatever reason.
    return null
  }
}
