import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '../../preload/contract/account.ts'
import type { Output } from '../../preload/contract/contract.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { namesIn } from '../journal/backup/list-backups.ts'
import { syncFolder } from '../journal/sync-file.ts'
import { unwrapAnyCopy } from '../vault/key-copies.ts'
import { readRecoveryCode, type RecoveryCode } from '../vault/recovery-code.ts'
import { accountFolder } from './account-folder.ts'
import { newAccountId, type AccountsFile } from './accounts-file.ts'
import { lookAtBackupFile, type BackupFile } from './backup-file.ts'
import { whyUnusable } from './backup-trouble.ts'
import { isKeyHere } from './key-is-here.ts'
import { mistyped } from './recovery-desk.ts'
import { fillFolder, type Filled } from './restored-folder.ts'
import type { AccountTools } from './tools.ts'
import { vaultOf } from './vault-of.ts'

/** How a folder's name begins until its account is whole; no account's own does. */
const PREPARING = 'restoring-'

export interface FileRestoreParts extends Pick<
  AccountTools,
  'userDataDir' | 'clock' | 'random' | 'keychain'
> {
  readonly accounts: Pick<AccountsFile, 'list' | 'add'>
  /** The system's own dialog; null where a person closed it. */
  readonly ask: () => Promise<string | null>
}

/** Brings an account to this PC from a backup that lies somewhere else, a stick for one. */
export interface FileRestore {
  /** Remembers the chosen file; the page learns what its name says and never its path. */
  choose(): Promise<Output<'restore.choose'>>
  /**
   * Opens the chosen file with the recovery code, checks all of it on a copy, and adds it as an
   * account of its own, which has to reconcile before it charges. The key goes into this PC's
   * keychain; where that does not take it, the account opens by the code. Whatever goes wrong,
   * nothing is left behind, and the file stays chosen for another code.
   *
   * Mode and name are those of its profile; from before there was one it is `live`, and its folder's
   * name. `backup-unusable`: the disk refused (`unwritable`), or the file has gone (`gone`).
   */
  open(typed: string): Promise<Result<Output<'restore.open'>>>
}

type Opened = Result<Output<'restore.open'>>
type ShopAccount = Account & { readonly mode: 'test' | 'live' }

export function createFileRestore(parts: FileRestoreParts): FileRestore {
  const { userDataDir, clock, random, accounts } = parts
  const accountsFolder = join(userDataDir, 'accounts')
  let chosen: BackupFile | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function choose(): Promise<Output<'restore.choose'>> {
    const path = await parts.ask()
    if (path === null) return { state: 'cancelled' }
    chosen = lookAtBackupFile(path)
    if (chosen === null) return { state: 'not-a-backup' }
    return { state: 'chosen', backup: chosen.summary, hasKey: chosen.keyFiles.length > 0 }
  }

  /** One at a time: a restore may take minutes, and another would clear its folder away. */
  function open(typed: string): Promise<Opened> {
    const opened = turn.then(() => openChosen(typed))
    turn = opened.catch(() => undefined)
    return opened
  }

  async function openChosen(typed: string): Promise<Opened> {
    const read = readRecoveryCode(typed)
    if (read.state !== 'ok') return ok(mistyped(read))
    // Taken: another may be chosen meanwhile.
    const file = chosen
    chosen = null
    try {
      const opened: Opened =
        file === null ? ok({ state: 'nothing-chosen' }) : await openFile(file, read.code)
      if (!opened.ok || opened.value.state !== 'restored') chosen ??= file
      return opened
    } finally {
      read.code.fill(0)
    }
  }

  async function openFile(file: BackupFile, code: RecoveryCode): Promise<Opened> {
    const unwrapped = unwrapAnyCopy(file.keyFiles, code)
    if (unwrapped.state === 'missing') return ok({ state: 'no-file' })
    if (unwrapped.state !== 'ok') return ok({ state: unwrapped.state })
    const { key } = unwrapped
    try {
      if (isKeyHere(userDataDir, accounts.list(), key)) return ok({ state: 'already-here' })
      removePrepared()
      const folder = join(accountsFolder, `${PREPARING}${randomBytes(6).toString('hex')}`)
      const filled = await fillFolder(folder, { file, key, code, clock, random })
      if (filled.state !== 'filled') return answerOf(filled)
      return await add(filled, { folder, key })
    } finally {
      key.fill(0)
    }
  }

  async function add(
    { mode, name }: Extract<Filled, { state: 'filled' }>,
    { folder, key }: { readonly folder: string; readonly key: Uint8Array },
  ): Promise<Opened> {
    const accountId = newAccountId(mode, random)
    const account: ShopAccount = { accountId, mode, name: name === '' ? accountId : name }
    const place = accountFolder(userDataDir, account)
    try {
      renameSync(folder, place.folder)
      syncFolder(accountsFolder)
      accounts.add(account)
    } catch (error) {
      for (const left of [folder, place.folder]) rmSync(left, { recursive: true, force: true })
      const why = whyUnusable(error) ?? 'unwritable'
      return fail({ kind: 'backup-unusable', why })
    }
    // What the keychain says is shown when the account is opened: then it is asked for the key.
    await vaultOf(account, parts)?.writeJournalKey(key)
    return ok({ state: 'restored', account })
  }

  /** What a program left that was ended in the middle. */
  function removePrepared(): void {
    for (const name of namesIn(accountsFolder).filter((name) => name.startsWith(PREPARING))) {
      rmSync(join(accountsFolder, name), { recursive: true, force: true })
    }
  }

  return { choose, open }
}

function answerOf(filled: Exclude<Filled, { state: 'filled' }>): Opened {
  const { state } = filled
  if (state === 'gone' || state === 'unwritable')
    return fail({ kind: 'backup-unusable', why: state })
  return ok({ state })
}
