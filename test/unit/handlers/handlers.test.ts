import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AccountsFile, PRACTICE } from '../../../main/accounts/accounts-file.ts'
import { createFileRestore } from '../../../main/accounts/restore-file.ts'
import type { AccountSession } from '../../../main/accounts/session.ts'
import { createHandlers } from '../../../main/handlers/create-handlers.ts'
import type { Account } from '../../../preload/contract/account.ts'
import { CHANNELS } from '../../../preload/contract/channels.ts'
import type { Parsed } from '../../../preload/contract/contract.ts'
import { CARDS } from '../../e2e/models/cards.ts'
import { rotatingGateway, type RotatingGateway } from '../../fixtures/rotating-gateway.ts'
import { sale } from '../../fixtures/sale.ts'
import { AccountWorld, CAFE, opened, setUp, settledDoor } from '../accounts/account-world.ts'

const PAIR = { key: 'practice', secret: 'practice' }

let gateway: RotatingGateway
beforeAll(async () => {
  gateway = await rotatingGateway()
})
afterAll(() => gateway.close())

/** The handlers as the composition root has them, but for the window's own parts. */
async function program(account: Account = PRACTICE) {
  const world = new AccountWorld(gateway)
  const session = await world.start(account)
  await settledDoor(session)
  return { world, session, ...handlersOf(world, session) }
}

function handlersOf(world: AccountWorld, session: AccountSession) {
  const accounts = new AccountsFile(join(world.userDataDir, 'accounts.json'), () => undefined)
  const fileRestore = createFileRestore({
    ...world.tools,
    accounts,
    ask: () => Promise.resolve(null),
  })
  const seen = { restarts: 0 }
  const handlers = createHandlers({
    version: '1.2.3',
    session,
    accounts,
    fileRestore,
    tools: world.tools,
    savePreferences: () => undefined,
    restart: () => (seen.restarts += 1),
  })
  return { accounts, handlers, seen }
}

const HERE = { windowId: 1 }
const to = (accountId: string, confirmedUnknown = 0) => ({ accountId, confirmedUnknown })

async function openSale({ handlers }: Pick<Awaited<ReturnType<typeof program>>, 'handlers'>) {
  const sold = await handlers['sale.open']({ trial: false }, HERE)
  if (!sold.ok) throw new Error(sold.failure.kind)
  return sold.value.saleId
}

describe('behind a closed door', () => {
  const anything = {} as Parsed<'charge.card'> & Parsed<'keys.save'> & Parsed<'profile.save'> // read by nobody

  test.each(
    CHANNELS.filter((channel) =>
      /^(app|sale|charge|counter|order|profile|checklist|gatewayChannels|lock|keys\.save|backup\.(list|now))/.test(
        channel,
      ),
    ),
  )('%s answers that no account is open', async (channel) => {
    const { handlers } = await program(CAFE)
    const handler = handlers[channel] as (input: unknown, context: typeof HERE) => Promise<unknown> // any of them
    expect(await handler(anything, HERE)).toEqual({
      ok: false,
      failure: { kind: 'account-closed' },
    })
  })

  test('the accounts there are can be listed, and another one chosen', async () => {
    const { handlers, seen, accounts, session } = await program(CAFE)
    accounts.add({ ...CAFE, mode: 'test' })
    accounts.choose(CAFE.accountId)
    expect(await handlers['account.list']({}, HERE)).toMatchObject({
      ok: true,
      value: [{ mode: 'practice' }, { mode: 'test' }],
    })
    expect(await handlers['account.switch'](to('practice'), HERE)).toEqual({
      ok: true,
      value: { state: 'restarting' },
    })
    expect(seen.restarts).toBe(1)
    expect(accounts.current).toEqual(PRACTICE)
    expect(session.open()).toBeNull()
  })
})

describe('another account', () => {
  test('that is not listed is refused, and nothing restarts', async () => {
    const { handlers, seen, session } = await program()
    const answer = await handlers['account.switch'](to('live-gone'), HERE)
    expect(answer).toEqual({ ok: false, failure: { kind: 'refused' } })
    expect(seen.restarts).toBe(0)
    expect(session.open()).not.toBeNull()
  })

  test('waits while a charge is on its way', async () => {
    const { handlers, seen, accounts, session } = await program()
    accounts.add({ ...CAFE, mode: 'test' })
    const charging = sale(await openSale({ handlers }), { number: CARDS.silent })
    void handlers['charge.card'](charging, HERE)
    const answer = await handlers['account.switch'](to(CAFE.accountId), HERE)
    expect(answer).toEqual({ ok: false, failure: { kind: 'charge-in-flight' } })
    expect(seen.restarts).toBe(0)
    expect(accounts.current).toEqual(PRACTICE)
    expect(session.open()).not.toBeNull()
  })

  test('waits while orders are being checked, until somebody who was told of them says so', async () => {
    const { handlers, seen, accounts, session } = await program()
    accounts.add({ ...CAFE, mode: 'test' })
    const charging = sale(await openSale({ handlers }), { number: CARDS.staysReady })
    expect(await handlers['charge.card'](charging, HERE)).toMatchObject({
      ok: true,
      value: { order: { state: 'unknown' } },
    })
    expect(await handlers['account.switch'](to(CAFE.accountId), HERE)).toEqual({
      ok: false,
      failure: { kind: 'orders-unsettled', unknown: 1 },
    })
    expect(seen.restarts).toBe(0)
    expect(accounts.current).toEqual(PRACTICE)
    expect(session.till()?.unknown()).toBe(1)
    expect(await handlers['account.switch'](to(CAFE.accountId, 1), HERE)).toMatchObject({
      ok: true,
    })
    expect(seen.restarts).toBe(1)
    expect(accounts.current.accountId).toBe(CAFE.accountId)
  })
})

describe('the lock', () => {
  test('is on in main: a page that goes round the lock screen is answered locked', async () => {
    const { handlers } = await program()
    await handlers['lock.setCode']({ current: null, next: '2580' }, HERE)
    await handlers['lock.now']({}, HERE)
    const locked = { ok: false, failure: { kind: 'locked' } }
    expect(await handlers['app.start']({}, HERE)).toEqual(locked)
    expect(await handlers['account.switch'](to('practice'), HERE)).toEqual(locked)
    expect(await handlers['recovery.make']({ confirmCode: '2580' }, HERE)).toEqual(locked)
    expect(await handlers['account.watch']({ after: null }, HERE)).toMatchObject({
      ok: true,
      value: { lock: 'locked' },
    })
    await handlers['lock.unlock']({ code: '2580' }, HERE)
    expect(await handlers['app.start']({}, HERE)).toMatchObject({ ok: true })
  })

  test('asks its code again before keys are touched', async () => {
    const { handlers, session } = await program(CAFE)
    await setUp(session)
    await handlers['lock.setCode']({ current: null, next: '2580' }, HERE)
    const save = (confirmCode: string | null) =>
      handlers['keys.save']({ ...PAIR, confirmCode }, HERE)
    expect(await save(null)).toEqual({ ok: false, failure: { kind: 'code-needed' } })
    expect(await save('1379')).toMatchObject({ ok: false, failure: { kind: 'code-refused' } })
    expect(await save('2580')).toEqual({ ok: true, value: { state: 'saved' } })
    expect(await handlers['recovery.make']({ confirmCode: null }, HERE)).toMatchObject({
      ok: false,
    })
    expect(await handlers['backup.restore']({ name: 'x', confirmCode: null }, HERE)).toEqual({
      ok: false,
      failure: { kind: 'code-needed' },
    })
  })
})

describe('going live, channel by channel', () => {
  test('a new account comes to its first approved sale', async () => {
    const { handlers, session } = await program(CAFE)
    const made = await handlers['recovery.make']({ confirmCode: null }, HERE)
    if (!made.ok) throw new Error(made.failure.kind)
    const typed = made.value.code
    expect(await handlers['recovery.confirm']({ typed }, HERE)).toEqual({
      ok: true,
      value: { state: 'set', copiesLeft: 0 },
    })
    await opened(session)
    expect(await handlers['keys.describe']({}, HERE)).toMatchObject({
      value: { state: 'keychain', why: 'absent' },
    })
    await handlers['keys.save']({ ...PAIR, confirmCode: null }, HERE)
    expect(await handlers['keys.describe']({}, HERE)).toMatchObject({
      value: { state: 'saved', keyEnding: 'tice' },
    })
    const listed = await handlers['gatewayChannels.read']({}, HERE)
    const channel = listed.ok ? listed.value.find(({ type }) => type === 'api_payment') : undefined
    if (channel === undefined) throw new Error('no channel')
    const { provider, merchantId } = channel
    const read = await handlers['profile.read']({}, HERE)
    if (!read.ok) throw new Error(read.failure.kind)
    const saved = await handlers['profile.save'](
      {
        ...read.value,
        name: '카페 본점',
        shop: {
          name: '카페',
          ownerName: '',
          businessNumber: '1234567891',
          phone: '02-1234-1234',
          address: '',
        },
        channels: { ...read.value.channels, keyIn: { provider, merchantId } },
        defaultBuyer: { name: '손님', phone: '02-1234-1234', email: 'a@cafe.example' },
      },
      HERE,
    )
    expect(saved).toMatchObject({ ok: true })
    expect(session.account.name).toBe('카페 본점')
    expect(await handlers['checklist.read']({}, HERE)).toEqual({
      ok: true,
      value: { keys: 'done', channel: 'done', code: 'done', shop: 'done', trial: 'offered' },
    })
    expect((await session.watch(null)).chargeBlock).toBeNull()
    const answer = await handlers['charge.card'](sale(await openSale({ handlers })), HERE)
    expect(answer).toMatchObject({ ok: true, value: { order: { state: 'approved' } } })
    expect(await handlers['practice.cards']({}, HERE)).toEqual({ ok: true, value: [] })
  })
})

describe('a journal that begins anew', () => {
  test('is not for one that is open', async () => {
    const { handlers, seen } = await program()
    expect(await handlers['journal.beginAnew']({ confirmCode: null }, HERE)).toEqual({
      ok: false,
      failure: { kind: 'account-closed' },
    })
    expect(seen.restarts).toBe(0)
  })

  test('takes the place of one that is damaged, and has to reconcile', async () => {
    const { world, session } = await program(CAFE)
    await setUp(session)
    await (await world.start()).close()
    rmSync(world.path('journal.db'))
    const damaged = await world.start()
    expect((await settledDoor(damaged)).door).toMatchObject({ state: 'damaged', cause: 'missing' })
    const { handlers, seen } = handlersOf(world, damaged)
    expect(await handlers['journal.beginAnew']({ confirmCode: null }, HERE)).toEqual({
      ok: true,
      value: { state: 'restarting' },
    })
    expect(seen.restarts).toBe(1)
    const open = await opened(await world.start())
    expect(open.started.journal.needsReconcile()).toEqual({ since: 0 })
  })

  test.each([
    ['its files', false],
    ['nothing on the disk', true],
  ])('of one that is lost with a malformed key and %s is a new account', async (_what, isGone) => {
    const { world, session } = await program(CAFE)
    await setUp(session)
    await session.close()
    const name = (item: string) => `${CAFE.accountId}/${item}`
    world.keychain.items.set(name('journal-key'), 'x').set(name('rest-keys'), 'kept')
    rmSync(world.path(isGone ? '.' : 'journal.key'), { recursive: true })
    const lost = await world.start()
    expect((await settledDoor(lost)).door).toEqual({ state: 'lost', why: 'malformed' })
    const { handlers } = handlersOf(world, lost)
    expect(await handlers['journal.beginAnew']({ confirmCode: null }, HERE)).toMatchObject({
      ok: true,
    })
    expect([...world.keychain.items.keys()]).toEqual([name('rest-keys')])
    expect((await settledDoor(await world.start())).door).toEqual({ state: 'new' })
  })

  test('of one that is lost leaves the key of another journal where it is', async () => {
    const { world, session } = await program(CAFE)
    await setUp(session)
    await session.close()
    const item = `${CAFE.accountId}/journal-key`
    const other = `1:${Buffer.alloc(32, 7).toString('base64')}`
    world.keychain.items.set(item, other)
    rmSync(world.path('journal.key'))
    const lost = await world.start()
    expect((await settledDoor(lost)).door).toEqual({ state: 'lost', why: 'other-key' })
    const { handlers } = handlersOf(world, lost)
    await handlers['journal.beginAnew']({ confirmCode: null }, HERE)
    expect(world.keychain.items.get(item)).toBe(other)
    const open = await opened(await world.start())
    expect(open.started.journal.needsReconcile()).toEqual({ since: 0 })
  })

  test('of one that is lost is a new account, which has to reconcile, beside the old files', async () => {
    const { world, session } = await program(CAFE)
    await setUp(session)
    await session.close()
    world.keychain.items.clear()
    rmSync(world.path('journal.key'))
    const lost = await world.start()
    expect((await settledDoor(lost)).door).toMatchObject({ state: 'lost' })
    const { handlers, seen } = handlersOf(world, lost)
    await handlers['journal.beginAnew']({ confirmCode: null }, HERE)
    expect(seen.restarts).toBe(1)
    const next = await world.start()
    await setUp(next)
    const open = await opened(next)
    expect(open.started.journal.needsReconcile()).toEqual({ since: 0 })
    const folders = readdirSync(join(world.userDataDir, 'accounts'))
    const aside = folders.find((name) => name.startsWith(`${CAFE.accountId}.lost-`)) ?? ''
    expect(existsSync(join(world.userDataDir, 'accounts', aside, 'journal.db'))).toBe(true)
  })
})
