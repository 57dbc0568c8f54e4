import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { namesIn } from '../backup/list-backups.ts'
import { filesOf, moveAside } from '../journal-files.ts'
import { syncFolder } from '../sync-file.ts'

/** A restore that is still being prepared: nothing of the journal has been touched yet. */
export const PREPARING = 'restoring-'
/** One that is prepared. Giving a folder this name is the moment that decides. */
export const PREPARED = 'restored-'
/** What a restore put out of the way; kept for a person to look at. */
export const REPLACED = 'replaced-'
/** Moved aside because it is damaged, and nobody has decided yet. */
export const DAMAGED = 'damaged-'

/**
 * Brings a restore to its end that was decided, and takes away one that was not. Whatever the
 * moment of a power cut, after this there is the old journal, whole, or the restored one, whole.
 * Only under the lease and while the journal is closed.
 */
export function finishRestore(path: string): void {
  const folder = dirname(path)
  const names = namesIn(folder)
  for (const name of names.filter((name) => name.startsWith(PREPARED))) finish(path, name)
  for (const name of names.filter((name) => name.startsWith(PREPARING))) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function finish(path: string, name: string): void {
  const folder = dirname(path)
  const prepared = join(folder, name, basename(path))
  const stamp = name.slice(PREPARED.length)
  // The restored file leaves its folder last: while it is there, the one outside is the old one.
  if (existsSync(prepared)) {
    const isThere = filesOf(path).some((file) => existsSync(file))
    if (isThere) moveAside(path, join(folder, `${REPLACED}${stamp}`))
    renameSync(prepared, path)
    syncFolder(folder)
  }
  for (const damaged of namesIn(folder).filter((name) => name.startsWith(DAMAGED))) {
    const kept = `${REPLACED}${damaged.slice(DAMAGED.length)}`
    renameSync(join(folder, damaged), join(folder, kept))
  }
  rmSync(join(folder, name), { recursive: true, force: true })
  syncFolder(folder)
}
