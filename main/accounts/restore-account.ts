import { basename } from 'node:path'
import type { Clock } from '../../preload/contract/clock.ts'
import type { Output } from '../../preload/contract/contract.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { listBackups } from '../journal/backup/list-backups.ts'
import { discardRestore } from '../journal/restore/restore-backup.ts'
import { doJob } from '../journal/workshop/do-job.ts'
import { whyUnusable } from './backup-trouble.ts'

/** The account as it stands while its journal is open. */
export interface RunningAccount {
  /** False while a charge is on its way. */
  mayLeave(): boolean
  /** Stops the till, closes the readers and the journal, gives the lease back. */
  leave(): Promise<void>
  /** Opens the account again, with the journal that was there: nothing has taken its place. */
  reopen(): void
}

export interface AccountToRestore {
  readonly journalPath: string
  /** Copied; `leave` may wipe it. */
  readonly key: Uint8Array
  readonly clock: Clock
  /** Null in front of a closed door. */
  readonly running: RunningAccount | null
}

type Restarting = Output<'backup.restore'>

/**
 * Puts the backup of that name in the journal's place, in threads of its own. While it is copied and
 * all of it is checked on the copy, which takes minutes for a large one, the account stays open and
 * sells. Only then is it closed, for as long as it takes to seal the copy and to give it its name.
 * `restarting` asks the caller to do that.
 *
 * `backup-unusable`: nothing was changed and the account is as it was. `charge-in-flight`: the same.
 */
export function restoreAccount(
  name: string,
  account: AccountToRestore,
): Promise<Result<Restarting>> {
  return asFailure(() => restore(name, account))
}

/**
 * An empty journal in the place of one that cannot be read any more. What was there stays in a folder
 * beside it, and the gateway has to be asked before anything is charged.
 */
export function beginAccountAnew(account: AccountToRestore): Promise<Result<Restarting>> {
  const job = jobOf(account)
  return asFailure(() => change(account, () => doJob({ kind: 'begin-anew', ...job }))).finally(() =>
    job.key.fill(0),
  )
}

async function restore(name: string, account: AccountToRestore): Promise<Result<Restarting>> {
  const { journalPath, running } = account
  // The page says a name. It is looked for among the backups there are; it is never part of a path.
  const backup = listBackups(journalPath).find((known) => basename(known.path) === name)
  if (backup === undefined) return fail({ kind: 'backup-unusable', why: 'gone' })
  if (running?.mayLeave() === false) return fail({ kind: 'charge-in-flight' })
  const job = jobOf(account)
  let draft: string | null = null
  try {
    const prepared = await doJob({ kind: 'prepare-restore', backupPath: backup.path, ...job })
    draft = prepared
    return await change(account, () => doJob({ kind: 'finish-restore', draft: prepared, ...job }))
  } finally {
    if (draft !== null) discardRestore(draft)
    job.key.fill(0)
  }
}

function jobOf({ journalPath: path, key, clock }: AccountToRestore) {
  return { path, key: Uint8Array.from(key), nowMs: clock.now() }
}

/** Closes the account for what changes its journal, and opens it again where that went wrong. */
async function change(
  { running }: AccountToRestore,
  run: () => Promise<unknown>,
): Promise<Result<Restarting>> {
  if (running?.mayLeave() === false) return fail({ kind: 'charge-in-flight' })
  try {
    await running?.leave()
    await run()
    return ok({ state: 'restarting' })
  } catch (error) {
    running?.reopen()
    throw error
  }
}

async function asFailure(run: () => Promise<Result<Restarting>>): Promise<Result<Restarting>> {
  try {
    return await run()
  } catch (error) {
    const why = whyUnusable(error)
    if (why === null) throw error
    return fail({ kind: 'backup-unusable', why })
  }
}
