import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PRACTICE } from '../../../main/accounts/accounts-file.ts'
import { vaultOf } from '../../../main/accounts/vault-of.ts'
import { takeLease } from '../../../main/journal/start/lease.ts'
import { practiceCredentials } from '../../../main/practice-account.ts'
import type { KeychainTrouble } from '../../../main/vault/keychain.ts'
import { won } from '../../../preload/contract/money.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { AccountWorld, CAFE, fillIn, opened, setUp, settledDoor, until } from './account-world.ts'

let gateway: RotatingGateway
beforeAll(async () => {
  gateway = await rotatingGateway()
})
afterAll(() => gateway.close())

const KEY_ITEM = `${CAFE.accountId}/journal-key`
const HEAD_ITEM = `${CAFE.accountId}/journal-head`

/** A shop that was set up and whose keys are saved; its session is open. */
async function shop() {
  const world = new AccountWorld(gateway)
  const session = await world.start()
  const code = await setUp(session)
  const vault = vaultOf(CAFE, world.tools)
  await vault?.saveRestKeys(practiceCredentials, () => Promise.resolve('works'))
  const open = await opened(session)
  await open.lookForKeys()
  fillIn(open)
  return { world, session, code }
}

async function sell(session: Awaited<ReturnType<AccountWorld['start']>>) {
  const { till } = await opened(session)
  const answer = await till.chargeCard(sale(till.openSale()))
  if (!answer.ok) return answer.failure
  return answer.value.kind === 'order' ? answer.value.order.state : answer.value.kind
}

describe('practice', () => {
  test('is open by the time start returns to the loop, and never asks the keychain', async () => {
    const world = new AccountWorld()
    const session = await world.start(PRACTICE)
    const picture = await settledDoor(session)
    expect(picture).toMatchObject({
      door: { state: 'open' },
      chargeBlock: null,
      codeFile: 'none',
      lock: 'off',
      account: PRACTICE,
    })
    expect(await sell(session)).toBe('approved')
    await session.close()
    expect(world.keychain.calls).toEqual([])
    expect(statSync(join(world.userDataDir, 'practice')).mode & 0o777).toBe(0o700)
  })

  test('has no recovery code to make', async () => {
    const session = await new AccountWorld().start(PRACTICE)
    await opened(session)
    expect(session.makeRecoveryCode()).toBeNull()
    expect(await session.confirmRecoveryCode('7K3M')).toMatchObject({ state: 'mistyped' })
  })

  test.each([
    [
      'a key file of another size',
      'key-file',
      (folder: string) => writeFileSync(join(folder, 'journal.key'), 'x', { mode: 0o600 }),
    ],
    [
      'a journal of another key',
      'wrong-key',
      (folder: string) =>
        writeFileSync(join(folder, 'journal.db'), Buffer.alloc(8192, 7), { mode: 0o600 }),
    ],
    ['a folder nobody may write', 'read-only', (folder: string) => chmodSync(folder, 0o500)],
  ])('with %s the door says %s, and its files are left', async (_what, why, spoil) => {
    const world = new AccountWorld()
    const folder = join(world.userDataDir, 'practice')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    spoil(folder)
    const session = await world.start(PRACTICE)
    expect((await settledDoor(session)).door).toEqual({ state: 'refused', why })
    expect(session.open()).toBeNull()
    chmodSync(folder, 0o700)
  })

  test('in use by another program is said, and a later try opens it', async () => {
    const world = new AccountWorld()
    await (await world.start(PRACTICE)).close()
    const lease = takeLease(join(world.userDataDir, 'practice'))
    const session = await world.start(PRACTICE)
    expect((await settledDoor(session)).door).toEqual({ state: 'refused', why: 'in-use' })
    lease.release()
    session.retry()
    expect((await settledDoor(session)).door).toEqual({ state: 'open' })
  })
})

describe('a new account', () => {
  test('is new until its code is typed back; then it is whole, and opens by the keychain', async () => {
    const world = new AccountWorld(gateway)
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'new' })
    const code = session.makeRecoveryCode() ?? ''
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
    expect(await session.confirmRecoveryCode(code.slice(0, -1))).toMatchObject({
      state: 'mistyped',
      why: 'length',
      letters: 27,
    })
    expect(world.keychain.items.size).toBe(0)
    expect(existsSync(world.path('journal.key'))).toBe(false)

    expect(await session.confirmRecoveryCode(code.toLowerCase())).toEqual({
      state: 'set',
      copiesLeft: 0,
    })
    const picture = await settledDoor(session)
    expect(picture).toMatchObject({ door: { state: 'open' }, codeFile: 'whole' })
    expect(world.keychain.items.has(KEY_ITEM)).toBe(true)
    expect(statSync(world.path('.')).mode & 0o777).toBe(0o700)

    const next = await world.start()
    expect(await settledDoor(next)).toMatchObject({ door: { state: 'open' }, codeFile: 'whole' })
  })

  test('takes no code but the one shown last', async () => {
    const world = new AccountWorld(gateway)
    const session = await world.start()
    await settledDoor(session)
    const first = session.makeRecoveryCode() ?? ''
    session.makeRecoveryCode()
    expect(await session.confirmRecoveryCode(first)).toEqual({ state: 'other-code' })
    expect((await settledDoor(session)).door).toEqual({ state: 'new' })
  })

  test('whose keychain is locked says so, and can be set up once it is not', async () => {
    const world = new AccountWorld(gateway)
    const session = await world.start()
    await settledDoor(session)
    const code = session.makeRecoveryCode() ?? ''
    world.keychain.trouble = 'locked'
    expect(await session.confirmRecoveryCode(code)).toEqual({ state: 'keychain', why: 'locked' })
    expect(existsSync(world.path('journal.key'))).toBe(false)
    world.keychain.trouble = null
    expect(await session.confirmRecoveryCode(code)).toEqual({ state: 'set', copiesLeft: 0 })
    await opened(session)
  })

  test('charges nobody before keys, channel and shop are there, and says which are not', async () => {
    const world = new AccountWorld(gateway)
    const session = await world.start()
    await setUp(session)
    const missing = ['keys', 'channel', 'shop']
    const picture = await until(session, ({ chargeBlock }) =>
      JSON.stringify(chargeBlock).includes('keys'),
    )
    expect(picture.chargeBlock).toEqual({ kind: 'set-up', missing })
    expect(await sell(session)).toEqual({
      kind: 'charging-blocked',
      block: { kind: 'set-up', missing },
    })
    expect(session.open()?.started.journal.recent(1)).toEqual([])
  })
})

describe('a test account', () => {
  test('sells over HTTP, with the keys out of the keychain', async () => {
    const { session, world } = await shop()
    expect((await session.watch(null)).chargeBlock).toBeNull()
    const before = gateway.gateway.posts().size
    expect(await sell(session)).toBe('approved')
    expect(gateway.gateway.posts().size).toBe(before + 1)
    expect(world.bugs).toEqual([])
  })

  test('charges nobody while the keychain keeps the keys back', async () => {
    const { session, world } = await shop()
    world.keychain.trouble = 'locked'
    expect(await sell(session)).toEqual({
      kind: 'charging-blocked',
      block: { kind: 'keychain', why: 'locked' },
    })
    expect(session.open()?.started.journal.recent(1)).toEqual([])
  })

  test('that has its token goes on selling without the keychain', async () => {
    const { session, world } = await shop()
    expect(await sell(session)).toBe('approved')
    world.keychain.trouble = 'crashed'
    const { till } = await opened(session)
    const next = await till.chargeCard(sale(till.openSale(), { number: CARDS.wrongNumber }))
    expect(next.ok && next.value.kind === 'order' && next.value.order.state).toBe('declined')
  })

  test('a new code opens it, and the one before does not', async () => {
    const { session, world, code } = await shop()
    const next = session.makeRecoveryCode() ?? ''
    expect(await session.confirmRecoveryCode(next)).toEqual({ state: 'set', copiesLeft: 0 })
    world.keychain.trouble = 'no-service'
    const later = await world.start()
    expect((await settledDoor(later)).door).toEqual({ state: 'needs-code', why: 'no-service' })
    expect(await later.openWithCode(code)).toEqual({ state: 'wrong-code' })
    expect(await later.openWithCode(next)).toEqual({ state: 'opened' })
  })

  test('its profile is charged by from the moment it is saved', async () => {
    const { session } = await shop()
    const { profile, till } = await opened(session)
    const saved = profile.save({
      ...profile.current(),
      capWon: won(50_000),
      largeWon: won(50_000),
      quickItems: [],
    })
    expect(saved.ok).toBe(true)
    const answer = await till.chargeCard(sale(till.openSale(), { amountWon: won(50_001) }))
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid', problem: 'over-cap' } })
  })
})

describe('without its keychain', () => {
  const TROUBLES: readonly KeychainTrouble[] = [
    'locked',
    'no-service',
    'denied',
    'crashed',
    'not-installed',
  ]

  test.each(TROUBLES)('%s is said, and the recovery code opens it for review', async (trouble) => {
    const { world, code, session: first } = await shop()
    expect(await sell(first)).toBe('approved')
    await first.close()
    const before = new Map(world.keychain.items)
    world.keychain.trouble = trouble
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'needs-code', why: trouble })
    expect(await session.openWithCode('7K3M')).toMatchObject({ state: 'mistyped', why: 'length' })
    expect(await session.openWithCode(code)).toEqual({ state: 'opened' })
    const picture = await settledDoor(session)
    expect(picture.chargeBlock).toEqual({ kind: 'keychain', why: trouble })
    const { till } = await opened(session)
    expect((await till.watch(null)).recent).toMatchObject([{ state: 'approved' }])
    expect(await sell(session)).toMatchObject({ kind: 'charging-blocked' })
    expect(world.keychain.items).toEqual(before)

    world.keychain.trouble = null
    session.retry()
    await until(session, ({ chargeBlock }) => chargeBlock === null)
    expect(world.keychain.items).toEqual(before)
  })

  test('look-ups of a review do not ask the keychain', async () => {
    const { world, code } = await shop()
    world.keychain.trouble = 'locked'
    const session = await world.start()
    await session.openWithCode(code)
    world.keychain.calls.length = 0
    const { client } = await opened(session)
    expect(await client.getToken()).toEqual({ kind: 'keychain', why: 'locked' })
    expect(world.keychain.calls).toEqual([])
  })

  test('on another computer the code puts the key there and charging goes on', async () => {
    const { world, code } = await shop()
    await world.start()
    world.keychain.items.clear()
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'needs-code', why: 'absent' })
    expect(await session.openWithCode(code)).toEqual({ state: 'opened' })
    const picture = await until(session, ({ chargeBlock }) => chargeBlock?.kind === 'set-up')
    expect(picture.chargeBlock).toEqual({ kind: 'set-up', missing: ['keys'] })
    expect(world.keychain.items.has(KEY_ITEM)).toBe(true)
  })

  test('and without a wrapped key only the keychain can help', async () => {
    const { world } = await shop()
    world.keychain.trouble = 'locked'
    await world.start()
    rmSync(world.path('journal.key'))
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'needs-keychain', why: 'locked' })
    world.keychain.trouble = null
    session.retry()
    expect(await settledDoor(session)).toMatchObject({
      door: { state: 'open' },
      codeFile: 'missing',
    })
    const picture = await session.watch(null)
    expect(picture.chargeBlock).toEqual({ kind: 'set-up', missing: ['code'] })
  })

  test('with neither it is lost, and stays as it is', async () => {
    const { world, session: first } = await shop()
    await first.close()
    world.keychain.items.clear()
    rmSync(world.path('journal.key'))
    const before = readFileSync(world.path('journal.db'))
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'lost', why: 'absent' })
    expect(readFileSync(world.path('journal.db')).equals(before)).toBe(true)
  })
})

describe('the head in the keychain', () => {
  test('tells a whole file from yesterday, put in the place of the journal', async () => {
    const { world, session: first } = await shop()
    await first.close()
    const yesterday = readFileSync(world.path('journal.db'))
    const second = await world.start()
    expect(await sell(second)).toBe('approved')
    await second.close()
    expect(world.keychain.items.has(HEAD_ITEM)).toBe(true)
    writeFileSync(world.path('journal.db'), yesterday)
    const session = await world.start()
    expect((await settledDoor(session)).door).toMatchObject({
      state: 'damaged',
      cause: 'older-than-backup',
      newestGoodBackup: null,
    })
    expect(session.keyOfDamaged()).not.toBeNull()
  })

  test('tells a journal that somebody took away from one that was never made', async () => {
    const { world, session: first } = await shop()
    await first.close()
    rmSync(world.path('.'), { recursive: true })
    const session = await world.start()
    expect((await settledDoor(session)).door).toMatchObject({ state: 'damaged', cause: 'missing' })
    expect(world.keychain.items.has(KEY_ITEM)).toBe(true)
  })

  test('is found out too when the keychain comes back to a review', async () => {
    const { world, session: first, code } = await shop()
    await first.close()
    const yesterday = readFileSync(world.path('journal.db'))
    const second = await world.start()
    expect(await sell(second)).toBe('approved')
    await second.close()
    writeFileSync(world.path('journal.db'), yesterday)
    world.keychain.trouble = 'locked'
    const session = await world.start()
    await settledDoor(session)
    expect(await session.openWithCode(code)).toEqual({ state: 'opened' })
    world.keychain.trouble = null
    session.retry()
    const { door } = await until(session, ({ door }) => door.state === 'damaged')
    expect(door).toMatchObject({ cause: 'older-than-backup' })
  })
})

test('whoever watches hears at once of a door that opens', async () => {
  const world = new AccountWorld()
  const session = await world.start(PRACTICE)
  const { version, door } = await session.watch(null)
  expect(door.state).toBe('opening')
  expect((await session.watch(version)).door.state).toBe('open')
})

test('a session that leaves is open to nobody, and can be opened again', async () => {
  const { session } = await shop()
  session.leave()
  expect(session.open()).toBeNull()
  expect((await session.watch(null)).door).toEqual({ state: 'opening', waitsForKeychain: false })
  await session.close()
  session.reopen()
  await opened(session)
  expect(await sell(session)).toBe('approved')
})
