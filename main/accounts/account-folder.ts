import { join } from 'node:path'
import type { Account } from '../../preload/contract/account.ts'
import { keyFileOf, listBackups } from '../journal/backup/list-backups.ts'
import { WRAPPED_KEY_FILE } from '../vault/key-copies.ts'

/** The account a first start opens with; it is always there and cannot be taken away. */
export const PRACTICE_ID = 'practice'

/** Where one account keeps everything it has on the disk. */
export interface AccountFolder {
  readonly folder: string
  readonly journalPath: string
  /** The journal's key: in practice the key itself, else wrapped by the recovery code. */
  readonly keyPath: string
}

/** `practice/`, or `accounts/<accountId>/`, in the program's own folder. Makes nothing. */
export function accountFolder(
  userDataDir: string,
  { accountId }: Pick<Account, 'accountId'>,
): AccountFolder {
  const folder =
    accountId === PRACTICE_ID
      ? join(userDataDir, PRACTICE_ID)
      : join(userDataDir, 'accounts', accountId)
  return {
    folder,
    journalPath: join(folder, 'journal.db'),
    keyPath: join(folder, WRAPPED_KEY_FILE),
  }
}

/** Where the wrapped key of each backup is, or belongs; the newest first. */
export function keyCopies({ journalPath }: AccountFolder): readonly string[] {
  return listBackups(journalPath).map(({ path }) => keyFileOf(path))
}
