import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Connection } from '../connection.ts'
import { contentsOf, liesBetween } from '../contents.ts'
import type { Contents } from '../contents.ts'
import { JournalDamaged, fileError } from '../errors.ts'
import type { Steps } from '../steps.ts'
import { syncFile, syncFolder } from '../sync-file.ts'
import { verifyFile } from '../verify-file.ts'
import { backupFileName } from './backup-name.ts'
import type { BackupReason } from './backup-name.ts'
import { copyKey } from './copy-key.ts'
import { backupFolder } from './list-backups.ts'
import { DRAFT, keepNewest, removeDrafts } from './tidy-backups.ts'

export interface BackupPlan {
  readonly journalPath: string
  readonly key: Uint8Array
  readonly reason: BackupReason
  /** Epoch ms, for the name. */
  readonly takenAt: number
}

/**
 * A backup of what the connection sees: `VACUUM INTO`, which keeps the encryption and its key, then
 * opened and verified, synced, and only then given its name. Until that rename there is nothing but
 * a draft, which the next run removes. Returns the path. Two of the steps each read the whole file.
 *
 * @throws JournalDamaged when the copy or the journal does not check out; JournalUnwritable
 */
export function* backupSteps(connection: Connection, plan: BackupPlan): Steps<string> {
  const folder = backupFolder(plan.journalPath)
  const draft = join(folder, `${DRAFT}${randomBytes(6).toString('hex')}.db`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    removeDrafts(folder)
    const copy = yield* verifiedCopy(connection, draft, plan.key)
    if (copy.head === null) throw new JournalDamaged('a backup without a terminal')
    const { terminal, seq: headSeq } = copy.head
    const path = join(folder, backupFileName({ ...plan, terminal, headSeq }))
    copyKey(dirname(plan.journalPath), path)
    renameSync(draft, path)
    syncFolder(folder)
    keepNewest(folder, path)
    return path
  } catch (error) {
    throw fileError(error)
  } finally {
    discard(draft)
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // Whatever went wrong before is what the caller must hear of; the next run tries again.
  }
}

function* verifiedCopy(connection: Connection, draft: string, key: Uint8Array): Steps<Contents> {
  const before = contentsOf(connection)
  // SQLite fills an empty file as well, and leaves it the mode it has.
  closeSync(openSync(draft, 'wx', 0o600))
  connection.prepare('VACUUM INTO ?').run(draft)
  yield
  const after = contentsOf(connection)
  syncFile(draft)
  const copy = yield* verifyFile(draft, key)
  if (!liesBetween(copy, before, after)) throw new JournalDamaged('a backup with other rows')
  return copy
}
