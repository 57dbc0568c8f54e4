import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { Profile } from '../../preload/contract/profile.ts'
import { openJournal } from '../journal/open-journal.ts'
import { JournalUnwritable } from '../journal/records.ts'
import { fitsSomePage } from '../journal/start/page-seal.ts'
import { doJob } from '../journal/workshop/do-job.ts'
import { WRAPPED_KEY_FILE } from '../vault/key-copies.ts'
import type { RecoveryCode } from '../vault/recovery-code.ts'
import { setRecoveryCode } from '../vault/set-recovery-code.ts'
import type { BackupFile } from './backup-file.ts'
import { whyUnusable } from './backup-trouble.ts'

export interface Filling {
  readonly file: BackupFile
  readonly key: Uint8Array
  readonly code: RecoveryCode
  readonly clock: Clock
  readonly random: Random
}

/** `filled`: the folder holds a journal and its wrapped key. Otherwise there is no such folder. */
export type Filled =
  | { readonly state: 'filled'; readonly mode: 'test' | 'live'; readonly name: string }
  | { readonly state: 'not-this-journal' | 'damaged' | 'newer' | 'gone' | 'unwritable' }

/**
 * Makes the folder of an account from a backup: the key under the code that was typed, then a copy of
 * the backup, checked whole and sealed, in a thread of its own.
 */
export async function fillFolder(folder: string, filling: Filling): Promise<Filled> {
  try {
    return await fill(folder, filling)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return unfilled(error, filling)
  }
}

async function fill(folder: string, filling: Filling): Promise<Filled> {
  const { file, key, code, clock, random } = filling
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const wrapped = join(folder, WRAPPED_KEY_FILE)
  const set = setRecoveryCode({ journalKey: key, code, path: wrapped, copies: [], random })
  if (set.state !== 'set') throw new JournalUnwritable(set.state)
  const path = join(folder, 'journal.db')
  await doJob({ kind: 'restore', backupPath: file.path, path, key, nowMs: clock.now() })
  const journal = openJournal({ path, key, clock, random })
  try {
    return { state: 'filled', ...accountOf(journal.profile()) }
  } finally {
    journal.close()
  }
}

/** From before there was a profile, or unreadable: live, which expects no test payment. */
function accountOf(profile: Profile | null): { mode: 'test' | 'live'; name: string } {
  if (profile === null) return { mode: 'live', name: '' }
  const name = profile.name.trim() || profile.shop.name.trim().slice(0, 40)
  return { mode: profile.mode === 'test' ? 'test' : 'live', name }
}

function unfilled(error: unknown, { file, key }: Filling): Filled {
  const why = whyUnusable(error)
  if (why === null) throw error
  if (why === 'refused') return { state: 'damaged' }
  if (why !== 'wrong-key') return { state: why }
  // A first page that is damaged looks like another key; one good page behind it tells.
  return { state: isOurs(file.path, key) ? 'damaged' : 'not-this-journal' }
}

function isOurs(path: string, key: Uint8Array): boolean {
  try {
    return fitsSomePage(path, key)
  } catch {
    return false
  }
}
