import type { Preferences } from '../../preload/contract/preferences.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { AccountsFile } from '../accounts/accounts-file.ts'
import type { FileRestore } from '../accounts/restore-file.ts'
import type { AccountSession, OpenAccount } from '../accounts/session.ts'
import type { AccountTools } from '../accounts/tools.ts'

/** What the handlers call: made once by the composition root. */
export interface HandlerParts {
  readonly version: string
  readonly session: AccountSession
  readonly accounts: AccountsFile
  readonly fileRestore: FileRestore
  readonly tools: AccountTools
  readonly savePreferences: (preferences: Preferences) => void
  /** Ends the program and starts it again, a moment later: the answer goes out first. */
  readonly restart: () => void
}

type Work<T> = (open: OpenAccount) => Result<T> | Promise<Result<T>>

/** Uses the open account; `account-closed` while there is none. */
export async function whileOpen<T>({ session }: HandlerParts, work: Work<T>): Promise<Result<T>> {
  const open = session.open()
  return open === null ? fail({ kind: 'account-closed' }) : work(open)
}

/** The same for what touches keys and backups: the lock's code is asked again first (bar B-P14). */
export function whileConfirmed<T>(
  parts: HandlerParts,
  code: string | null,
  work: Work<T>,
): Promise<Result<T>> {
  return whileOpen(parts, async (open) => {
    const confirmed = await open.lock.confirm(code)
    if (!confirmed.ok) return confirmed
    // It may have been closed while the code was looked at.
    return parts.session.open() === open ? work(open) : fail({ kind: 'account-closed' })
  })
}

/** For what answers that it was done. */
export function done(): Result<Record<string, never>> {
  return ok({})
}
