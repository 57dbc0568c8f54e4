import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { launchProgram, type Program } from './launch.ts'

/** The form over the whole program: real main, real journal, the practice gateway. */
let profileDir: string
let program: Program
let page: Page

test.beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'jangbu-form-'))
  program = await launchProgram({ profileDir })
  page = program.page
  await expect(field('amount')).toBeFocused()
})

test.afterEach(async () => {
  await program.kill()
  await rm(profileDir, { recursive: true, force: true })
})

function field(name: string) {
  return page.locator(`[data-field="${name}"]`)
}

async function numpad(digits: string): Promise<void> {
  for (const digit of digits) await page.keyboard.press(`Numpad${digit}`)
}

async function typeSale(amount: string, card: string): Promise<void> {
  await numpad(amount)
  await page.keyboard.press('NumpadEnter')
  await numpad(`${card}1230850101`)
  await page.keyboard.press('NumpadEnter')
  await numpad('12')
}

test('a whole sale is typed and charged with the numpad alone', async () => {
  await typeSale('12500', '4242424242424242')
  await page.keyboard.press('NumpadMultiply')
  await expect(page.getByText('승인 완료').first()).toBeVisible()
  for (const name of ['card', 'expiry', 'identity', 'pin'])
    await expect(field(name)).toHaveValue('')
})

test('a declined sale is charged with another card, everything else kept', async () => {
  await typeSale('12500', '4000000000000044')
  await page.keyboard.press('NumpadMultiply')
  await expect(page.getByText('결제되지 않았습니다').first()).toBeVisible()
  await page.getByRole('button', { name: '같은 결제, 다른 카드로' }).first().click()
  await expect(field('card')).toBeFocused()
  await expect(field('amount')).toHaveValue('12,500')
  await expect(field('pin')).toHaveAttribute('aria-invalid', 'true')
  await numpad('42424242424242421230850101')
  await page.keyboard.press('NumpadEnter')
  await numpad('12')
  await page.keyboard.press('F10')
  await expect(page.getByText('승인 완료').first()).toBeVisible()
})

test('a sale is charged with every key pressed in Hangul mode', async () => {
  const cdp = await page.context().newCDPSession(page)
  const press = async (code: string) => {
    const key = { code, key: 'Process', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  const type = async (digits: string) => {
    for (const digit of digits) await press(`Digit${digit}`)
  }
  await type('12500')
  await press('NumpadEnter')
  await type('42424242424242421230850101')
  await press('NumpadEnter')
  await type('12')
  await press('NumpadMultiply')
  await expect(page.getByText('승인 완료').first()).toBeVisible()
})

test("the guide's own sample card is taken in practice mode, with a note", async () => {
  await numpad('1004')
  await page.keyboard.press('NumpadEnter')
  await numpad('1234123412341234')
  await expect(page.getByText('안내서의 예시 카드예요.')).toBeVisible()
  await numpad('201901123456')
  await page.keyboard.press('NumpadMultiply')
  await expect(page.getByText('승인 완료').first()).toBeVisible()
})
