import { dirname, join } from 'node:path'
import { timeStamp } from '../backup/backup-name.ts'
import { namesIn } from '../backup/list-backups.ts'
import type { Backup } from '../backup/list-backups.ts'
import { JournalDamaged } from '../errors.ts'
import { moveAside } from '../journal-files.ts'
import { DAMAGED } from '../restore/finish-restore.ts'
import { checksOut } from '../verify-file.ts'
import type { Damage } from './find-damage.ts'
import type { LookedAt } from './quick-look.ts'

/**
 * Moves a damaged journal's files aside as they are and says what can be done. No new journal is
 * made: while a folder with this name lies there, every start ends here.
 */
export function setAside(damage: Damage, looked: LookedAt, nowMs: number): JournalDamaged {
  const asideFolder = undecidedFolder(looked.path) ?? newFolder(looked.path, nowMs)
  moveAside(looked.path, asideFolder)
  return new JournalDamaged(damage.cause, {
    ...damage,
    asideFolder,
    newestGoodBackup: newestGood(looked.backups, looked.key),
  })
}

function undecidedFolder(path: string): string | null {
  const name = namesIn(dirname(path)).find((file) => file.startsWith(DAMAGED))
  return name === undefined ? null : join(dirname(path), name)
}

function newFolder(path: string, nowMs: number): string {
  return join(dirname(path), `${DAMAGED}${timeStamp(nowMs)}`)
}

function newestGood(backups: readonly Backup[], key: Uint8Array): string | null {
  return backups.find(({ path }) => checksOut(path, key))?.path ?? null
}
