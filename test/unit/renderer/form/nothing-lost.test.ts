import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Failure } from '../../../../preload/contract/result.ts'
import {
  answerCharge,
  chargeKey,
  chargesOf,
  openShop,
  orderOf,
  SNAPSHOT,
  tellSnapshot,
  typeSale,
  type Shop,
} from './form-page.ts'

let shop: Shop
let page: Page

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())
beforeEach(async () => {
  page = await shop.open({ heldClock: true })
})
afterEach(() => page.context().close())

async function charge(amount?: string): Promise<void> {
  await typeSale(page, amount)
  await page.keyboard.press('NumpadMultiply')
  await page.waitForFunction(() => window.bridge.waiting.length > 0)
}

function refuse(failure: Failure): Promise<void> {
  return answerCharge(page, { ok: false, failure })
}

async function sales(): Promise<readonly string[]> {
  return (await chargesOf(page)).map(({ saleId }) => saleId)
}

describe('a cleared form', () => {
  const endings: readonly Failure[] = [
    { kind: 'bug', reference: 'NOANSWER' },
    { kind: 'gateway-unreachable' },
  ]
  test.each(endings)(
    'is a new sale after $kind, since the sale before may be open',
    async (end) => {
      await charge()
      await refuse(end)
      await page.getByRole('button', { name: '125,000원 결제' }).waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.clock.runFor(500)
      await charge('77000')
      expect(await sales()).toEqual(['sale-1', 'sale-2'])
    },
  )
})

describe('a sale main no longer takes', () => {
  test('is not said to be uncharged, and the next press is a new sale', async () => {
    await charge()
    await refuse({ kind: 'sale-not-open' })
    const panel = page.locator('[data-panel="wait"]').filter({ hasText: '다른 창에서 끝났거나' })
    await panel.waitFor()
    expect(await panel.innerText()).toContain('최근 결제를 확인한 뒤 새로 결제하세요.')
    expect(await page.locator('body').innerText()).not.toContain('결제되지 않았습니다')
    await page.waitForFunction(() => window.bridge.sales === 2)
    await page.getByRole('button', { name: '125,000원 결제' }).click()
    expect(await sales()).toEqual(['sale-1', 'sale-2'])
  })
})

describe('a journal that could not be written', () => {
  test('does not end charging: the next press asks main again', async () => {
    await charge()
    await refuse({ kind: 'journal-unwritable' })
    await tellSnapshot(page, { ...SNAPSHOT, journal: 'unwritable' })
    await page.getByRole('alert').filter({ hasText: '디스크' }).waitFor()
    await page.getByRole('button', { name: '125,000원 결제' }).click()
    expect(await chargesOf(page)).toHaveLength(2)
  })
})

describe('the next customer', () => {
  const sent = orderOf({ state: 'sent' })
  const offers = () => page.getByRole('button', { name: '다음 손님 받기' }).count()

  test('waits while the till knows no order of this charge, so its answer is still told', async () => {
    await charge()
    const others = [orderOf({ orderId: 'order-0', saleId: 'sale-0', state: 'unknown' })]
    const earlier = orderOf({ orderId: 'order-9', attempt: 9, alarm: 'late-approval' })
    await tellSnapshot(page, { ...SNAPSHOT, version: 2, tray: [...others, earlier] })
    await page.clock.runFor(15_000)
    await page.getByText('응답이 늦어지고 있어요').first().waitFor()
    expect(await offers()).toBe(0)
    expect(await chargeKey(page).innerText()).toBe('승인 요청 중…')
    await page.keyboard.press('NumpadEnter')
    await refuse({ kind: 'gateway-unreachable' })
    await page.getByText('결제사에 연결하지 못했습니다.').first().waitFor()
  })

  test('is offered by panel and key as soon as the slow charge stands in the tray', async () => {
    await charge()
    await page.clock.runFor(10_500)
    expect(await offers()).toBe(0)
    await tellSnapshot(page, { ...SNAPSHOT, version: 2, tray: [sent], inFlight: 1 })
    await page.clock.runFor(300)
    await chargeKey(page).filter({ hasText: '다음 손님 받기' }).waitFor()
    expect(await offers()).toBe(2)
    await page.keyboard.press('NumpadEnter')
    await page.waitForFunction(() => window.bridge.sales === 2)
  })
})

describe('the panel', () => {
  const panels = (name: string) => page.locator(`[data-panel="${name}"]`)
  const shown = orderOf({ state: 'unknown' })

  test('tells an approval that was written after the clock of the PC was set back', async () => {
    await charge()
    await answerCharge(page, { ok: true, value: { kind: 'order', order: shown } })
    await panels('wait').waitFor()
    const approved = orderOf({ state: 'approved', changedAt: shown.changedAt - 3_600_000 })
    await tellSnapshot(page, { ...SNAPSHOT, version: 2, tray: [approved] })
    await panels('ok').waitFor()
  })

  test.each(['unknown', 'declined'] as const)(
    'never takes an approval back for a picture that still says %s',
    async (state) => {
      await charge()
      await answerCharge(page, { ok: true, value: { kind: 'order', order: orderOf({}) } })
      await panels('ok').waitFor()
      const changedAt = shown.changedAt + 5
      const other = orderOf({ orderId: 'order-2', saleId: 'sale-0', state: 'unknown' })
      const tray = [orderOf({ state, changedAt }), other]
      await tellSnapshot(page, { ...SNAPSHOT, version: 2, tray })
      await page.getByRole('button', { name: /확인 중/ }).waitFor()
      expect(await panels('ok').count()).toBe(1)
    },
  )
})
