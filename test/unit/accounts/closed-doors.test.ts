import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test, vi } from 'vitest'
import { takeLease } from '../../../main/journal/start/lease.ts'
import type { Keychain, KeychainTrouble, Reading } from '../../../main/vault/keychain.ts'
import { AccountWorld, CAFE, opened, setUp, settledDoor, until } from './account-world.ts'

const HEAD_ITEM = `${CAFE.accountId}/journal-head`
const isOpening = { state: 'opening', waitsForKeychain: true }

/** A shop that was set up and closed, and whose folder is on a disk that is not there. */
async function shopWithoutItsDisk() {
  const world = new AccountWorld()
  const first = await world.start()
  await setUp(first)
  await first.close()
  rmSync(world.path('.'), { recursive: true })
  return world
}

type HeadReading = Awaited<ReturnType<Keychain['read']>>

function headAnswers({ tools, keychain }: AccountWorld, answer: HeadReading) {
  const read: Keychain['read'] = (place) =>
    place.item === 'journal-head' ? Promise.resolve(answer) : keychain.read(place)
  return { ...tools, keychain: { read, write: keychain.write, remove: keychain.remove } }
}

const TROUBLES: readonly KeychainTrouble[] = [
  'locked',
  'no-service',
  'denied',
  'no-answer',
  'crashed',
  'too-busy',
  'not-installed',
]

test.each(TROUBLES)(
  'a keychain that answers %s about the journal makes no account new',
  async (why) => {
    const world = await shopWithoutItsDisk()
    const before = new Map(world.keychain.items)
    world.tools = headAnswers(world, { state: why })
    const session = await world.start()
    expect((await settledDoor(session)).door).toEqual({ state: 'needs-keychain', why })
    expect(session.makeRecoveryCode()).toBeNull()
    expect(world.keychain.items).toEqual(before)
  },
)

test('a head that nobody can read makes no account new either', async () => {
  const world = await shopWithoutItsDisk()
  world.keychain.items.set(HEAD_ITEM, 'x')
  const session = await world.start()
  expect((await settledDoor(session)).door).toEqual({ state: 'needs-keychain', why: 'malformed' })
})

test('a keychain that asks a person about the journal is waited for', async () => {
  const world = await shopWithoutItsDisk()
  const said = Promise.withResolvers<Reading<Uint8Array>>()
  world.tools = headAnswers(world, { state: 'waiting', settled: said.promise })
  const session = await world.start()
  await until(session, ({ door }) => JSON.stringify(door) === JSON.stringify(isOpening))
  said.resolve({ state: 'locked' })
  expect((await settledDoor(session)).door).toEqual({ state: 'needs-keychain', why: 'locked' })
})

/** In front of the door of a journal that was cut short while nobody looked. */
async function damagedShop() {
  const world = new AccountWorld()
  const first = await world.start()
  const code = await setUp(first)
  await first.close()
  const whole = readFileSync(world.path('journal.db'))
  truncateSync(world.path('journal.db'), 0)
  const session = await world.start()
  expect((await settledDoor(session)).door).toMatchObject({ state: 'damaged' })
  const key = session.keyOfDamaged()
  if (key === null) throw new Error('a damaged journal has its key')
  expect(key.some((byte) => byte !== 0)).toBe(true)
  return { world, session, key, whole, code }
}

const wiped = new Uint8Array(32)

test('the key of a damaged journal is wiped when its door opens', async () => {
  const { world, session, key, whole } = await damagedShop()
  writeFileSync(world.path('journal.db'), whole, { mode: 0o600 })
  session.retry()
  await opened(session)
  expect(session.keyOfDamaged()).toBeNull()
  expect(Uint8Array.from(key)).toEqual(wiped)
})

test('the key of a damaged journal is wiped when another takes its place', async () => {
  const { session, key } = await damagedShop()
  session.retry()
  await settledDoor(session)
  const next = session.keyOfDamaged()
  expect(next?.some((byte) => byte !== 0)).toBe(true)
  expect(Uint8Array.from(key)).toEqual(wiped)
})

test('the key of a damaged journal is wiped, and given to nobody, when the program ends', async () => {
  const { session, key } = await damagedShop()
  await session.close()
  expect(session.keyOfDamaged()).toBeNull()
  expect(Uint8Array.from(key)).toEqual(wiped)
})

test('an account whose till cannot stop is closed all the same, and opens again', async () => {
  const world = new AccountWorld()
  const session = await world.start()
  await setUp(session)
  const { till, started, key } = await opened(session)
  const stop = till.stop
  vi.spyOn(till, 'stop').mockImplementation(async () => {
    await stop()
    throw new Error('the till does not stop')
  })
  await expect(session.close()).rejects.toThrow('the till does not stop')
  expect(Uint8Array.from(key)).toEqual(wiped)
  takeLease(dirname(started.path)).release()
  session.reopen()
  await opened(session)
})

test('a journal that cannot say how far it came is closed all the same', async () => {
  const world = new AccountWorld()
  const session = await world.start()
  await setUp(session)
  const { started, key } = await opened(session)
  vi.spyOn(started.journal, 'head').mockImplementation(() => {
    throw new Error('the disk is gone')
  })
  await session.close()
  expect(Uint8Array.from(key)).toEqual(wiped)
  session.reopen()
  await opened(session)
})
