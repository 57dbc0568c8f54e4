import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listBackups, namesIn } from '../backup/list-backups.ts'
import { connectToRead } from '../read-connection.ts'
import { DAMAGED, PREPARED, REPLACED } from '../restore/finish-restore.ts'
import { leavingFiles } from './leaving-files.ts'
import { takeLease } from './lease.ts'
import type { Lease } from './lease.ts'
import { fitsSomePage } from './page-seal.ts'

/** Whether there is a journal in this folder, or anything that shows that there was one. */
export function wasEverMade(path: string): boolean {
  return existsSync(path) || existsSync(`${path}-wal`) || leftovers(path).length > 0
}

/**
 * Whether the key is this journal's, by its own pages or, where it has none to try it on, by those of
 * its backups and of the files that were moved aside. True where nothing can be tried. A journal that
 * is damaged still knows its key. Leaves every file as it is.
 */
export function keyOpens(path: string, key: Uint8Array): boolean {
  if (hasPages(path)) return fitsSomePage(path, key) || opens(path, key)
  const others = leftovers(path).filter(hasPages)
  return others.length === 0 || others.some((file) => fitsSomePage(file, key))
}

/** For a young journal whose program was killed: the file has one page, its WAL the others. */
function opens(path: string, key: Uint8Array): boolean {
  let lease: Lease
  try {
    lease = takeLease(dirname(path))
  } catch {
    // Another program has it open; `startJournal` says so.
    return true
  }
  try {
    return leavingFiles(path, () => connects(path, key))
  } finally {
    lease.release()
  }
}

function connects(path: string, key: Uint8Array): boolean {
  try {
    connectToRead(path, key, 'wal').close()
    return true
  } catch {
    // Another key, another kind of file or damage: all that matters here is that it did not open.
    return false
  }
}

function hasPages(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

function leftovers(path: string): readonly string[] {
  const folder = dirname(path)
  const aside = namesIn(folder)
    .filter((name) => [DAMAGED, PREPARED, REPLACED].some((start) => name.startsWith(start)))
    .map((name) => join(folder, name, 'journal.db'))
  return [...listBackups(path).map((backup) => backup.path), ...aside]
}
