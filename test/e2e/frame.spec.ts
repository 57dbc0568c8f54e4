import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { practiceNumber, typeSale } from '../screens/states.ts'
import { launchProgram, type Program } from './launch.ts'

/** The page around the form, in the real program: bars, sheets, settings, tray. */
test.describe.configure({ mode: 'serial' })

let program: Program
let page: Page
const profileDir = mkdtempSync(join(tmpdir(), 'jangbu-frame-'))
const violations: string[] = []
const requests: string[] = []

test.beforeAll(async () => {
  program = await launchProgram({ profileDir })
  page = program.page
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text())
  })
  page.on('request', (request) => requests.push(placeOf(request.url())))
  await expect(page.getByRole('heading', { name: '영수증 미리보기' })).toBeVisible()
})

test.afterAll(async () => {
  // The profile stays: what a test run leaves behind is searched at its end.
  await program.kill()
})

test('the smallest screen shows the whole form without scrolling', async () => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const scrolls = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('main *'))
        .filter((box) => getComputedStyle(box).overflowY === 'auto')
        .map((box) => box.scrollHeight - box.clientHeight)
        .filter((hidden) => hidden > 1),
    )
  await expect.poll(scrolls).toEqual([])
})

/** Scheme and host: `origin` says nothing of a scheme of our own. */
function placeOf(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}

/** Nothing serious, in the colours and size now shown. */
async function expectAccessible(): Promise<void> {
  // The colours of a control that changes glide for 120 ms; only where they end is judged.
  await page.evaluate(async () => {
    const glides = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.all(glides.map((one) => one.finished.catch(() => null)))
  })
  // Legacy mode keeps to this page; the other opens a second one, which the program refuses.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)).toEqual(
    [],
  )
}

async function charge(amount: string, number: string): Promise<void> {
  await typeSale(page, amount, number)
  await page.keyboard.press('NumpadMultiply')
}

/** Leaves an outcome as soon as it lets itself be left. */
async function leaveOutcome(): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '영수증 미리보기' })).toBeVisible({
      timeout: 200,
    })
  }).toPass()
}

test('says that this is practice, in the bar, on the slip and in the title', async () => {
  await expect(page.getByRole('banner')).toContainText('연습')
  await expect(page.getByRole('region', { name: '영수증 미리보기' })).toContainText('연습')
  await expect(page).toHaveTitle(/연습/)
  await expectAccessible()
})

test('a screen that is not there yet says so, by key and by mouse, and the next key takes it back', async () => {
  const bar = page.getByRole('contentinfo')
  await page.keyboard.press('F4')
  await expect(bar).toContainText('결제 내역: 이 버전에는 아직 없는 화면이에요.')
  await page.keyboard.press('Shift')
  await expect(bar).not.toContainText('아직 없는')
  // It is `aria-disabled`, so that it can be reached and answers; a click is not held back.
  await page.getByRole('button', { name: '마감' }).click({ force: true })
  await expect(bar).toContainText('마감: 이 버전에는')
})

test('F1 shows the keys and every practice card, and no key reaches the form behind', async () => {
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: '도움말' })
  await expect(sheet.getByRole('row', { name: '4242-4242-4242-4242 승인돼요' })).toBeVisible()
  for (const cell of await sheet.getByRole('row').all()) {
    await expect(
      cell.getByRole('cell').nth(1).or(cell.getByRole('columnheader').nth(1)),
    ).not.toBeEmpty()
  }
  await expectAccessible()
  await page.keyboard.press('NumpadMultiply')
  await page.keyboard.press('F2')
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('an approval is green, said once and sounded, and leads to the next customer', async () => {
  await page.getByRole('textbox', { name: '결제 금액' }).focus()
  await charge('125000', practiceNumber('approved'))
  const panel = page.getByRole('region', { name: '승인 완료' })
  await expect(panel).toContainText('125,000원')
  await expect(page.getByRole('status').getByText('승인 완료, 십이만 오천 원')).toBeAttached()
  await expectAccessible()
  await leaveOutcome()
  await expect(page.getByRole('region', { name: '최근 결제' })).toContainText('125,000원')
})

test('a decline says first that nothing was charged, then why in our words', async () => {
  await charge('320000', practiceNumber('declined', '120049'))
  const panel = page.getByRole('region', { name: '거절' })
  await expect(panel).toContainText('결제되지 않았습니다')
  await expect(panel).toContainText('한도를 넘었습니다. 다른 카드로 결제하거나')
  await expect(panel).toContainText('결제사 응답: ')
  await expect(page.getByRole('alert').getByText(/^거절, 결제되지 않았습니다/)).toBeAttached()
  await expectAccessible()
  await leaveOutcome()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: '결제 금액' })).toHaveValue('')
})

test('the same card and amount asks for a reason and charges nothing by Enter', async () => {
  await charge('125000', practiceNumber('approved'))
  const sheet = page.getByRole('dialog', { name: '한 번 더 확인하세요' })
  await expect(sheet).toContainText('같은 카드로 125,000원을 결제했어요')
  await page.keyboard.press('Enter')
  await page.keyboard.press('NumpadMultiply')
  await expect(sheet).toBeVisible()
  await expectAccessible()
  await page.keyboard.press('Numpad2')
  await expect(page.getByRole('region', { name: '승인 완료' })).toBeVisible()
  await leaveOutcome()
})

test('an unknown outcome goes to the tray, and its chip tells the whole story', async () => {
  await charge('45000', practiceNumber('stays-ready'))
  const panel = page.getByRole('region', { name: '확인 중' })
  await expect(panel).toContainText('다시 결제하지 마세요')
  await expect(panel).toContainText(/0:\d\d 지남/)
  await expectAccessible()
  await leaveOutcome()
  const chip = page.getByRole('group', { name: '확인할 결제' }).getByRole('button')
  await expect(chip).toHaveText(/확인 중/)
  await page.keyboard.press('Control+j')
  await expect(chip).toBeFocused()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: '결제 확인' })
  await expect(sheet).toContainText('45,000원')
  await expect(sheet).toContainText('주문번호')
  await expectAccessible()
  await page.keyboard.press('Escape')
  await expect(chip).toBeVisible()
})

test('language, colours and text size change at once and are kept', async () => {
  await page.keyboard.press('Control+Comma')
  await expectAccessible()
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('radio', { name: 'High contrast' }).click()
  await page.getByRole('radio', { name: '200 %' }).click()
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  const root = page.locator('html')
  await expect(root).toHaveAttribute('lang', 'en')
  await expect(root).toHaveAttribute('data-theme', 'contrast')
  await expect(root).toHaveAttribute('data-text', '200')
  await expectAccessible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Slip preview' })).toBeAttached()
  await expect(root).toHaveAttribute('data-text', '200')
  await expect(page.getByRole('group', { name: 'Payments to look at' })).toContainText('Checking')
  await expectAccessible()
})

test('nothing left the page and no rule of its policy was broken', () => {
  expect(violations).toEqual([])
  expect([...new Set(requests)]).toEqual([placeOf(page.url())])
})
