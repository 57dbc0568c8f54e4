import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accountFolder } from '../../../main/accounts/account-folder.ts'
import { setUpAccount, type AtSetUp } from '../../../main/accounts/set-up-account.ts'
import { vaultOf } from '../../../main/accounts/vault-of.ts'
import { systemRandom } from '../../../main/system-clock.ts'
import { makeRecoveryCode, showRecoveryCode } from '../../../main/vault/recovery-code.ts'
import { AccountWorld, CAFE, opened, setUp, settledDoor } from './account-world.ts'

const KEY_ITEM = `${CAFE.accountId}/journal-key`
const HEAD_ITEM = `${CAFE.accountId}/journal-head`

class PowerCut extends Error {}

/** Sets the account up until the power fails at that step. */
async function cutAt(world: AccountWorld, step: Parameters<AtSetUp>[0]) {
  const code = makeRecoveryCode(systemRandom)
  const typed = showRecoveryCode(code)
  const vault = vaultOf(CAFE, world.tools)
  if (vault === null) throw new Error('a test account has a vault')
  const place = accountFolder(world.userDataDir, CAFE)
  const cut = setUpAccount({ place, vault, random: systemRandom }, code, (at) => {
    if (at === step) throw new PowerCut()
  })
  await expect(cut).rejects.toThrow(PowerCut)
  return { typed, place, vault }
}

test('a power cut once the keychain has the key leaves a new account, which can be set up', async () => {
  const world = new AccountWorld()
  await cutAt(world, 'key-kept')
  const session = await world.start()
  const code = await setUp(session)
  await opened(session)
  world.keychain.items.clear()
  const elsewhere = await world.start()
  await settledDoor(elsewhere)
  expect(await elsewhere.openWithCode(code)).toEqual({ state: 'opened' })
})

test('a power cut once the key is wrapped leaves a whole account, and the code that was typed opens it', async () => {
  const world = new AccountWorld()
  const { typed } = await cutAt(world, 'key-wrapped')
  expect(existsSync(world.path('journal.db'))).toBe(false)
  await opened(await world.start())
  world.keychain.items.clear()
  const elsewhere = await world.start()
  expect((await settledDoor(elsewhere)).door).toEqual({ state: 'needs-code', why: 'absent' })
  expect(await elsewhere.openWithCode(typed)).toEqual({ state: 'opened' })
})

test('an account that has a journal by now keeps its key in the keychain', async () => {
  const world = new AccountWorld()
  await setUp(await world.start())
  const before = new Map(world.keychain.items)
  const { place } = { place: accountFolder(world.userDataDir, CAFE) }
  const vault = vaultOf(CAFE, world.tools)
  if (vault === null) throw new Error('a test account has a vault')
  const made = await setUpAccount(
    { place, vault, random: systemRandom },
    makeRecoveryCode(systemRandom),
  )
  expect(made).toEqual({ state: 'not', why: { state: 'other-key' } })
  expect(world.keychain.items.get(`${CAFE.accountId}/journal-key`)).toBe(
    before.get(`${CAFE.accountId}/journal-key`),
  )
})

test('a folder that cannot be made is said before the keychain is touched', async () => {
  const world = new AccountWorld()
  writeFileSync(`${world.userDataDir}/accounts`, 'a file in the way')
  const vault = vaultOf(CAFE, world.tools)
  if (vault === null) throw new Error('a test account has a vault')
  const made = await setUpAccount(
    { place: accountFolder(world.userDataDir, CAFE), vault, random: systemRandom },
    makeRecoveryCode(systemRandom),
  )
  expect(made).toEqual({ state: 'not', why: { state: 'not-written' } })
  expect(world.keychain.items.size).toBe(0)
})

test('a set-up that was cut short goes on with the key that the keychain kept', async () => {
  const world = new AccountWorld()
  await cutAt(world, 'key-kept')
  const kept = world.keychain.items.get(KEY_ITEM)
  const session = await world.start()
  await setUp(session)
  await opened(session)
  expect(world.keychain.items.get(KEY_ITEM)).toBe(kept)
})

test.each([
  ['whose journal the keychain knows', 'other-key', (_world: AccountWorld) => undefined],
  [
    'whose head cannot be read as one',
    'other-key',
    (world: AccountWorld) => world.keychain.items.set(HEAD_ITEM, 'x'),
  ],
])('a key %s is never replaced by a new set-up', async (_what, why, spoil) => {
  const world = new AccountWorld()
  const first = await world.start()
  await setUp(first)
  await first.close()
  rmSync(world.path('.'), { recursive: true })
  spoil(world)
  const before = new Map(world.keychain.items)
  const vault = vaultOf(CAFE, world.tools)
  if (vault === null) throw new Error('a test account has a vault')
  const place = accountFolder(world.userDataDir, CAFE)
  const code = makeRecoveryCode(systemRandom)
  const made = await setUpAccount({ place, vault, random: systemRandom }, code)
  expect(made).toEqual({ state: 'not', why: { state: 'keychain', why } })
  expect(world.keychain.items).toEqual(before)
  expect(existsSync(world.path('journal.key'))).toBe(false)
})
