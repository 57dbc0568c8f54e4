import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChargeCardAnswer } from '../../../../preload/contract/contract.ts'
import type { Result } from '../../../../preload/contract/result.ts'
import {
  answerCharge,
  chargeKey,
  chargesOf,
  fields,
  numpad,
  openShop,
  orderOf,
  SNAPSHOT,
  START,
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

const approved: Result<ChargeCardAnswer> = {
  ok: true,
  value: { kind: 'order', order: orderOf({}) },
}

async function charge(): Promise<void> {
  await typeSale(page)
  await page.keyboard.press('NumpadMultiply')
  await page.waitForFunction(() => window.bridge.waiting.length > 0)
}

/** Once the till says that it goes on with the charge. */
async function takeNext(): Promise<void> {
  await tellSnapshot(page, { ...SNAPSHOT, tray: [orderOf({ state: 'sent' })], inFlight: 1 })
  await page.clock.runFor(300)
  await chargeKey(page).filter({ hasText: '다음 손님 받기' }).waitFor()
  await page.keyboard.press('NumpadEnter')
}

function outcomes(): Promise<number> {
  return page.locator('[data-outcome="true"]').count()
}

async function cardValues(): Promise<readonly string[]> {
  const { card, expiry, identity, pin } = fields(page)
  return Promise.all([card, expiry, identity, pin].map((field) => field.inputValue()))
}

describe('card data', () => {
  test('stands in no attribute and no text of the page while it is typed or sent', async () => {
    await charge()
    const html = await page.evaluate(() => document.documentElement.outerHTML)
    for (const secret of ['4242424242', '4242 4242 4242', '1227', '12/27', '850101']) {
      expect(html).not.toContain(secret)
    }
  })

  test('hides when its field is left: first six and last four, dots, dots, dots', async () => {
    await typeSale(page)
    await page.getByRole('button', { name: '+1만' }).focus()
    expect(await cardValues()).toEqual(['4242 42•• •••• 4242', '••/••', '••••••', '••'])
  })

  test('cannot be copied, cut, dragged or brought back by undo', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('nothing'))
    await fields(page).card.focus()
    await numpad(page, '9411234')
    for (const key of ['Control+A', 'Control+C', 'Control+X']) await page.keyboard.press(key)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('nothing')
    expect(await fields(page).card.inputValue()).toBe('9411 234')
    expect(await fields(page).card.getAttribute('autocomplete')).toBe('off')
    expect(await fields(page).card.getAttribute('name')).toBe(null)
  })

  const answers: readonly (readonly [string, Result<ChargeCardAnswer>])[] = [
    ['an approval', approved],
    ['a decline', { ok: true, value: { kind: 'order', order: orderOf({ state: 'declined' }) } }],
    ['an unknown', { ok: true, value: { kind: 'order', order: orderOf({ state: 'unknown' }) } }],
  ]
  test.each(answers)('is gone after %s, and undo brings nothing back', async (_, answer) => {
    await charge()
    await answerCharge(page, answer)
    await page.locator('[data-outcome="true"]').waitFor()
    expect(await cardValues()).toEqual(['', '', '', ''])
    await page.clock.runFor(1_100)
    await page.keyboard.press('NumpadEnter')
    await fields(page).card.focus()
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+Shift+Z')
    expect(await cardValues()).toEqual(['', '', '', ''])
  })

  test('is warned about after 45 seconds without a key and wiped after 60; the amount stays', async () => {
    await typeSale(page)
    await page.clock.runFor(46_000)
    await page
      .getByText(/초 뒤 카드 정보를 지워요/)
      .first()
      .waitFor()
    await page.keyboard.press('Shift')
    await page.clock.runFor(40_000)
    expect(await fields(page).pin.inputValue()).toBe('••')
    await page.clock.runFor(21_000)
    await page.getByText('카드 정보를 지웠어요.').first().waitFor()
    expect(await cardValues()).toEqual(['', '', '', ''])
    expect(await fields(page).amount.inputValue()).toBe('125,000')
  })

  test('is wiped three minutes after its first digit, however often a key is pressed', async () => {
    await typeSale(page)
    for (let minute = 0; minute < 8; minute += 1) {
      await page.clock.runFor(22_000)
      await page.keyboard.press('Shift')
    }
    expect(await fields(page).pin.inputValue()).not.toBe('')
    await page.getByText('입력한 지 3분이 되었어요.').first().waitFor()
    await page.clock.runFor(5_000)
    expect(await cardValues()).toEqual(['', '', '', ''])
  })

  test('is wiped after a minute with the window in the background', async () => {
    await page.context().close()
    page = await shop.open({
      heldClock: true,
      start: { preferences: { ...START.preferences, idleSeconds: 180 } },
    })
    await typeSale(page)
    await page.evaluate(() => window.dispatchEvent(new Event('blur')))
    await page.clock.runFor(59_000)
    expect(await fields(page).pin.inputValue()).not.toBe('')
    await page.clock.runFor(2_000)
    expect(await cardValues()).toEqual(['', '', '', ''])
  })

  test('is wiped when the screen is left, which takes two presses', async () => {
    await typeSale(page)
    await page.keyboard.press('Control+Comma')
    await page.getByText('나가면 입력한 카드 정보가 지워져요.').first().waitFor()
    expect(await fields(page).pin.inputValue()).toBe('••')
    await page.keyboard.press('Control+Comma')
    await fields(page).card.waitFor({ state: 'detached' })
    await page.keyboard.press('F2')
    await fields(page).card.waitFor()
    expect(await cardValues()).toEqual(['', '', '', ''])
    expect(await fields(page).amount.inputValue()).toBe('125,000')
  })
})

describe('an answer', () => {
  test('that refuses a field marks it and keeps what was typed', async () => {
    await charge()
    await answerCharge(page, {
      ok: false,
      failure: { kind: 'invalid', field: 'identity', problem: 'birth' },
    })
    await page.getByText('생년월일 6자리를 확인하세요.').waitFor()
    expect(await fields(page).identity.inputValue()).toBe('850101')
    expect(await fields(page).card.inputValue()).toBe('4242 42•• •••• 4242')
  })

  test('that nothing was sent keeps the card, and the next press is the same sale', async () => {
    await charge()
    await answerCharge(page, { ok: false, failure: { kind: 'gateway-unreachable' } })
    await page.getByRole('button', { name: '125,000원 결제' }).click()
    expect((await chargesOf(page)).map(({ saleId, attempt }) => [saleId, attempt])).toEqual([
      ['sale-1', 1],
      ['sale-1', 1],
    ])
  })

  test('that asks first keeps the form, and confirming sends what was confirmed', async () => {
    await charge()
    await answerCharge(page, {
      ok: true,
      value: { kind: 'confirm', large: true, luhn: false, wrongPin: false, duplicate: null },
    })
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
    expect(await chargesOf(page)).toHaveLength(1)
    await page.keyboard.press('NumpadMultiply')
    await page.waitForFunction(() => window.bridge.charges.length === 2)
    expect((await chargesOf(page))[1]).toMatchObject({
      saleId: 'sale-1',
      confirmed: { large: true, luhn: false, wrongPin: false, duplicateOf: null },
      card: { number: '4242424242424242' },
    })
  })

  test('that comes after the next customer was taken never touches the new form', async () => {
    await charge()
    await page.clock.runFor(9_000)
    await page.keyboard.press('NumpadEnter')
    expect(await page.locator('[inert]').count()).toBe(1)
    await page.clock.runFor(1_500)
    await takeNext()
    await numpad(page, '5')
    await answerCharge(page, approved)
    await numpad(page, '0')
    expect(await outcomes()).toBe(0)
    expect(await fields(page).amount.inputValue()).toBe('50')
  })

  test('to the first of two charges never ends the second one', async () => {
    await charge()
    await page.clock.runFor(10_500)
    await takeNext()
    await typeSale(page, '7000')
    await page.keyboard.press('NumpadMultiply')
    await page.waitForFunction(() => window.bridge.waiting.length === 2)
    await answerCharge(page, approved)
    await page.clock.runFor(500)
    await page.getByRole('button', { name: '승인 요청 중…' }).waitFor()
    expect(await outcomes()).toBe(0)
    await answerCharge(page, approved)
    await page.locator('[data-outcome="true"]').waitFor()
  })

  test('to the shown order turns the panel, to another one does not', async () => {
    await charge()
    const unknown = orderOf({ state: 'unknown' })
    await answerCharge(page, { ok: true, value: { kind: 'order', order: unknown } })
    await page.getByRole('button', { name: '다음 손님 받기' }).first().waitFor()
    const other = orderOf({
      orderId: 'order-2',
      saleId: 'sale-0',
      changedAt: unknown.changedAt + 5,
    })
    await tellSnapshot(page, { ...SNAPSHOT, version: 2, tray: [other, unknown] })
    await page.clock.runFor(1_500)
    await page.getByRole('button', { name: '다음 손님 받기' }).first().waitFor()
    const settled = orderOf({ state: 'approved', changedAt: unknown.changedAt + 9 })
    await tellSnapshot(page, { ...SNAPSHOT, version: 3, tray: [settled] })
    await page
      .locator('[data-counter-form]')
      .getByRole('button', { name: '다음 손님', exact: true })
      .waitFor()
  })
})

describe('the charge button', () => {
  test('says why nothing can be charged, and then nothing is', async () => {
    await typeSale(page)
    await tellSnapshot(page, { ...SNAPSHOT, online: false })
    await page.getByRole('button', { name: '인터넷이 끊겨 결제할 수 없어요' }).waitFor()
    await page.keyboard.press('NumpadMultiply')
    expect(await chargesOf(page)).toEqual([])
    await tellSnapshot(page, { ...SNAPSHOT, version: 2 })
    await page.getByRole('button', { name: '125,000원 결제' }).click()
    expect(await chargesOf(page)).toHaveLength(1)
  })

  test('marks the first field that is missing and goes there', async () => {
    await numpad(page, '1000')
    await page.keyboard.press('NumpadMultiply')
    await page.getByText('카드번호를 입력하세요.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe(
      'card',
    )
    expect(await chargesOf(page)).toEqual([])
  })
})
