import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../../preload/contract/words/words.ts'
import { answer, callsOf, tellPicture } from '../../../fixtures/account-bridge.ts'
import { LIVE_PICTURE } from '../../../fixtures/account-picture.ts'
import { fields, numpad, orderOf, typeSale } from '../form/form-page.ts'
import {
  expectAccessible,
  hiddenBelow,
  openAccountPages,
  overflowing,
  SIZE_LOOKS,
  THEME_LOOKS,
  wear,
  type AccountPages,
} from './account-page.ts'

let pages: AccountPages

beforeAll(async () => {
  pages = await openAccountPages()
})
afterAll(() => pages.close())

const { lock } = words.ko
const done = { ok: true, value: {} } as const
const LOCKABLE = { lock: 'unlocked' } as const
const CARD = '4242424242424242'

function pad(page: Page) {
  return page.getByRole('group', { name: lock.code })
}

async function close(page: Page): Promise<void> {
  await page.context().close()
}

/** Everything the page holds that somebody could read out of it, values of fields included. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const typed = Array.from(document.querySelectorAll('input')).map(({ value }) => value)
    return [document.documentElement.outerHTML, ...typed].join('\n').replaceAll(/\s/g, '')
  })
}

describe('the lock screen', () => {
  test('reads whole in every size and theme, with the count and no names', async () => {
    const page = await pages.open({ lock: 'locked', unknown: 3 })
    await page.getByText('확인 중 3건').waitFor()
    for (const look of SIZE_LOOKS) {
      await wear(page, look)
      expect({ look, out: await overflowing(page) }).toEqual({ look, out: [] })
      expect({ look, below: await hiddenBelow(page) }).toEqual({ look, below: 0 })
    }
    for (const look of THEME_LOOKS) {
      await wear(page, look)
      await expectAccessible(page)
    }
    expect(await callsOf(page, 'app.start')).toEqual([])
    expect(await callsOf(page, 'counter.watch')).toEqual([])
    await close(page)
  })

  test('lies over a closed door too', async () => {
    const page = await pages.open({ lock: 'locked', door: { state: 'broken', reference: 'R' } })
    await pad(page).waitFor()
    expect(await page.getByText('R', { exact: true }).count()).toBe(0)
    await close(page)
  })

  test('opens with the code from the numpad, and with Hangul or Num Lock in the way', async () => {
    const page = await pages.open({ lock: 'locked' })
    await numpad(page, '27')
    await page.keyboard.press('Digit1')
    // A numpad key with Num Lock off, as it arrives then.
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Numpad8', key: 'ArrowUp', bubbles: true }),
      ),
    )
    await page.getByText('4자리 입력함').waitFor({ state: 'attached' })
    expect(await everything(page)).not.toContain('2718')
    await page.keyboard.press('NumpadEnter')
    expect(await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })).toEqual({
      code: '2718',
    })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    await close(page)
  })

  test('opens by the keys on the screen, and erases with them', async () => {
    const page = await pages.open({ lock: 'locked' })
    for (const key of ['2', '7', '1', '9'])
      await pad(page).getByRole('button', { name: key, exact: true }).click()
    await pad(page).getByRole('button', { name: lock.pad.erase }).click()
    await pad(page).getByRole('button', { name: '8', exact: true }).click()
    await pad(page).getByRole('button', { name: lock.pad.enter }).click()
    expect(await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })).toEqual({
      code: '2718',
    })
    await close(page)
  })

  test('takes no more than eight digits, and asks nothing for fewer than four', async () => {
    const page = await pages.open({ lock: 'locked' })
    await page.keyboard.type('271')
    await page.keyboard.press('Enter')
    await page.getByText(lock.answer.short).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type('271828182845')
    await page.keyboard.press('Enter')
    expect(await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })).toEqual({
      code: '27182818',
    })
    await close(page)
  })

  test('says that a code was wrong, and lets a clock run while none is looked at', async () => {
    const page = await pages.open({ lock: 'locked' }, { heldClock: true })
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', { ok: true, value: { state: 'wrong', waitMs: 0 } })
    await page.getByText(lock.answer.wrong).waitFor()
    await page.keyboard.type('2222')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', { ok: true, value: { state: 'wait', waitMs: 30_000 } })
    await page.getByText('0:30 뒤에').waitFor()
    await page.keyboard.type('3333')
    await page.keyboard.press('Enter')
    await page.clock.runFor(29_000)
    await page.getByText('0:01 뒤에').waitFor()
    expect(await callsOf(page, 'lock.unlock')).toHaveLength(2)
    await page.clock.runFor(1_500)
    await page.keyboard.type('2718')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    await close(page)
  })

  test('stays when no answer comes, and says so', async () => {
    const page = await pages.open({ lock: 'locked' })
    await page.keyboard.type('2718')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', 'torn')
    await page.getByText(lock.notHeard).waitFor()
    await close(page)
  })
})

describe('locking', () => {
  test('by Ctrl+L takes the card away, keeps the sale, and leaves nothing in the page', async () => {
    const page = await pages.open(LOCKABLE)
    await typeSale(page)
    await page.keyboard.press('Control+L')
    await answer(page, 'lock.now', done)
    await pad(page).waitFor()
    const held = await everything(page)
    for (const secret of [CARD, CARD.slice(0, 6), '850101', '125,000'])
      expect(held).not.toContain(secret)
    await page.keyboard.type('2718')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })
    await page.getByText(words.ko.form.notice.idleCleared).first().waitFor()
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    expect(await fields(page).card.inputValue()).toBe('')
    await close(page)
  })

  test('by main alone does the same at once', async () => {
    const page = await pages.open(LOCKABLE)
    await typeSale(page)
    await tellPicture(page, { lock: 'locked' })
    await pad(page).waitFor()
    expect(await everything(page)).not.toContain(CARD)
    await close(page)
  })

  test('works over an open sheet, and takes it away', async () => {
    const page = await pages.open(LOCKABLE)
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Control+L')
    await answer(page, 'lock.now', done)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await pad(page).waitFor()
    await close(page)
  })

  test('comes after the minutes that are preferred, and any key puts it off', async () => {
    const preferences = { ...LIVE_PICTURE.preferences, lockMinutes: 2 }
    const page = await pages.open({ ...LOCKABLE, preferences }, { heldClock: true })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    await page.clock.runFor(119_000)
    await page.keyboard.press('Shift')
    await page.clock.runFor(119_000)
    expect(await callsOf(page, 'lock.now')).toEqual([])
    await page.clock.runFor(2_000)
    await answer(page, 'lock.now', done)
    await pad(page).waitFor()
    await close(page)
  })

  test('is nothing where nobody has set a code', async () => {
    const page = await pages.open({ lock: 'off' }, { heldClock: true })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    await page.keyboard.press('Control+L')
    await page.clock.runFor(20 * 60_000)
    expect(await callsOf(page, 'lock.now')).toEqual([])
    await close(page)
  })

  test('waits for a charge that is on its way, and comes right after its answer', async () => {
    const page = await pages.open(LOCKABLE)
    await typeSale(page)
    await page.keyboard.press('NumpadMultiply')
    await page.getByText(words.ko.outcome.sending.headline).first().waitFor()
    await page.keyboard.press('Control+L')
    await page.getByText(lock.afterCharge).waitFor()
    expect(await callsOf(page, 'lock.now')).toEqual([])
    const { saleId } = (await callsOf(page, 'charge.card'))[0] as { readonly saleId: string } // as the contract has it
    await answer(page, 'charge.card', {
      ok: true,
      value: { kind: 'order', order: orderOf({ saleId }) },
    })
    await answer(page, 'lock.now', done)
    await pad(page).waitFor()
    expect(await everything(page)).not.toContain('30012345')
    await page.keyboard.type('2718')
    await page.keyboard.press('Enter')
    await answer(page, 'lock.unlock', { ok: true, value: { state: 'ok' } })
    await page.getByRole('heading', { name: words.ko.outcome.approved.headline }).waitFor()
    await close(page)
  })

  test('by main while a charge is on its way loses no outcome', async () => {
    const page = await pages.open(LOCKABLE)
    await typeSale(page)
    await page.keyboard.press('NumpadMultiply')
    await page.getByText(words.ko.outcome.sending.headline).first().waitFor()
    await tellPicture(page, { lock: 'locked' })
    await pad(page).waitFor()
    await answer(page, 'charge.card', {
      ok: true,
      value: { kind: 'order', order: orderOf({ state: 'unknown' }) },
    })
    await tellPicture(page, { lock: 'unlocked' })
    await page.getByRole('heading', { name: words.ko.outcome.unknown.headline }).waitFor()
    await close(page)
  })
})
