import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AccountsFile } from '../../../main/accounts/accounts-file.ts'
import { createFileRestore, type FileRestore } from '../../../main/accounts/restore-file.ts'
import { starterProfile } from '../../../main/accounts/starter-profile.ts'
import { backupSteps } from '../../../main/journal/backup/make-backup.ts'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import { startJournal } from '../../../main/journal/start/start-journal.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import type { Keychain } from '../../../main/vault/keychain.ts'
import { makeRecoveryCode, showRecoveryCode } from '../../../main/vault/recovery-code.ts'
import { setRecoveryCode } from '../../../main/vault/set-recovery-code.ts'
import { sell } from '../journal/books.ts'
import { temporaryFolder } from '../journal/fixture.ts'

const tools = { clock: systemClock, random: systemRandom }

/** A stick with the backup of a shop on another PC: three orders, its profile, its wrapped key. */
export interface Stick {
  readonly folder: string
  readonly backup: string
  /** Beside the backup, of the same name. */
  readonly keyFile: string
  readonly key: Uint8Array
  /** The recovery code as it was written down. */
  readonly typed: string
  /** The terminal of the PC the backup came from. */
  readonly terminal: string
}

interface Shop extends Pick<Stick, 'key' | 'typed' | 'terminal'> {
  readonly name: string
  readonly bytes: { readonly backup: Buffer; readonly key: Buffer }
}

export function stickOf(mode: 'test' | 'live' = 'live', shop = theShop(mode)): Stick {
  const folder = join(temporaryFolder(), '스틱')
  mkdirSync(folder)
  const backup = join(folder, shop.name)
  const keyFile = backup.replace('.db', '.key')
  writeFileSync(backup, shop.bytes.backup)
  writeFileSync(keyFile, shop.bytes.key)
  const { key, typed, terminal } = shop
  return { folder, backup, keyFile, key, typed, terminal }
}

/** Another shop each time, whose key is its own. */
export function strangerOf(): Stick {
  return stickOf('live', makeShop('live'))
}

const made = new Map<string, Shop>()

/** Made once: what a test does to its stick is done to a copy. */
function theShop(mode: 'test' | 'live'): Shop {
  const shop = made.get(mode) ?? makeShop(mode)
  made.set(mode, shop)
  return shop
}

function makeShop(mode: 'test' | 'live'): Shop {
  const folder = join(temporaryFolder(), 'other PC')
  const path = join(folder, 'journal.db')
  const key = systemRandom.bytes(32)
  const code = makeRecoveryCode(systemRandom)
  const { journal, close } = startJournal({ path, key, ...tools })
  const keyPath = join(folder, 'journal.key')
  setRecoveryCode({ journalKey: key, code, path: keyPath, copies: [], ...tools })
  journal.saveProfile(starterProfile({ accountId: 'x', mode, name: '한빛수학학원' }))
  sell(journal, 3)
  const connection = connectToRead(path, key, 'wal')
  const plan = { journalPath: path, key, reason: 'daily', takenAt: Date.now() } as const
  const backup = allAtOnce(backupSteps(connection, plan))
  connection.close()
  close()
  const bytes = { backup: readFileSync(backup), key: readFileSync(keyPath) }
  const { terminal } = journal
  return { name: basename(backup), bytes, key, typed: showRecoveryCode(code), terminal }
}

export interface NewPc {
  readonly userDataDir: string
  readonly accounts: AccountsFile
  readonly restore: FileRestore
  /** What the person in front of the dialog picks. */
  pick(path: string | null): void
}

/** A PC that has never seen the shop. */
export function newPc(keychain: Keychain): NewPc {
  const userDataDir = join(temporaryFolder(), 'user data')
  mkdirSync(userDataDir)
  const damaged = () => {
    throw new Error('accounts.json is damaged')
  }
  const accounts = new AccountsFile(join(userDataDir, 'accounts.json'), damaged)
  let picked: string | null = null
  const restore = createFileRestore({
    userDataDir,
    ...tools,
    keychain,
    accounts,
    ask: () => Promise.resolve(picked),
  })
  return { userDataDir, accounts, restore, pick: (path) => (picked = path) }
}
