import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fail, ok } from '../../../../preload/contract/result.ts'
import { typedTexts } from './accessible.ts'
import { LIVE, PROFILE } from './settings-given.ts'
import {
  answer,
  callsOf,
  goToSection,
  nowAnswers,
  openSettingsPages,
  tellPicture,
  type SettingsPages,
} from './settings-page.ts'

let pages: SettingsPages
let page: Page

beforeAll(async () => {
  pages = await openSettingsPages()
})
afterAll(() => pages.close())
beforeEach(async () => {
  page = await pages.open()
})
afterEach(() => page.context().close())

const field = (name: string) => page.locator(`[data-draft="${name}"]`)
const status = () => page.getByRole('tabpanel').getByRole('status')

/** Tab from where the focus is until it stands on `name`. */
async function tabTo(name: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    const here = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
    if (here?.includes(name) === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${name}`)
}

async function type(draft: string, text: string): Promise<void> {
  await field(draft).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

describe('the list of sections', () => {
  test('opens with the focus in it; Up and Down show a section, Enter goes into it, Esc out again', async () => {
    const tab = (name: string) => page.getByRole('tab', { name })
    expect(await tab('이 PC').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.getByRole('heading', { name: '가맹점', exact: true }).waitFor()
    await page.keyboard.press('End')
    await page.getByRole('heading', { name: '백업·복구' }).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('radio')
    await page.keyboard.press('Escape')
    expect(await tab('이 PC').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator('[data-field="amount"]').waitFor()
  })
})

describe('this PC', () => {
  test('keeps language, colours, sizes, times and sounds as soon as they are chosen', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await status().getByText('저장했어요.').waitFor()
    await page.getByRole('button', { name: '15초 늘리기' }).press('Enter')
    await page.getByRole('button', { name: '1분 늘리기' }).press('Enter')
    await page.getByText('6분', { exact: true }).waitFor()
    expect((await callsOf(page, 'preferences.set')).at(-1)).toEqual({
      ...LIVE.start.preferences,
      theme: 'light',
      idleSeconds: 75,
      lockMinutes: 6,
    })
  })

  test('says when a change could not be kept, and shows it all the same', async () => {
    await nowAnswers(page, 'preferences.set', fail({ kind: 'bug', reference: 'A1' }))
    await page.getByRole('radio', { name: '어둡게' }).press('Space')
    await status().getByText('이번에 여는 동안만').waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('stops at the bounds and keeps the focus there', async () => {
    const less = page.getByRole('button', { name: '15초 줄이기' })
    for (const _ of [1, 2, 3, 4]) await less.press('Enter')
    expect(await page.getByText('30초', { exact: true }).count()).toBe(1)
    expect(await less.evaluate((one) => one === document.activeElement)).toBe(true)
  })
})

/** Digits and Enter on the pad, as they are typed. */
async function typeCode(code: string): Promise<void> {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

describe('the lock code', () => {
  test('is typed twice before it is set', async () => {
    await nowAnswers(page, 'lock.setCode', ok({ state: 'ok' }))
    await page.getByRole('button', { name: '잠금 번호 정하기' }).press('Enter')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('새 번호를 누르세요.').waitFor()
    await typeCode('2580')
    await sheet.getByText('새 번호를 한 번 더 누르세요.').waitFor()
    await typeCode('2581')
    await sheet.getByText('두 번 누른 번호가 달라요.').waitFor()
    await typeCode('2580')
    await sheet.getByText('새 번호를 한 번 더 누르세요.').waitFor()
    await typeCode('2580')
    await sheet.waitFor({ state: 'detached' })
    await status().getByText('잠금 번호를 저장했어요.').waitFor()
    expect(await callsOf(page, 'lock.setCode')).toEqual([{ current: null, next: '2580' }])
  })

  test('that main finds unfit is chosen anew', async () => {
    await nowAnswers(page, 'lock.setCode', ok({ state: 'unfit' }))
    await page.getByRole('button', { name: '잠금 번호 정하기' }).press('Enter')
    await typeCode('1234')
    await page.getByText('새 번호를 한 번 더 누르세요.').waitFor()
    await typeCode('1234')
    await page.getByRole('dialog').getByText('쓸 수 없는 번호예요.').waitFor()
    await page.getByRole('dialog').getByText('새 번호를 누르세요.').waitFor()
  })

  test('is changed and taken away only with the present one, and a wrong one makes wait', async () => {
    await tellPicture(page, { lock: 'unlocked' })
    await page.getByRole('button', { name: '잠금 번호 없애기' }).press('Enter')
    const sheet = page.getByRole('dialog')
    await nowAnswers(page, 'lock.setCode', ok({ state: 'wrong', waitMs: 30_000 }))
    await typeCode('1111')
    await sheet.getByText(/뒤에 다시 입력할 수 있어요/).waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    await nowAnswers(page, 'lock.setCode', ok({ state: 'ok' }))
    await page.getByRole('button', { name: '잠금 번호 바꾸기' }).press('Enter')
    await typeCode('2580')
    await page.getByText('새 번호를 한 번 더 누르세요.').waitFor()
    await typeCode('2580')
    await page.getByText('마지막으로 지금 쓰는 번호를 누르세요.').waitFor()
    await typeCode('9071')
    await sheet.waitFor({ state: 'detached' })
    expect(await callsOf(page, 'lock.setCode')).toEqual([
      { current: '1111', next: null },
      { current: '9071', next: '2580' },
    ])
    expect(await typedTexts(page)).toEqual([])
  })
})

describe('the shop', () => {
  beforeEach(async () => {
    await goToSection(page, 'shop')
    await field('shopName').waitFor()
  })

  test('is saved as a whole, by keys alone, and the counter learns of it', async () => {
    await page.keyboard.press('Enter')
    expect(await field('shopName').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('새빛수학 ')
    await status().getByText('저장하지 않은 변경이 있어요.').waitFor()
    await type('largeWon', '2000000')
    await type('cutoff', '330')
    await page.keyboard.press('Control+s')
    await answer(
      page,
      'profile.save',
      ok({ ...PROFILE, shop: { ...PROFILE.shop, name: '새빛수학' } }),
    )
    await status().getByText('저장했어요.').waitFor()
    expect(await callsOf(page, 'profile.save')).toEqual([
      {
        ...PROFILE,
        shop: { ...PROFILE.shop, name: '새빛수학' },
        largeWon: 2_000_000,
        cutoffMinutes: 210,
      },
    ])
    // Once when the page began, once after saving.
    expect((await callsOf(page, 'app.start')).length).toBe(2)
    expect(await page.getByRole('tab', { name: /저장 전/ }).count()).toBe(0)
  })

  test('checks the business number while it is typed', async () => {
    await type('businessNumber', '123456')
    await page.getByText('10자리 중 6자리').waitFor()
    await page.keyboard.type('7890')
    await page.keyboard.press('Tab')
    await page.getByText('사업자번호 10자리를 다시 확인하세요.').waitFor()
    expect(await field('businessNumber').getAttribute('aria-invalid')).toBe('true')
    await type('businessNumber', '1234567891')
    await page.getByText('맞는 번호예요.').waitFor()
    await page.keyboard.press('Tab')
    expect(await field('businessNumber').inputValue()).toBe('123-45-67891')
  })

  test.each([
    ['address', '카드 4242 4242 4242 4242', '카드번호는 여기에 적을 수 없어요.'],
    ['staffName', '850101-1234567', '주민등록번호는 여기에 적을 수 없어요.'],
    ['staffName', '가'.repeat(21), '20자까지예요.'],
    ['capWon', '500000', '한 번 더 확인하는 금액보다 작아요.'],
  ])('refuses in %s at once: %s', async (name, text, sentence) => {
    await type(name, text)
    await page.getByText(sentence).waitFor()
    expect(await field(name).getAttribute('aria-invalid')).toBe('true')
  })

  test('sends nothing while a field is empty that must not be, and goes there', async () => {
    await type('buyerEmail', ' ')
    await page.keyboard.press('Control+s')
    await page.getByText('이 칸을 채우세요.').waitFor()
    await status().getByText('빨간 칸을 고치면 저장할 수 있어요.').waitFor()
    expect(await field('buyerEmail').evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await callsOf(page, 'profile.save')).toEqual([])
  })

  test('shows what main refuses at its field, and keeps what was typed', async () => {
    await type('ownerName', '임꺽정')
    await page.keyboard.press('Control+s')
    await answer(
      page,
      'profile.save',
      fail({ kind: 'profile-invalid', field: 'phone', problem: 'malformed' }),
    )
    await page.getByText('전화번호를 확인하세요. 예: 02-1234-1234').waitFor()
    expect(await field('phone').evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await field('ownerName').inputValue()).toBe('임꺽정')
    // Typing into the field answers it.
    await page.keyboard.type('5')
    await page.getByText('전화번호를 확인하세요. 예: 02-1234-1234').waitFor({ state: 'detached' })
  })

  test('says that the disk took nothing, and saves when it does', async () => {
    await type('ownerName', '임꺽정')
    await page.keyboard.press('Control+s')
    await answer(page, 'profile.save', fail({ kind: 'journal-unwritable' }))
    await status().getByText('디스크에 적지 못했어요.').waitFor()
    await page.getByRole('button', { name: '저장', exact: true }).press('Enter')
    await answer(
      page,
      'profile.save',
      ok({ ...PROFILE, shop: { ...PROFILE.shop, ownerName: '임꺽정' } }),
    )
    await status().getByText('저장했어요.').waitFor()
  })

  test('keeps changes when another section is looked at, and gives them up on request', async () => {
    await type('ownerName', '임꺽정')
    await goToSection(page, 'accounts')
    await page.getByRole('tab', { name: /가맹점 저장 전/ }).waitFor()
    await goToSection(page, 'shop')
    expect(await field('ownerName').inputValue()).toBe('임꺽정')
    await page.getByRole('button', { name: '고치기 전으로' }).press('Enter')
    expect(await field('ownerName').inputValue()).toBe('홍길동')
    expect(await page.getByRole('tab', { name: /저장 전/ }).count()).toBe(0)
  })

  test('asks before the screen is left: going on editing, leaving it, saving it', async () => {
    await type('ownerName', '임꺽정')
    await page.keyboard.press('F2')
    const sheet = page.getByRole('dialog', { name: '저장하지 않은 변경이 있어요' })
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await field('ownerName').inputValue()).toBe('임꺽정')

    const kept = { ...PROFILE, shop: { ...PROFILE.shop, ownerName: '임꺽정' } }
    await page.keyboard.press('F2')
    await page.keyboard.press('Enter')
    await nowAnswers(page, 'profile.read', ok(kept))
    await answer(
      page,
      'profile.save',
      ok({ ...PROFILE, shop: { ...PROFILE.shop, ownerName: '임꺽정' } }),
    )
    await page.locator('[data-field="amount"]').waitFor()

    await page.keyboard.press('Control+Comma')
    await type('ownerName', '장길산')
    await page.keyboard.press('F2')
    await sheet.getByRole('button', { name: '저장하지 않고 나가기' }).press('Enter')
    await page.locator('[data-field="amount"]').waitFor()
    await page.keyboard.press('Control+Comma')
    expect(await field('ownerName').inputValue()).toBe('임꺽정')
    expect((await callsOf(page, 'profile.save')).length).toBe(1)
  })

  test('stays and shows the field when what is to be saved on leaving cannot be', async () => {
    await type('phone', '12')
    await page.keyboard.press('F2')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('전화번호를 확인하세요. 예: 02-1234-1234').waitFor()
    expect(await page.locator('[data-field="amount"]').count()).toBe(0)
  })

  test('chooses the months and what is asked by arrows and Space', async () => {
    await page.getByRole('radio', { name: '묻기', exact: true }).nth(1).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: '2개월', exact: true }).focus()
    await page.keyboard.press('Space')
    for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+s')
    await answer(page, 'profile.save', ok(PROFILE))
    expect(await callsOf(page, 'profile.save')).toMatchObject([
      { asksPin: false, installments: [3, 4, 5, 6, 7, 10, 12] },
    ])
  })
})

describe('quick items', () => {
  beforeEach(async () => {
    await goToSection(page, 'shop')
    await field('quick-0-name').waitFor()
  })

  test('are added, moved and taken away by keys', async () => {
    await tabTo('항목 더하기')
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('data-draft') === 'quick-2-name',
    )
    await page.keyboard.type('모의고사')
    await page.keyboard.press('Tab')
    await page.keyboard.type('55000')
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('1번째로 옮겼어요.').waitFor()
    await field('quick-1-name').focus()
    await page
      .getByRole('group', { name: '항목 3' })
      .getByRole('button', { name: '빼기' })
      .press('Enter')
    await page.keyboard.press('Control+s')
    await answer(page, 'profile.save', ok(PROFILE))
    expect(await callsOf(page, 'profile.save')).toMatchObject([
      {
        quickItems: [
          { name: '모의고사', amountWon: 55_000, taxFreeWon: 0 },
          { name: '수학 정규반', amountWon: 320_000, taxFreeWon: 0 },
        ],
      },
    ])
  })

  test('are nine at the most', async () => {
    const add = page.getByRole('button', { name: '항목 더하기' })
    for (let count = 2; count < 9; count += 1) await add.press('Enter')
    await page.getByText('아홉 개까지 둘 수 있어요.').waitFor()
    await add.press('Enter')
    expect(await page.locator('[data-part="name"]').count()).toBe(9)
  })

  test('refuse a tax-free part above the amount', async () => {
    await type('quick-1-taxFree', '99000')
    await page.getByText('면세 금액이 금액보다 커요.').waitFor()
  })
})
