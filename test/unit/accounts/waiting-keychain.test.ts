import { expect, test } from 'vitest'
import type { Keychain, Reading } from '../../../main/vault/keychain.ts'
import { account } from '../vault/memory-keychain.ts'
import { AccountWorld, CAFE, opened, setUp, settledDoor, until } from './account-world.ts'

/** From now on a read of the journal's key is waited for, as while the system asks a person. */
function waitForPerson({ tools, keychain }: AccountWorld) {
  const said = Promise.withResolvers<Reading<Uint8Array>>()
  const read: Keychain['read'] = (place) =>
    place.item === 'journal-key'
      ? Promise.resolve({ state: 'waiting', settled: said.promise })
      : keychain.read(place)
  return {
    tools: { ...tools, keychain: { read, write: keychain.write, remove: keychain.remove } },
    /** The person types the password, or closes the window. */
    async answer(state: 'ok' | 'locked') {
      const found = await keychain.read({ accountId: account(CAFE.accountId), item: 'journal-key' })
      if (found.state === 'waiting') throw new Error('not this one')
      said.resolve(state === 'ok' ? found : { state })
    },
  }
}

async function shopThatWaits() {
  const world = new AccountWorld()
  const code = await setUp(await world.start())
  await (await world.start()).close()
  const person = waitForPerson(world)
  world.tools = person.tools
  const session = await world.start()
  await until(session, ({ door }) => door.state === 'opening' && door.waitsForKeychain)
  return { world, session, code, person }
}

const isOpen = ({ door }: { door: { state: string } }) => door.state === 'open'

test('the door says that the keychain is waited for, and opens by itself when it has answered', async () => {
  const { session, person } = await shopThatWaits()
  await person.answer('ok')
  expect(await until(session, isOpen)).toMatchObject({ chargeBlock: { kind: 'set-up' } })
})

test('a person who closes the window of the keychain is asked for the code', async () => {
  const { session, person } = await shopThatWaits()
  await person.answer('locked')
  expect((await settledDoor(session)).door).toEqual({ state: 'needs-code', why: 'locked' })
})

test('the code opens for review meanwhile, and the review ends by itself with the answer', async () => {
  const { session, person, code } = await shopThatWaits()
  expect(await session.openWithCode(code)).toEqual({ state: 'opened' })
  const picture = await until(session, isOpen)
  expect(picture.chargeBlock).toEqual({ kind: 'keychain', why: 'waiting' })
  await person.answer('ok')
  await until(session, ({ chargeBlock }) => chargeBlock?.kind === 'set-up')
})

test('a program that is ended meanwhile ends at once, and opens nothing any more', async () => {
  const { session, person, world } = await shopThatWaits()
  await session.close()
  await person.answer('ok')
  expect(session.open()).toBeNull()
  await opened(await again(world))
})

test('a set-up that the keychain is slow to keep is not begun twice', async () => {
  const world = new AccountWorld()
  const session = await world.start()
  await settledDoor(session)
  const kept = Promise.withResolvers<void>()
  world.keychain.writesWaitFor = kept.promise
  const code = session.makeRecoveryCode() ?? ''
  expect(await session.confirmRecoveryCode(code)).toEqual({ state: 'keychain', why: 'waiting' })
  kept.resolve()
  world.keychain.writesWaitFor = null
  expect(await session.confirmRecoveryCode(code)).toEqual({ state: 'set', copiesLeft: 0 })
  await opened(session)
})

/** With the keychain as it is when nobody has to be asked. */
function again(world: AccountWorld) {
  world.tools = { ...world.tools, keychain: world.keychain }
  return world.start()
}
