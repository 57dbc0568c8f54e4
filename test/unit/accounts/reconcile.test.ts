import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vaultOf } from '../../../main/accounts/vault-of.ts'
import { restoreBackup } from '../../../main/journal/restore/restore-backup.ts'
import type { Clock } from '../../../preload/contract/clock.ts'
import { systemClock } from '../../../main/system-clock.ts'
import { practiceCredentials } from '../../../main/practice-account.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { AccountWorld, CAFE, fillIn, opened, setUp, until } from './account-world.ts'

let gateway: RotatingGateway
beforeAll(async () => {
  gateway = await rotatingGateway()
})
afterAll(() => gateway.close())

async function shop() {
  const world = new AccountWorld(gateway)
  const session = await world.start()
  await setUp(session)
  await vaultOf(CAFE, world.tools)?.saveRestKeys(practiceCredentials, () =>
    Promise.resolve('works'),
  )
  const open = await opened(session)
  await open.lookForKeys()
  fillIn(open)
  return { world, session, open }
}

async function sell(till: Awaited<ReturnType<typeof shop>>['open']['till']): Promise<string> {
  const answer = await till.chargeCard(sale(till.openSale(), { number: CARDS.approves }))
  if (answer.ok && answer.value.kind === 'confirm' && answer.value.duplicate !== null) {
    const confirmed = { large: true, luhn: true, wrongPin: true, reason: '두 잔째' }
    const { orderId: duplicateOf } = answer.value.duplicate
    const again = await till.chargeCard(
      sale(till.openSale(), { confirmed: { ...confirmed, duplicateOf } }),
    )
    if (again.ok && again.value.kind === 'order') return again.value.order.orderId
  }
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order.orderId
}

test('an account restored from its backup finds what it lost over HTTP, and sells again by itself', async () => {
  const { world, session, open } = await shop()
  await sell(open.till)
  const backup = await open.backups?.now()
  if (backup?.ok !== true) throw new Error(JSON.stringify(backup))
  const lost = await sell(open.till)
  const key = Uint8Array.from(open.key)
  await session.close()
  const path = world.path('journal.db')
  restoreBackup(join(world.path('backups'), backup.value.name), { path, key, ...world.tools })

  const restored = await world.start()
  const first = await until(restored, ({ door }) => door.state === 'open')
  const last = await until(
    restored,
    ({ chargeBlock, sweep }) => chargeBlock === null && !sweep.running,
  )
  expect(first.version).toBeLessThan(last.version)
  expect(last.sweep).toMatchObject({ running: false, progress: null, problem: null })
  const { started, till } = await opened(restored)
  expect(started.journal.order(lost)).toMatchObject({ state: 'approved', isObserved: true })
  await sell(till)
})

test('keys that are saved are tried at once, not at the next turn', async () => {
  const world = new AccountWorld(gateway)
  // The next turn never comes.
  const sleep: Clock['sleep'] = (ms, signal) =>
    systemClock.sleep(ms < 5_000 ? ms : 86_400_000, signal)
  world.tools = { ...world.tools, clock: { ...systemClock, sleep } }
  const session = await world.start()
  await setUp(session)
  const open = await opened(session)
  await until(session, ({ sweep }) => sweep.problem === 'keychain')
  await vaultOf(CAFE, world.tools)?.saveRestKeys(practiceCredentials, () =>
    Promise.resolve('works'),
  )
  await open.lookForKeys()
  const { sweep } = await until(session, (picture) => picture.sweep.lastAt !== null)
  expect(sweep.problem).toBeNull()
})

test('a closed account shows no comparison', async () => {
  const session = await new AccountWorld(gateway).start()
  const { sweep } = await until(session, ({ door }) => door.state === 'new')
  expect(sweep).toEqual({ lastAt: null, running: false, progress: null, problem: null })
})
