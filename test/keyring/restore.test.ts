import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountFolder } from '../../main/accounts/account-folder.ts'
import { AccountsFile, newAccountId } from '../../main/accounts/accounts-file.ts'
import { createBackupDesk } from '../../main/accounts/backup-desk.ts'
import { createFileRestore } from '../../main/accounts/restore-file.ts'
import { starterProfile } from '../../main/accounts/starter-profile.ts'
import { startJournal } from '../../main/journal/start/start-journal.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KeychainClient } from '../../main/vault/keychain-client.ts'
import { toAccountId } from '../../main/vault/place.ts'
import { makeRecoveryCode, showRecoveryCode } from '../../main/vault/recovery-code.ts'
import { setRecoveryCode } from '../../main/vault/set-recovery-code.ts'
import { createVault, type Vault } from '../../main/vault/vault.ts'
import type { Account } from '../../preload/contract/account.ts'
import { sell } from '../unit/journal/books.ts'
import { orderIn, temporaryFolder } from '../unit/journal/fixture.ts'
import { KeyringSession } from './session.ts'
import { KeychainProcesses } from './start-child.ts'

const tools = { clock: systemClock, random: systemRandom }

let session: KeyringSession
let keychain: KeychainClient

/** A computer whose login keyring is open and empty. */
beforeEach(async () => {
  session = new KeyringSession()
  const processes = new KeychainProcesses(() => session.env)
  keychain = new KeychainClient({ start: processes.start, clock: systemClock })
  await session.open()
  await session.startKeyring('unlocked')
})
afterEach(async () => {
  keychain.close()
  await session.close()
})

function vaultFor({ accountId }: Pick<Account, 'accountId'>): Vault {
  const id = toAccountId(accountId)
  if (id === null) throw new Error(accountId)
  return createVault({ keychain, accountId: id, clock: systemClock })
}

/** A shop on another computer, whose backups somebody has copied to a stick. */
async function stickOfOldPc() {
  const userDataDir = join(temporaryFolder(), 'old')
  const account = {
    accountId: newAccountId('live', systemRandom),
    mode: 'live',
    name: '가게',
  } as const
  const place = accountFolder(userDataDir, account)
  const key = systemRandom.bytes(32)
  const code = makeRecoveryCode(systemRandom)
  const started = startJournal({ path: place.journalPath, key, ...tools })
  setRecoveryCode({ journalKey: key, code, path: place.keyPath, copies: [], ...tools })
  started.journal.saveProfile(starterProfile(account))
  sell(started.journal, 3)
  orderIn(started.journal, 'unknown', { saleId: 'being-checked' })
  const desk = createBackupDesk({
    started,
    key,
    clock: systemClock,
    inFlight: () => 0,
    changed: () => undefined,
    onBackedUp: () => undefined,
    onProblem: (problem) => {
      throw problem
    },
  })
  const made = await desk.now()
  if (!made.ok) throw new Error(made.failure.kind)
  await desk.close()
  const { terminal } = started.journal
  started.close()
  const stick = join(temporaryFolder(), 'stick')
  cpSync(join(place.folder, 'backups'), stick, { recursive: true })
  return { stick: join(stick, made.value.name), typed: showRecoveryCode(code), key, terminal }
}

test('a shop is restored on a computer with an empty keyring, by the recovery code alone', async () => {
  const { stick, typed, key, terminal } = await stickOfOldPc()
  expect(readdirSync(join(stick, '..'))).toHaveLength(2)
  const userDataDir = join(temporaryFolder(), 'new')
  const accounts = new AccountsFile(join(userDataDir, 'accounts.json'), () => {
    throw new Error('damaged')
  })
  const ask = () => Promise.resolve(stick)
  const restore = createFileRestore({ userDataDir, ...tools, keychain, accounts, ask })
  expect(await restore.choose()).toMatchObject({ state: 'chosen', hasKey: true })
  const opened = await restore.open(typed)
  if (!opened.ok || opened.value.state !== 'restored') throw new Error(JSON.stringify(opened))
  const { account } = opened.value
  expect(account).toMatchObject({ mode: 'live', name: '가게' })
  expect(accounts.find(account.accountId)).toEqual(account)

  // As the next start finds it: the key comes out of this computer's keyring.
  const stored = await vaultFor(account).readJournalKey()
  expect(stored).toEqual({ state: 'ok', value: new Uint8Array(key) })
  const path = accountFolder(userDataDir, account).journalPath
  const { journal, close } = startJournal({ path, key, ...tools })
  expect(journal.recent(9).map(({ saleId, state }) => `${saleId} ${state}`)).toEqual([
    'being-checked unknown',
    'sale-2 approved',
    'sale-1 approved',
    'sale-0 approved',
  ])
  expect(journal.terminal).not.toBe(terminal)
  expect(journal.verifyChain()).toBeNull()
  expect(journal.needsReconcile()).toEqual({ since: expect.any(Number) as number })
  expect(journal.profile()).toMatchObject({ mode: 'live', name: '가게' })
  close()
})

test('a locked keyring does not keep a shop from being restored: nothing is written to it', async () => {
  const { stick, typed } = await stickOfOldPc()
  const userDataDir = join(temporaryFolder(), 'new')
  const accounts = new AccountsFile(join(userDataDir, 'accounts.json'), () => undefined)
  const ask = () => Promise.resolve(stick)
  const restore = createFileRestore({ userDataDir, ...tools, keychain, accounts, ask })
  await restore.choose()
  await session.lock()
  const opened = await restore.open(typed)
  if (!opened.ok || opened.value.state !== 'restored') throw new Error(JSON.stringify(opened))
  expect(await vaultFor(opened.value.account).readJournalKey()).toEqual({ state: 'locked' })
  await session.stopKeyring()
  await session.startKeyring('unlocked')
  expect(await vaultFor(opened.value.account).readJournalKey()).toEqual({ state: 'absent' })
})
