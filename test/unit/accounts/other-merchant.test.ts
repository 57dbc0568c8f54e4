import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccountsFile } from '../../../main/accounts/accounts-file.ts'
import { createFileRestore } from '../../../main/accounts/restore-file.ts'
import { isOfAccount } from '../../../main/accounts/same-merchant.ts'
import { vaultOf } from '../../../main/accounts/vault-of.ts'
import { createHandlers } from '../../../main/handlers/create-handlers.ts'
import { practiceCredentials } from '../../../main/practice-account.ts'
import { systemClock } from '../../../main/system-clock.ts'
import type { PortOneClient } from '../../../main/portone/client.ts'
import { sale } from '../../fixtures/sale.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { AccountWorld, CAFE, fillIn, opened, setUp, until } from './account-world.ts'

const HERE = { windowId: 1 }
const NEXT = { key: 'imp_key_5678', secret: 'canary-secret-next' }

/** Two merchants: the one this shop is, and one whose keys are pasted by mistake. */
let own: RotatingGateway
let other: RotatingGateway
beforeAll(async () => {
  own = await rotatingGateway()
  other = await rotatingGateway()
  for (const merchant of [own, other]) merchant.accept(practiceCredentials, NEXT)
})
afterAll(async () => {
  await own.close()
  await other.close()
})

async function shop() {
  const world = new AccountWorld(own)
  const session = await world.start()
  await setUp(session)
  const vault = vaultOf(CAFE, world.tools)
  await vault?.saveRestKeys(practiceCredentials, () => Promise.resolve('works'))
  const open = await opened(session)
  await open.lookForKeys()
  fillIn(open)
  /** Pastes the next pair, which is of the merchant at that gateway. */
  const save = async ({ origin }: { readonly origin: string }) => {
    const tools = { ...world.tools, gatewayOrigin: origin }
    const accounts = new AccountsFile(join(world.userDataDir, 'accounts.json'), () => undefined)
    const fileRestore = createFileRestore({ ...tools, accounts, ask: () => Promise.resolve(null) })
    const [savePreferences, restart] = [() => undefined, () => undefined]
    const parts = { version: '1', session, accounts, fileRestore, tools, savePreferences, restart }
    return createHandlers(parts)['keys.save']({ ...NEXT, confirmCode: null }, HERE)
  }
  return { world, session, open, vault, save }
}

async function sell({ till }: Awaited<ReturnType<typeof shop>>['open']): Promise<void> {
  const answer = await till.chargeCard(sale(till.openSale()))
  expect(answer).toMatchObject({ ok: true, value: { order: { state: 'approved' } } })
}

/** The keys saved before see this merchant's payments from now on, later than an approval is slow. */
async function atOther({ world }: Awaited<ReturnType<typeof shop>>) {
  const now = () => systemClock.now() + 3_600_000
  const clock = { ...systemClock, now }
  world.tools = { ...world.tools, gatewayOrigin: other.origin, clock }
  return world.start()
}

test('keys that do not see the newest payment of the journal are not saved', async () => {
  const { open, vault, save } = await shop()
  await sell(open)
  expect(await save(other)).toEqual({ ok: true, value: { state: 'other-account' } })
  expect(await vault?.readRestKeys()).toEqual({ state: 'ok', value: practiceCredentials })
})

test('keys that do not have the channel that is set are not saved, though nothing was sold yet', async () => {
  const { open, vault, save } = await shop()
  const profile = open.profile.current()
  const keyIn = { provider: 'html5_inicis', merchantId: 'MOI7654321' }
  open.profile.save({ ...profile, channels: { ...profile.channels, keyIn } })
  expect(await save(own)).toEqual({ ok: true, value: { state: 'other-account' } })
  expect(await vault?.readRestKeys()).toEqual({ state: 'ok', value: practiceCredentials })
})

test.each(['getPayment', 'listChannels'] as const)(
  'keys are not said to be of the account while %s has no answer',
  async (call) => {
    const { open } = await shop()
    await sell(open)
    const kept = { journal: open.started.journal, profile: open.profile }
    const cut = () => Promise.resolve({ kind: 'not-sent', reason: 'refused' } as const)
    const client: PortOneClient = { ...open.newClient(), [call]: cut }
    expect(await isOfAccount(kept, systemClock)(client)).toBe('no-answer')
    expect(await isOfAccount(kept, systemClock)(open.newClient())).toBe('works')
  },
)

test('a new pair of the same merchant is used from the next call on, and the payments are read', async () => {
  const { session, open, save } = await shop()
  await sell(open)
  await until(session, ({ sweep }) => sweep.lastAt !== null && !sweep.running)
  const before = own.asked.length
  const read = (await session.watch(null)).sweep.lastAt ?? 0
  expect(await save(own)).toEqual({ ok: true, value: { state: 'saved' } })
  await until(session, ({ sweep }) => (sweep.lastAt ?? 0) > read)
  const next = `${NEXT.key} ${NEXT.secret}`
  // Tried once, then asked for the token that is used.
  expect(own.asked.slice(before)).toEqual([next, next])
})

test('keys of another merchant that are there already charge nobody until they see this journal', async () => {
  const first = await shop()
  await sell(first.open)
  const session = await atOther(first)
  await until(session, ({ chargeBlock }) => chargeBlock?.kind === 'other-account')
  const { till } = await opened(session)
  expect(await till.chargeCard(sale(till.openSale()))).toEqual({
    ok: false,
    failure: { kind: 'charging-blocked', block: { kind: 'other-account' } },
  })
  first.world.tools = { ...first.world.tools, gatewayOrigin: own.origin }
  const back = await first.world.start()
  const { sweep, chargeBlock } = await until(back, (picture) => picture.sweep.lastAt !== null)
  expect([sweep.problem, chargeBlock]).toEqual([null, null])
})
