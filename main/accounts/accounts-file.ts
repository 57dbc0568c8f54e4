import { readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import {
  accountIdSchema,
  accountNameSchema,
  type Account,
  type AccountMode,
} from '../../preload/contract/account.ts'
import type { Random } from '../../preload/contract/clock.ts'
import { practiceProfile } from '../practice-account.ts'
import { replaceFile } from '../vault/replace-file.ts'
import { PRACTICE_ID } from './account-folder.ts'

const MODES = ['test', 'live'] as const
type ShopMode = (typeof MODES)[number]

/** Practice is not in the file: it is always there. */
const fileShape = z.strictObject({
  current: accountIdSchema,
  accounts: z.array(
    z.strictObject({
      accountId: accountIdSchema.refine((id) => id !== PRACTICE_ID),
      mode: z.enum(MODES),
      name: accountNameSchema,
    }),
  ),
})
type Listed = z.infer<typeof fileShape>

export const PRACTICE: Account = {
  accountId: PRACTICE_ID,
  mode: 'practice',
  name: practiceProfile.name,
}

/**
 * A name for a new account's folder and for its secrets: its mode and 40 random bits, so that the mode
 * can be read off the folder where the list was lost.
 */
export function newAccountId(mode: ShopMode, random: Random): string {
  return `${mode}-${Buffer.from(random.bytes(5)).toString('hex')}`
}

/**
 * Which accounts this installation has and which it works in: `accounts.json`, 0600, replaced in one
 * step. It holds no secret and nothing that is not in the accounts' own folders.
 */
export class AccountsFile {
  readonly #path: string
  #listed: Listed

  /**
   * A damaged file is kept under another name, `onDamaged` is told, practice is current and the
   * accounts are listed by their folders, under the folders' names.
   *
   * @throws the system's error where the file is there and cannot be read; it is left as it is then
   */
  constructor(path: string, onDamaged: () => void) {
    this.#path = path
    const read = readListed(path)
    if (read === 'damaged') {
      renameSync(path, `${path}.damaged-${Date.now()}`)
      onDamaged()
    }
    this.#listed =
      typeof read === 'string' ? { current: PRACTICE_ID, accounts: listFolders(path) } : read
  }

  /** Practice where the file names an account that is not listed. */
  get current(): Account {
    return this.find(this.#listed.current) ?? PRACTICE
  }

  /** Practice first. */
  list(): readonly Account[] {
    return [PRACTICE, ...this.#listed.accounts]
  }

  find(accountId: string): Account | null {
    return this.list().find((account) => account.accountId === accountId) ?? null
  }

  /** @throws the system's error where the disk refuses; the list is as it was then */
  add(account: Account & { readonly mode: ShopMode }): void {
    this.#save({ ...this.#listed, accounts: [...this.#listed.accounts, account] })
  }

  /** Which account the next start opens. */
  choose(accountId: string): void {
    this.#save({ ...this.#listed, current: accountId })
  }

  /** Practice keeps its name. */
  rename(accountId: string, name: string): void {
    const accounts = this.#listed.accounts.map((account) =>
      account.accountId === accountId ? { ...account, name } : account,
    )
    this.#save({ ...this.#listed, accounts })
  }

  #save(listed: Listed): void {
    replaceFile(this.#path, Buffer.from(JSON.stringify(listed)))
    this.#listed = listed
  }
}

function readListed(path: string): Listed | 'missing' | 'damaged' {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    // A disk that does not answer says nothing about the list: it must not be moved aside.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return 'missing'
  }
  try {
    const read = fileShape.safeParse(JSON.parse(text))
    return read.success ? read.data : 'damaged'
  } catch {
    return 'damaged'
  }
}

function listFolders(path: string): Listed['accounts'] {
  return namesIn(join(dirname(path), 'accounts')).flatMap((accountId) => {
    const mode = modeOf(accountId)
    return mode === null ? [] : [{ accountId, mode, name: accountId }]
  })
}

function modeOf(accountId: string): Exclude<AccountMode, 'practice'> | null {
  if (!accountIdSchema.safeParse(accountId).success) return null
  return MODES.find((mode) => accountId.startsWith(`${mode}-`)) ?? null
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}
