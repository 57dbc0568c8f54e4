import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fields, numpad, openShop, type Shop } from './form-page.ts'

let shop: Shop
let page: Page

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())
beforeEach(async () => {
  page = await shop.open()
})
afterEach(() => page.context().close())

function caret(): Promise<readonly (number | null)[]> {
  return page.evaluate(() => {
    const input = document.activeElement
    return input instanceof HTMLInputElement ? [input.selectionStart, input.selectionEnd] : []
  })
}

async function selectIn(from: number, to = from): Promise<void> {
  await page.evaluate(
    ([start, end]) => {
      const input = document.activeElement
      if (input instanceof HTMLInputElement) input.setSelectionRange(start ?? 0, end ?? 0)
    },
    [from, to],
  )
}

function focused(): Promise<string | null | undefined> {
  return page.evaluate(() =>
    document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
  )
}

describe('the amount', () => {
  test('has the focus from the start, groups as it is typed and reads itself aloud', async () => {
    await numpad(page, '125000')
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    await page.getByText('십이만 오천 원 · 공급가액 113,636 · 부가세 11,364').waitFor()
  })

  test('takes 000 from + and 00 from the point, and no leading zero', async () => {
    await numpad(page, '0')
    await page.keyboard.press('NumpadAdd')
    expect(await fields(page).amount.inputValue()).toBe('')
    await numpad(page, '12')
    await page.keyboard.press('NumpadAdd')
    await page.keyboard.press('NumpadDecimal')
    expect(await fields(page).amount.inputValue()).toBe('1,200,000')
  })

  test('grows by the quick keys and is filled by a quick item', async () => {
    await page.getByRole('button', { name: '+5만' }).click()
    await page.getByRole('button', { name: '+1만' }).click()
    expect(await fields(page).amount.inputValue()).toBe('60,000')
    await page.keyboard.press('Control+2')
    expect(await fields(page).amount.inputValue()).toBe('45,000')
    await page
      .getByRole('button', { name: /항목 교재비 · 구매자 매장 기본값 · 면세 45,000원/ })
      .waitFor()
    expect(await focused()).toBe('card')
  })

  test('keeps the caret among its digits when one is typed in the middle', async () => {
    await numpad(page, '125000')
    await selectIn(2)
    await numpad(page, '9')
    expect(await fields(page).amount.inputValue()).toBe('1,295,000')
    expect(await caret()).toEqual([4, 4])
  })

  test('takes no letters and no signs', async () => {
    await page.keyboard.type('1e3-5.2+a')
    expect(await fields(page).amount.inputValue()).toBe('1,352')
  })
})

describe('the card number', () => {
  beforeEach(() => fields(page).card.focus())

  test('groups as it is typed, American Express by 4-6-5', async () => {
    await numpad(page, '94112345')
    expect(await fields(page).card.inputValue()).toBe('9411 2345')
    await selectIn(0, 9)
    await numpad(page, '37828224631')
    expect(await fields(page).card.inputValue()).toBe('3782 822463 1')
  })

  test('keeps the caret through edits in the middle, over a gap and over a selection', async () => {
    await numpad(page, '411111112222')
    await selectIn(4)
    await numpad(page, '9')
    expect(await fields(page).card.inputValue()).toBe('4111 9111 1222 2')
    expect(await caret()).toEqual([6, 6])
    await selectIn(5)
    await page.keyboard.press('Backspace')
    expect(await fields(page).card.inputValue()).toBe('4119 1111 2222')
    expect(await caret()).toEqual([3, 3])
    await selectIn(4)
    await page.keyboard.press('Delete')
    expect(await fields(page).card.inputValue()).toBe('4119 1112 222')
    expect(await caret()).toEqual([4, 4])
    await selectIn(2, 7)
    await numpad(page, '5')
    expect(await fields(page).card.inputValue()).toBe('4151 2222')
    expect(await caret()).toEqual([3, 3])
    await page.keyboard.press('Control+Backspace')
    expect(await fields(page).card.inputValue()).toBe('1222 2')
  })

  test('moves on when a card of a known length is whole, and warns of its check digit', async () => {
    await numpad(page, '4242424242424241')
    expect(await focused()).toBe('expiry')
    await page.getByText('번호를 한 번 더 확인하세요.').waitFor()
  })

  test('takes a pasted number and a whole pasted block', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('9411 2345 6789 0124 12/27 850101'))
    await page.keyboard.press('Control+V')
    expect(await focused()).toBe('pin')
    expect(await fields(page).card.inputValue()).toBe('9411 23•• •••• 0124')
    expect(await fields(page).expiry.inputValue()).toBe('••/••')
    expect(await fields(page).identity.inputValue()).toBe('••••••')
  })

  test('refuses a pasted block with a 13-digit number whole', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('9411 2345 6789 0124 850101-1234567'))
    await page.keyboard.press('Control+V')
    await page.getByText('13자리 번호가 있어 붙여넣지 않았어요.').waitFor()
    expect(await fields(page).card.inputValue()).toBe('')
  })

  test('names the network in its label line', async () => {
    await numpad(page, '62')
    await page.locator('[data-counter-form]').getByText('UnionPay').waitFor()
  })
})

describe('expiry, identity and PIN', () => {
  test('an expiry typed the other way round is swapped by Enter', async () => {
    await fields(page).expiry.focus()
    await numpad(page, '2712')
    await page.getByText('12/27 맞나요?').waitFor()
    expect(await focused()).toBe('expiry')
    await page.keyboard.press('NumpadEnter')
    expect(await focused()).toBe('identity')
    await fields(page).expiry.focus()
    expect(await fields(page).expiry.inputValue()).toBe('12/27')
  })

  test('a past expiry is said at once and keeps the focus', async () => {
    await fields(page).expiry.focus()
    await numpad(page, '0120')
    await page.getByText('유효기간이 지난 카드예요.').waitFor()
    expect(await focused()).toBe('expiry')
    expect(await fields(page).expiry.getAttribute('aria-invalid')).toBe('true')
  })

  test('a date of birth stays at six digits, and seven are asked to be six or ten', async () => {
    await fields(page).identity.focus()
    await numpad(page, '850101')
    expect(await focused()).toBe('identity')
    await numpad(page, '2')
    await page.keyboard.press('NumpadEnter')
    await page.getByText('6자리 또는 10자리로 입력하세요.').waitFor()
    expect(await focused()).toBe('identity')
  })

  test('a resident number is wiped at its thirteenth digit, whole', async () => {
    await fields(page).identity.focus()
    await numpad(page, '8501011234567')
    await page.getByText('주민등록번호는 입력할 수 없어요.').waitFor()
    expect(await fields(page).identity.inputValue()).toBe('')
    expect(await focused()).toBe('identity')
    await page.keyboard.press('Control+Z')
    expect(await fields(page).identity.inputValue()).toBe('')
  })

  test('a business number leaves the PIN optional and only paying in full', async () => {
    await numpad(page, '125000')
    await page.getByText('3개월').click()
    await fields(page).identity.focus()
    await numpad(page, '1234567891')
    await page.getByText('법인 공용카드는 일시불로 결제해요.').waitFor()
    expect(await page.getByRole('radio', { name: '일시불' }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: '3개월' }).isDisabled()).toBe(true)
    await page.getByText('비워 두어도 돼요').waitFor()
  })

  test('the PIN shows nothing but dots from the first key on', async () => {
    await fields(page).pin.focus()
    await numpad(page, '1')
    expect(await fields(page).pin.inputValue()).toBe('•')
    await numpad(page, '23')
    expect(await fields(page).pin.inputValue()).toBe('••')
  })

  test('fields a shop does not ask for are not there', async () => {
    await page.context().close()
    page = await shop.open({ rules: { asksIdentity: false, asksPin: false } })
    expect(await fields(page).identity.count()).toBe(0)
    await fields(page).expiry.focus()
    await numpad(page, '1227')
    expect(await fields(page).pin.count()).toBe(0)
  })
})

describe('installments', () => {
  test('are greyed below ₩50,000 and go back to paying in full when the amount falls', async () => {
    await numpad(page, '50000')
    await page.getByText('6개월', { exact: true }).click()
    expect(await page.getByRole('radio', { name: '6개월' }).isChecked()).toBe(true)
    await fields(page).amount.focus()
    await page.keyboard.press('NumpadSubtract')
    await page.getByText('5만원보다 적어 일시불로 바꿨어요.').waitFor()
    expect(await page.getByRole('radio', { name: '일시불' }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: '6개월' }).isDisabled()).toBe(true)
  })

  test('are chosen by their figures, twelve by one and two; the rest are under 그 외', async () => {
    await numpad(page, '125000')
    await page.getByRole('radio', { name: '일시불' }).focus()
    await numpad(page, '12')
    expect(await page.getByRole('radio', { name: '12개월' }).isChecked()).toBe(true)
    await page.getByRole('combobox', { name: '그 외' }).selectOption('7')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  })
})

describe('the folded line', () => {
  test('opens by Ctrl+I and shows what was typed once it is closed', async () => {
    await page.keyboard.press('Control+I')
    await page.getByRole('textbox', { name: '항목' }).fill('여름 특강')
    await page.getByRole('textbox', { name: '구매자 이름' }).fill('김민준')
    await page.keyboard.press('Control+I')
    expect(await page.locator('[data-field="item"]').count()).toBe(0)
    await page
      .getByRole('button', { name: /여름 특강 · 구매자 김민준 · 전부 과세 · 카드 등록 안 함/ })
      .waitFor()
  })

  test('refuses a card number in a name', async () => {
    await page.keyboard.press('Control+I')
    await page.getByRole('textbox', { name: '구매자 이름' }).fill('4242424242424242')
    await page.keyboard.press('Enter')
    await page.getByText('카드번호는 여기에 적을 수 없어요.').waitFor()
    expect(await focused()).toBe('buyerName')
  })
})
