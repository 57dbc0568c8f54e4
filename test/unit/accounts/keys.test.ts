import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AccountsFile } from '../../../main/accounts/accounts-file.ts'
import { createAccount } from '../../../main/accounts/create-account.ts'
import { describeKeys, saveKeys } from '../../../main/accounts/rest-keys.ts'
import { vaultOf } from '../../../main/accounts/vault-of.ts'
import type { Vault } from '../../../main/vault/vault.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { AccountWorld, CAFE, opened, setUp } from './account-world.ts'

const PAIR = { key: 'imp_key_1234', secret: 'canary-secret' }
const NEXT = { key: 'imp_key_5678', secret: 'canary-secret-next' }
const cafe = { mode: 'test', name: '카페', ...PAIR } as const

let gateway: RotatingGateway
beforeAll(async () => {
  gateway = await rotatingGateway()
})
afterAll(() => gateway.close())
beforeEach(() => gateway.accept(PAIR))

function installation(origin = gateway.origin) {
  const world = new AccountWorld({ origin })
  const path = join(world.userDataDir, 'accounts.json')
  return { world, path, accounts: new AccountsFile(path, () => undefined) }
}

test('keys that work make an account: in the keychain, in the list, with a folder, in no file', async () => {
  const { world, accounts, path } = installation()
  const made = await createAccount(
    { ...cafe, key: ` ${PAIR.key}\n`, secret: `${PAIR.secret} ` },
    accounts,
    world.tools,
  )
  if (made.state !== 'created') throw new Error(made.state)
  expect(made.account).toMatchObject({ mode: 'test', name: '카페' })
  expect(accounts.find(made.account.accountId)).toEqual(made.account)
  expect(existsSync(world.path('.', made.account))).toBe(true)
  expect(await vaultOf(made.account, world.tools)?.readRestKeys()).toEqual({
    state: 'ok',
    value: PAIR,
  })
  expect(readFileSync(path, 'utf8')).not.toContain(PAIR.secret)
})

test.each([
  ['a wrong secret', { ...cafe, secret: 'wrong' }, { state: 'refused' }],
  ['no key', { ...cafe, key: '  ' }, { state: 'unusable' }],
  ['a key longer than any', { ...cafe, key: 'k'.repeat(201) }, { state: 'unusable' }],
])('%s makes nothing', async (_what, typed, answer) => {
  const { world, accounts } = installation()
  expect(await createAccount(typed, accounts, world.tools)).toEqual(answer)
  expect(accounts.list()).toHaveLength(1)
  expect(world.keychain.items.size).toBe(0)
  expect(existsSync(join(world.userDataDir, 'accounts'))).toBe(false)
})

test('keys that nobody could be asked about make nothing', async () => {
  const { world, accounts } = installation('http://127.0.0.1:9')
  expect(await createAccount(cafe, accounts, world.tools)).toEqual({ state: 'unverified' })
  expect(world.keychain.items.size).toBe(0)
})

test('a keychain that does not take them is said, and nothing is listed', async () => {
  const { world, accounts } = installation()
  world.keychain.trouble = 'locked'
  expect(await createAccount(cafe, accounts, world.tools)).toEqual({
    state: 'keychain',
    why: 'locked',
  })
  expect(accounts.list()).toHaveLength(1)
})

test('what a slow keychain takes after the answer is taken away again', async () => {
  const { world, accounts } = installation()
  const kept = Promise.withResolvers<void>()
  world.keychain.writesWaitFor = kept.promise
  expect(await createAccount(cafe, accounts, world.tools)).toEqual({
    state: 'keychain',
    why: 'waiting',
  })
  kept.resolve()
  await expect
    .poll(() => world.keychain.calls.filter((call) => call.startsWith('remove')))
    .toHaveLength(4)
  expect(world.keychain.items.size).toBe(0)
})

test('a pair is replaced by one that works, and never by one that does not', async () => {
  const { world } = installation()
  const vault = vaultOf(CAFE, world.tools) as Vault // a test account has one
  let saved = 0
  const session = await world.start()
  await setUp(session)
  const { started, profile } = await opened(session)
  const kept = { journal: started.journal, profile }
  const given = { tools: world.tools, kept, onSaved: () => (saved += 1) }
  expect(await describeKeys(vault)).toEqual({ state: 'keychain', why: 'absent' })
  expect(await saveKeys(PAIR, vault, given)).toEqual({ state: 'saved' })
  expect(await saveKeys(NEXT, vault, given)).toEqual({ state: 'refused' })
  expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: PAIR })
  expect(await describeKeys(vault)).toMatchObject({ state: 'saved', keyEnding: '1234' })
  gateway.accept(NEXT)
  expect(await saveKeys(NEXT, vault, given)).toEqual({ state: 'saved' })
  expect(await describeKeys(vault)).toMatchObject({ state: 'saved', keyEnding: '5678' })
  expect(saved).toBe(2)
})

test('practice has no keys of its own to show', async () => {
  expect(await describeKeys(null)).toEqual({ state: 'practice' })
})
