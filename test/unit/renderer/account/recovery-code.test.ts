import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../../preload/contract/words/words.ts'
import { answer, callsOf, tellPicture } from '../../../fixtures/account-bridge.ts'
import { DOORS } from '../../../fixtures/doors.ts'
import {
  expectAccessible,
  focused,
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

const { door } = words.ko
const CODE = '7K3M-Q0X2-91ZC-V8TB-4HNW-RJ5E-D6P7'

const ANSWERS = [
  [{ state: 'mistyped', why: 'length', group: 0, letters: 27 }, '지금은 27글자예요.'],
  [{ state: 'mistyped', why: 'check', group: 0, letters: 0 }, door.code.check],
  [{ state: 'wrong-code' }, door.code['wrong-code']],
  [{ state: 'not-this-journal' }, door.code['not-this-journal']],
  [{ state: 'no-file' }, door.code['no-file']],
  [{ state: 'damaged' }, door.code.damaged],
  [{ state: 'newer' }, door.code.newer],
] as const

function groups(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('textbox')
    .evaluateAll((inputs) =>
      inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')),
    )
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

async function close(page: Page): Promise<void> {
  await page.context().close()
}

describe('the field for a recovery code', () => {
  test('takes the code typed without a stop, in small letters', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    await page.keyboard.type('7k3mqox291zcv8tb4hnwrj5ed6p7')
    expect((await groups(page)).join('-')).toBe(CODE)
    await page.keyboard.press('Enter')
    const opened = { ok: true, value: { state: 'opened' } } as const
    expect(await answer(page, 'account.openWithCode', opened)).toEqual({ typed: CODE })
    await page.getByText(door.opening.title).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await close(page)
  })

  test('takes the whole code pasted into any group, and goes behind it', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    await page.getByRole('textbox', { name: '3번째 묶음' }).focus()
    await paste(page, ` ${CODE.toLowerCase().replaceAll('-', ' ')}\n`)
    expect((await groups(page)).join('-')).toBe(CODE)
    expect(await focused(page)).toBe('7번째 묶음')
    await close(page)
  })

  test('reads what was typed with the keyboard in Hangul', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    const input = await page.context().newCDPSession(page)
    await page.keyboard.type('7')
    await input.send('Input.imeSetComposition', { text: 'ㅏ', selectionStart: 1, selectionEnd: 1 })
    await input.send('Input.insertText', { text: 'ㅏ' })
    await page.keyboard.type('3')
    await input.send('Input.imeSetComposition', { text: 'ㅡ', selectionStart: 1, selectionEnd: 1 })
    await input.send('Input.insertText', { text: 'ㅡ' })
    expect((await groups(page))[0]).toBe('7K3M')
    await close(page)
  })

  test('goes back with Backspace and the arrows, and types over a chosen group', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    await page.keyboard.type('7k3mq')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    expect((await groups(page)).slice(0, 2)).toEqual(['7K3', ''])
    await page.keyboard.type('m')
    await page.keyboard.type('q0x2')
    await page.getByRole('textbox', { name: '1번째 묶음' }).press('Control+A')
    await page.keyboard.type('abcd')
    expect((await groups(page)).slice(0, 2)).toEqual(['ABCD', 'Q0X2'])
    expect(await focused(page)).toBe('2번째 묶음')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe('1번째 묶음')
    await close(page)
  })

  test('keeps what is too much and says so, instead of cutting it', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    await paste(page, `${CODE}-ZZ`)
    expect((await groups(page)).at(-1)).toBe('D6P7ZZ')
    await page.getByText('28글자 중 30글자').waitFor()
    await close(page)
  })

  test('says at once which group has a letter that no code has', async () => {
    const page = await pages.open({ door: DOORS['needs-code-locked'] })
    await page.keyboard.type('7k3mqu')
    await page.getByText('2번째 묶음에 코드에 없는 글자가 있어요.').waitFor()
    const marked = page.getByRole('textbox', { name: '2번째 묶음' })
    expect(await marked.getAttribute('aria-invalid')).toBe('true')
    await close(page)
  })

  test('keeps the code and says what was wrong with it, for every answer there is', async () => {
    const page = await pages.open({ door: DOORS['needs-code-absent'] })
    await paste(page, CODE)
    for (const [value, sentence] of ANSWERS) {
      await page.keyboard.press('Enter')
      await answer(page, 'account.openWithCode', { ok: true, value })
      await page.getByRole('alert').getByText(sentence).waitFor()
      expect((await groups(page)).join('-')).toBe(CODE)
    }
    await close(page)
  })

  test('goes to the group that main names', async () => {
    const page = await pages.open({ door: DOORS['needs-code-absent'] })
    await paste(page, CODE)
    await page.keyboard.press('Enter')
    const value = { state: 'mistyped', why: 'letter', group: 5, letters: 0 } as const
    await answer(page, 'account.openWithCode', { ok: true, value })
    await page.getByRole('alert').getByText('5번째 묶음').waitFor()
    expect(await focused(page)).toBe('5번째 묶음')
    await close(page)
  })

  test('asks once however often Enter is pressed, and survives a torn bridge', async () => {
    const page = await pages.open({ door: DOORS['needs-code-absent'] })
    await paste(page, CODE)
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Enter')
    await answer(page, 'account.openWithCode', 'torn')
    await page.getByRole('alert').getByText(door.code.notHeard).waitFor()
    expect(await callsOf(page, 'account.openWithCode')).toHaveLength(1)
    await close(page)
  })
})

describe('a new account', () => {
  async function show(): Promise<Page> {
    const page = await pages.open({ door: DOORS.new, codeFile: 'missing' })
    await page.getByRole('button', { name: door.make.start }).press('Enter')
    await answer(page, 'recovery.make', { ok: true, value: { code: CODE } })
    await page.getByRole('list', { name: door.show.code }).waitFor()
    return page
  }

  test('shows the code once, hides it while it is typed back, and shows it again when asked', async () => {
    const page = await show()
    expect(await page.getByRole('listitem').allTextContents()).toEqual(CODE.split('-'))
    await page.getByRole('button', { name: door.show.next }).press('Enter')
    await page.getByRole('textbox').first().waitFor()
    expect(await page.locator('body').textContent()).not.toContain('7K3M')
    await page.getByRole('button', { name: door.typeBack.again }).press('Enter')
    await page.getByText('7K3M').waitFor()
    expect(await callsOf(page, 'recovery.make')).toHaveLength(1)
    await close(page)
  })

  test('is made when the code was typed back, and then opens', async () => {
    const page = await show()
    await page.getByRole('button', { name: door.show.next }).press('Enter')
    await page.keyboard.type(CODE)
    await page.keyboard.press('Enter')
    const other = { ok: true, value: { state: 'other-code' } } as const
    expect(await answer(page, 'recovery.confirm', other)).toEqual({ typed: CODE })
    await page.getByRole('alert').getByText(door.code['other-code']).waitFor()
    await page.keyboard.press('Enter')
    await answer(page, 'recovery.confirm', { ok: true, value: { state: 'set', copiesLeft: 0 } })
    await page.getByText(door.opening.title).waitFor()
    await tellPicture(page, { door: { state: 'open' }, codeFile: 'whole' })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    await close(page)
  })

  test('says why the keychain did not take its key, and keeps the code', async () => {
    const page = await show()
    await page.getByRole('button', { name: door.show.next }).press('Enter')
    await page.keyboard.type(CODE)
    await page.keyboard.press('Enter')
    await answer(page, 'recovery.confirm', {
      ok: true,
      value: { state: 'keychain', why: 'denied' },
    })
    await page.getByRole('alert').getByText(door.keychain.denied.why).waitFor()
    expect((await groups(page)).join('-')).toBe(CODE)
    await close(page)
  })

  test('reads whole in every size and theme at each step', async () => {
    const page = await show()
    for (const step of ['show', 'typeBack']) {
      for (const look of [...SIZE_LOOKS, ...THEME_LOOKS]) {
        await wear(page, look)
        expect({ step, look, out: await overflowing(page) }).toEqual({ step, look, out: [] })
        const below = look.text === 100 ? await hiddenBelow(page) : 0
        expect({ step, look, below }).toEqual({ step, look, below: 0 })
      }
      await expectAccessible(page)
      const next = page.getByRole('button', { name: door.show.next })
      if (step === 'show') await next.press('Enter')
    }
    await close(page)
  })
})
