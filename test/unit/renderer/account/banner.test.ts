import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import { words } from '../../../../preload/contract/words/words.ts'
import { answer, callsOf, tellPicture } from '../../../fixtures/account-bridge.ts'
import { chargeKey, typeSale } from '../form/form-page.ts'
import {
  expectAccessible,
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

const { account } = words.ko.frame
const LOCKED: Partial<AccountPicture> = { chargeBlock: { kind: 'keychain', why: 'locked' } }
const SET_UP: Partial<AccountPicture> = {
  chargeBlock: { kind: 'set-up', missing: ['keys', 'channel', 'code', 'shop'] },
}

const BANNER_AND_CHARGE =
  '[data-shown="true"], [data-shown="true"] *, [data-counter-form] button[data-kind]'

async function open(changes: Partial<AccountPicture>): Promise<Page> {
  const page = await pages.open(changes)
  await page.locator('[data-field="amount"]').waitFor()
  return page
}

function said(page: Page, sentence: string) {
  return page.getByRole('alert').getByText(sentence)
}

async function close(page: Page): Promise<void> {
  await page.context().close()
}

/** How far the form reaches under its own lower edge, px. */
function hiddenForm(page: Page): Promise<number> {
  return page.evaluate(() => {
    const form = document.querySelector('[data-counter-form]')
    return form === null ? -1 : form.scrollHeight - form.clientHeight
  })
}

describe('where the account charges nobody', () => {
  test('the banner says why, the charge button says it, and no key charges', async () => {
    const page = await open(LOCKED)
    await said(page, account.locked).waitFor()
    await typeSale(page)
    for (const key of ['NumpadMultiply', 'F10', 'Control+Enter']) await page.keyboard.press(key)
    await chargeKey(page).click({ force: true })
    expect(await chargeKey(page).textContent()).toBe(words.ko.form.charge.keychain)
    expect(await callsOf(page, 'charge.card')).toEqual([])
    await close(page)
  })

  test('a locked keychain is asked again from the banner, and charging comes back', async () => {
    const page = await open(LOCKED)
    await page.getByRole('button', { name: account.act.retry }).press('Enter')
    await answer(page, 'account.retry', { ok: true, value: {} })
    await tellPicture(page, { chargeBlock: null })
    await said(page, account.locked).waitFor({ state: 'detached' })
    expect(await chargeKey(page).textContent()).toBe(words.ko.form.charge.empty)
    await close(page)
  })

  test('the steps that are left are named and lead to the checklist', async () => {
    const page = await open({ chargeBlock: { kind: 'set-up', missing: ['keys', 'shop'] } })
    await said(page, '결제사 키, 매장 정보').waitFor()
    await page.getByRole('button', { name: account.act.live }).press('Enter')
    await page.getByRole('heading', { name: words.ko.settings.title, exact: true }).waitFor()
    expect(await callsOf(page, 'checklist.read')).not.toEqual([])
    await close(page)
  })

  test('a block that main alone knew of is told by the panel: nothing was charged', async () => {
    const page = await open({})
    await typeSale(page)
    await page.keyboard.press('NumpadMultiply')
    const block = { kind: 'keychain', why: 'no-answer' } as const
    await answer(page, 'charge.card', { ok: false, failure: { kind: 'charging-blocked', block } })
    const panel = page.getByRole('region', { name: words.ko.outcome.refused.headline })
    await panel.getByText(words.ko.outcome.refused.fact).waitFor()
    await panel.getByText(words.ko.door.keychain['no-answer'].why).waitFor()
    await close(page)
  })
})

describe('the banner of an account', () => {
  test('shows the figure of what is left on the disk', async () => {
    const page = await open({ lowSpaceBytes: 187 * 1_024 * 1_024 })
    await said(page, '187 MB').waitFor()
    await close(page)
  })

  test('leads to a new recovery code, and warns first of a card that is typed', async () => {
    const page = await open({ codeFile: 'damaged' })
    await said(page, account.codeDamaged).waitFor()
    await typeSale(page)
    const make = page.getByRole('button', { name: account.act.code })
    await make.press('Enter')
    await page.getByText(words.ko.form.notice.leave).first().waitFor()
    await make.press('Enter')
    await page.getByRole('heading', { name: words.ko.settings.title, exact: true }).waitFor()
    await close(page)
  })

  test('hides nothing of the form, in any size and language', async () => {
    const page = await open(LOCKED)
    for (const look of SIZE_LOOKS) {
      await wear(page, look)
      await said(page, words[look.language].frame.account.locked).waitFor()
      const out = await overflowing(page, BANNER_AND_CHARGE)
      expect({ look, out }).toEqual({ look, out: [] })
      const hidden = look.text === 100 ? await hiddenForm(page) : 0
      expect({ look, hidden }).toEqual({ look, hidden: 0 })
    }
    await close(page)
  })

  test('is readable in every theme with all it can say', async () => {
    const page = await open(SET_UP)
    for (const look of THEME_LOOKS) {
      await wear(page, look)
      await expectAccessible(page)
    }
    await close(page)
  })
})

describe('the mode', () => {
  test('is worn by test and practice, not by the shop’s real till', async () => {
    const badge = (page: Page, mode: 'test' | 'live') =>
      page.getByRole('banner').getByText(words.ko.frame.mode[mode], { exact: true })
    const live = await open({})
    expect(await badge(live, 'live').count()).toBe(0)
    expect(await live.title()).toBe(words.ko.menu.title)
    await close(live)
    const tested = await open({ account: { accountId: 'hanbit-test', mode: 'test', name: '한빛' } })
    await badge(tested, 'test').waitFor()
    expect(await tested.title()).toContain(words.ko.frame.mode.test)
    await close(tested)
  })
})
