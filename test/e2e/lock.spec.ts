import type { Page } from '@playwright/test'
import { CHANNELS, type Channel } from '../../preload/contract/channels.ts'
import type { Input, Output } from '../../preload/contract/contract.ts'
import { DEFAULT_PREFERENCES } from '../../preload/contract/preferences.ts'
import type { Result } from '../../preload/contract/result.ts'
import { sale } from '../fixtures/sale.ts'
import { CARDS } from './models/cards.ts'
import { Counter } from './models/counter.ts'
import { expect, test } from './models/shop.ts'

/*
 * The lock as the built program keeps it: in main, so that nothing a page does gets round it (bar
 * B-P14). Asked over the bridge; how the lock screen looks and speaks has a spec of its own.
 */

const CODE = '4826'
const WRONG = '9753'
const LOCKED = { ok: false, failure: { kind: 'locked' } }

/** What a locked screen may ask. */
const MAY: ReadonlySet<Channel> = new Set<Channel>([
  'account.watch',
  'lock.now',
  'lock.unlock',
  'preferences.set',
])

function ask<C extends Channel>(
  page: Page,
  channel: C,
  input: Input<C>,
): Promise<Result<Output<C>>> {
  return page.evaluate(
    async ([name, given]) => {
      // The preload puts it there; one function a channel, each of plain JSON.
      const { pos } = window as unknown as { pos: Record<string, (input: unknown) => unknown> }
      return pos[name]?.(given)
    },
    [channel, input] as const,
    // What the contract says that this channel answers.
  ) as Promise<Result<Output<C>>>
}

async function lockState(page: Page): Promise<string> {
  const picture = await ask(page, 'account.watch', { after: null })
  return picture.ok ? picture.value.lock : picture.failure.kind
}

async function setCode(page: Page): Promise<void> {
  await expect.poll(() => lockState(page)).toBe('off')
  const answer = await ask(page, 'lock.setCode', { current: null, next: CODE })
  expect(answer).toEqual({ ok: true, value: { state: 'ok' } })
}

async function unlock(page: Page, code = CODE) {
  return ask(page, 'lock.unlock', { code })
}

/** Inputs that the contract takes; one that it does not is refused before the lock is looked at. */
const INPUTS = {
  'account.openWithCode': { typed: 'x' },
  'account.create': { mode: 'test', name: '가게', key: 'k', secret: 's' },
  'account.switch': { accountId: 'practice' },
  'account.watch': { after: null },
  'backup.restore': { name: 'x', confirmCode: null },
  'charge.card': sale('SALE-1'),
  'counter.watch': { after: null },
  'journal.beginAnew': { confirmCode: null },
  'keys.save': { key: 'k', secret: 's', confirmCode: null },
  'lock.setCode': { current: CODE, next: null },
  'lock.unlock': { code: WRONG },
  'order.acknowledge': { orderId: 'A' },
  'order.refunds': { orderId: 'A' },
  'preferences.set': DEFAULT_PREFERENCES,
  'recovery.confirm': { typed: 'x' },
  'recovery.make': { confirmCode: null },
  'restore.open': { typed: 'x' },
} satisfies { readonly [C in Channel]?: Input<C> }

test('a locked program answers nothing but its lock, also after its page was loaded anew', async ({
  shop,
}) => {
  const { page } = await shop.open()
  await setCode(page)
  const profile = await ask(page, 'profile.read', {})
  if (!profile.ok) throw new Error('no profile')
  await ask(page, 'lock.now', {})
  await page.reload()
  await expect.poll(() => lockState(page)).toBe('locked')

  const inputs: Partial<Record<Channel, unknown>> = { ...INPUTS, 'profile.save': profile.value }
  const answers = await page.evaluate(
    async ([channels, given]) => {
      const { pos } = window as unknown as { pos: Record<string, (input: unknown) => unknown> }
      const asked = channels.map(async (name) => [name, await pos[name]?.(given[name] ?? {})])
      return Promise.all(asked)
    },
    [CHANNELS, inputs] as const,
  )
  expect(answers.map(([name]) => name)).toEqual([...CHANNELS])
  const shut = answers.filter(([, answer]) => JSON.stringify(answer) === JSON.stringify(LOCKED))
  const open = answers.filter(([, answer]) => JSON.stringify(answer).startsWith('{"ok":true'))
  expect(open.map(([name]) => name)).toEqual(CHANNELS.filter((name) => MAY.has(name)))
  const named = Object.keys(inputs).filter((name) => !open.some(([other]) => other === name))
  expect(shut.map(([name]) => name)).toEqual(expect.arrayContaining(named))
  expect(shut.length).toBeGreaterThan(20)
  expect(await lockState(page)).toBe('locked')
  expect((await shop.books()).orders).toEqual([])
})

test('it starts locked, is opened by its code alone, and killing it wins no try', async ({
  shop,
}) => {
  await setCode((await shop.open()).page)
  await shop.program().kill()
  const page = await shop.start()
  await expect.poll(() => lockState(page)).toBe('locked')
  expect(await ask(page, 'sale.open', {})).toEqual(LOCKED)
  for (const waits of [false, false, true]) {
    const answer = await unlock(page, WRONG)
    expect(answer).toMatchObject({ ok: true, value: { state: 'wrong' } })
    expect(answer.ok && 'waitMs' in answer.value && answer.value.waitMs > 0).toBe(waits)
  }
  await shop.program().kill()

  const again = await shop.start()
  await expect.poll(() => lockState(again)).toBe('locked')
  expect(await unlock(again)).toMatchObject({ ok: true, value: { state: 'wait' } })
  await expect.poll(async () => unlock(again)).toEqual({ ok: true, value: { state: 'ok' } })
  expect(await lockState(again)).toBe('unlocked')
  expect(await ask(again, 'sale.open', {})).toMatchObject({ ok: true })
})

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`it locks when the system tells of ${event}`, async ({ shop }) => {
    const { page } = await shop.open()
    await shop.program().power(event)
    // Nobody could open it: there is no code yet.
    expect(await lockState(page)).toBe('off')
    await setCode(page)
    await shop.program().power('resume')
    expect(await lockState(page)).toBe('unlocked')
    await shop.program().power(event)
    await expect.poll(() => lockState(page)).toBe('locked')
  })
}

test('locked in the middle of a charge: it goes on, once, and is told when it is unlocked', async ({
  shop,
}) => {
  const { page } = await shop.open()
  await setCode(page)
  const counter = new Counter(page)
  await counter.sell({ amount: '12500', card: CARDS.dropped })
  await ask(page, 'lock.now', {})
  // The lock screen may say how many are being checked, and names nobody.
  const picture = await ask(page, 'account.watch', { after: null })
  expect(JSON.stringify(picture)).not.toMatch(/12500|424242|9000/)
  await expect
    .poll(async () => {
      const now = await ask(page, 'account.watch', { after: null })
      return now.ok ? now.value.unknown : -1
    })
    .toBe(0)
  expect(await ask(page, 'counter.watch', { after: null })).toEqual(LOCKED)
  expect(await unlock(page)).toMatchObject({ ok: true, value: { state: 'ok' } })
  const chip = counter.chips.filter({ hasText: /^승인.*12,500원/ })
  await expect(counter.panel('승인 완료').or(chip)).toBeVisible()
  const { orders, posts } = await shop.books()
  expect(orders).toMatchObject([{ state: 'approved', posts: 1, paid: 1 }])
  expect(posts).toBe(1)
})

test('keys, the recovery code and a restore ask for the code again; without it nothing is done', async ({
  shop,
}) => {
  const { page } = await shop.open()
  await setCode(page)
  const code = { confirmCode: null }
  const answers = [
    await ask(page, 'keys.save', { key: 'k', secret: 's', ...code }),
    await ask(page, 'recovery.make', code),
    await ask(page, 'backup.restore', { name: 'x', ...code }),
  ]
  for (const answer of answers) {
    expect(answer).toEqual({ ok: false, failure: { kind: 'code-needed' } })
  }
  const refused = await ask(page, 'recovery.make', { confirmCode: WRONG })
  expect(refused).toEqual({ ok: false, failure: { kind: 'code-refused', waitMs: 0 } })
})
