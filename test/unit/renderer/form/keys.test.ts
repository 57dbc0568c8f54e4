import type { CDPSession, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  answerCharge,
  chargesOf,
  fields,
  numpad,
  openShop,
  orderOf,
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

function focused(): Promise<string | null | undefined> {
  return page.evaluate(() =>
    document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
  )
}

describe('the numpad', () => {
  test('alone types and charges a whole sale', async () => {
    await typeSale(page)
    await page.keyboard.press('NumpadMultiply')
    await page.getByText('승인 요청 중…').first().waitFor()
    expect(await chargesOf(page)).toMatchObject([
      {
        saleId: 'sale-1',
        attempt: 1,
        amountWon: 125_000,
        installmentMonths: 0,
        card: { number: '4242424242424242', expiry: '1227', identity: '850101', pin: '12' },
      },
    ])
  })

  test('- deletes a digit, and in an empty field goes back one', async () => {
    await numpad(page, '1')
    await page.keyboard.press('NumpadEnter')
    expect(await focused()).toBe('card')
    await numpad(page, '4')
    await page.keyboard.press('NumpadSubtract')
    expect(await fields(page).card.inputValue()).toBe('')
    await page.keyboard.press('NumpadSubtract')
    expect(await focused()).toBe('amount')
  })

  test('/ goes back one field, twice within a second clears the form', async () => {
    await numpad(page, '125000')
    await page.keyboard.press('NumpadEnter')
    await numpad(page, '42')
    await page.keyboard.press('NumpadDivide')
    expect(await focused()).toBe('amount')
    await page.clock.runFor(1_100)
    await page.keyboard.press('NumpadDivide')
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    await page.keyboard.press('NumpadDivide')
    expect(await fields(page).amount.inputValue()).toBe('')
    expect(await fields(page).card.inputValue()).toBe('')
  })

  test('an Enter right after the field moved on by itself is swallowed, a later one is not', async () => {
    await fields(page).card.focus()
    await numpad(page, '4242424242424242')
    await page.keyboard.press('NumpadEnter')
    expect(await focused()).toBe('expiry')
    await page.clock.runFor(450)
    await page.keyboard.press('NumpadEnter')
    expect(await focused()).toBe('identity')
  })

  test('Enter on the last field only says which key charges', async () => {
    await numpad(page, '1000')
    await page.getByRole('radio', { name: '일시불' }).focus()
    await page.keyboard.press('NumpadEnter')
    await page.getByText('숫자판 * 또는 F10을 누르면 결제해요.').first().waitFor()
    expect(await chargesOf(page)).toEqual([])
  })

  test('types digits with Num Lock off and says so once', async () => {
    await page.keyboard.down('Numpad5')
    await page.keyboard.up('Numpad5')
    const off = { code: 'Numpad1', key: 'End', location: 3, bubbles: true, cancelable: true }
    await fields(page).amount.dispatchEvent('keydown', off)
    await fields(page).amount.dispatchEvent('keyup', off)
    expect(await fields(page).amount.inputValue()).toBe('51')
    await page.getByText('Num Lock이 꺼져 있어요.').first().waitFor()
  })
})

describe('charge keys', () => {
  test.each(['NumpadMultiply', 'Control+Enter', 'F10'])('%s charges once', async (key) => {
    await typeSale(page)
    await page.keyboard.press(key)
    await page.keyboard.press(key)
    expect(await chargesOf(page)).toHaveLength(1)
  })

  test('held down never charge', async () => {
    await typeSale(page)
    const held = { code: 'F10', key: 'F10', repeat: true, bubbles: true, cancelable: true }
    for (let press = 0; press < 20; press += 1)
      await fields(page).pin.dispatchEvent('keydown', held)
    expect(await chargesOf(page)).toEqual([])
  })

  test('the button takes fifty clicks in one go as one', async () => {
    await typeSale(page)
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>(
        '[data-counter-form] button[data-kind]',
      )
      for (let press = 0; press < 50; press += 1) button?.click()
    })
    expect(await chargesOf(page)).toHaveLength(1)
  })

  test('Tab reaches the button and a fresh Enter there charges', async () => {
    await typeSale(page)
    await page.getByRole('button', { name: '125,000원 결제' }).focus()
    await page.keyboard.press('Enter')
    expect(await chargesOf(page)).toHaveLength(1)
  })
})

describe('Esc', () => {
  test('asks first and clears at the second press within three seconds', async () => {
    await typeSale(page)
    await page.keyboard.press('Escape')
    await page.getByText('Esc를 한 번 더 누르면').first().waitFor()
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    await page.clock.runFor(3_100)
    await page.keyboard.press('Escape')
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    await page.keyboard.press('Escape')
    expect(await fields(page).amount.inputValue()).toBe('')
    expect(await fields(page).card.inputValue()).toBe('')
    expect(await focused()).toBe('amount')
  })
})

describe('on an outcome', () => {
  async function charged(order: Parameters<typeof orderOf>[0]): Promise<void> {
    await typeSale(page)
    await page.keyboard.press('NumpadMultiply')
    await answerCharge(page, { ok: true, value: { kind: 'order', order: orderOf(order) } })
    await page.locator('[data-outcome="true"]').waitFor()
  }

  test('a key within the first second does nothing', async () => {
    await charged({})
    await page.keyboard.press('NumpadEnter')
    await numpad(page, '7')
    expect(await page.locator('[data-outcome="true"]').count()).toBe(1)
  })

  test('after an approval a digit begins the next amount, with a new sale', async () => {
    await charged({})
    await page.clock.runFor(1_100)
    await numpad(page, '75')
    expect(await fields(page).amount.inputValue()).toBe('75')
    await page.keyboard.press('NumpadAdd')
    await page.keyboard.press('NumpadEnter')
    await numpad(page, '42424242424242421227850101')
    await page.keyboard.press('NumpadEnter')
    await numpad(page, '12')
    await page.keyboard.press('F10')
    expect((await chargesOf(page)).map(({ saleId, attempt }) => [saleId, attempt])).toEqual([
      ['sale-1', 1],
      ['sale-2', 1],
    ])
  })

  test('after a decline a digit goes into the card number of the same sale', async () => {
    await charged({ state: 'declined', declineCode: '120019' })
    await page.clock.runFor(1_100)
    await numpad(page, '5')
    expect(await focused()).toBe('card')
    expect(await fields(page).card.inputValue()).toBe('5')
    expect(await fields(page).amount.inputValue()).toBe('125,000')
    expect(await fields(page).pin.getAttribute('aria-invalid')).toBe('true')
    await numpad(page, '5555555555544441227850101'.slice(0))
    await page.keyboard.press('NumpadEnter')
    await numpad(page, '12')
    await page.keyboard.press('NumpadMultiply')
    expect((await chargesOf(page)).map(({ saleId, attempt }) => [saleId, attempt])).toEqual([
      ['sale-1', 1],
      ['sale-1', 2],
    ])
  })

  test('while it is being checked Enter takes the next customer and * does nothing', async () => {
    await charged({ state: 'unknown' })
    await page.clock.runFor(1_100)
    await page.keyboard.press('NumpadMultiply')
    await numpad(page, '3')
    expect(await page.locator('[data-outcome="true"]').count()).toBe(1)
    await page.keyboard.press('NumpadEnter')
    expect(await focused()).toBe('amount')
    expect(await fields(page).amount.inputValue()).toBe('')
  })
})

describe('with the keyboard in Hangul mode', () => {
  let cdp: CDPSession

  beforeEach(async () => {
    cdp = await page.context().newCDPSession(page)
  })

  /** What the page sees of a key the input method has taken. */
  async function processedKey(code: string, key = 'Process'): Promise<void> {
    const press = { code, key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press })
  }

  test('a digit is typed once, whether or not its text follows', async () => {
    await processedKey('Digit1')
    expect(await fields(page).amount.inputValue()).toBe('1')
    await processedKey('Digit2')
    await cdp.send('Input.insertText', { text: '2' })
    await processedKey('Numpad3')
    await cdp.send('Input.insertText', { text: '３' })
    expect(await fields(page).amount.inputValue()).toBe('123')
  })

  test('letters composed in a number field are taken back when the syllable ends', async () => {
    await fields(page).card.focus()
    await numpad(page, '42424')
    await cdp.send('Input.imeSetComposition', { text: 'ㅎ', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.imeSetComposition', { text: '하', selectionStart: 1, selectionEnd: 1 })
    await cdp.send('Input.insertText', { text: '하' })
    expect(await fields(page).card.inputValue()).toBe('4242 4')
    await page.getByText('숫자만 입력할 수 있어요.').waitFor()
    await numpad(page, '2')
    expect(await fields(page).card.inputValue()).toBe('4242 42')
  })

  test('a digit pressed while a syllable hangs in a number field is kept', async () => {
    await fields(page).card.focus()
    await numpad(page, '42')
    await cdp.send('Input.imeSetComposition', { text: 'ㅎ', selectionStart: 1, selectionEnd: 1 })
    await processedKey('Digit7')
    await cdp.send('Input.insertText', { text: 'ㅎ' })
    await cdp.send('Input.insertText', { text: '7' })
    expect(await fields(page).card.inputValue()).toBe('427')
  })

  test('a charge key pressed while a syllable hangs in a name commits it and charges once', async () => {
    await typeSale(page)
    await page.keyboard.press('Control+I')
    await page.getByRole('textbox', { name: '항목' }).focus()
    await page.keyboard.insertText('여름 특')
    await cdp.send('Input.imeSetComposition', { text: '강', selectionStart: 1, selectionEnd: 1 })
    await page.evaluate(() => {
      window.addEventListener('compositionend', () => {
        document.body.dataset['chargesAtCommit'] = String(window.bridge.charges.length)
      })
    })
    await processedKey('F10', 'F10')
    await page.getByText('승인 요청 중…').first().waitFor()
    expect(await chargesOf(page)).toMatchObject([{ itemName: '여름 특강' }])
    expect(await page.locator('body').getAttribute('data-charges-at-commit')).toBe('0')
  })

  test('Enter while a syllable is composed does nothing of ours', async () => {
    await page.keyboard.press('Control+I')
    await page.getByRole('textbox', { name: '항목' }).focus()
    await cdp.send('Input.imeSetComposition', { text: '강', selectionStart: 1, selectionEnd: 1 })
    await processedKey('Enter', 'Enter')
    expect(await focused()).toBe('item')
  })

  test('every key of a sale can be pressed', async () => {
    for (const digit of '125000') await processedKey(`Digit${digit}`)
    await page.keyboard.press('Enter')
    for (const digit of '42424242424242421227850101') await processedKey(`Digit${digit}`)
    await page.keyboard.press('Enter')
    for (const digit of '12') await processedKey(`Numpad${digit}`)
    await processedKey('NumpadMultiply')
    expect(await chargesOf(page)).toMatchObject([
      {
        amountWon: 125_000,
        card: { number: '4242424242424242', expiry: '1227', identity: '850101', pin: '12' },
      },
    ])
  })
})
