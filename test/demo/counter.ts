import type { Locator, Page } from '@playwright/test'
import type { OrderSummary } from '../../preload/contract/order.ts'
import { Numpad } from './numpad.ts'

/** A card as a customer hands it over. Nothing of it is ever printed. */
export interface HandedCard {
  readonly number: string
  /** `MMYY`. */
  readonly expiry: string
  /** `YYMMDD`. */
  readonly birth: string
  /** The first two digits. */
  readonly pin: string
}

const AMOUNT = '결제 금액'

/** An outcome holds still for a second; nothing on the screen says when it is over. */
const OUTCOME_HOLDS_MS = 1_100

/** The counter as staff use it: one hand on the numpad, eyes on the panel and the tray. */
export class Counter {
  readonly page: Page
  readonly #numpad: Numpad

  constructor(page: Page, numpad: Numpad) {
    this.page = page
    this.#numpad = numpad
  }

  /** Resolves when the form is there and its first field has the focus. */
  static async on(page: Page): Promise<Counter> {
    await page.setViewportSize({ width: 1280, height: 800 })
    const counter = new Counter(page, await Numpad.of(page))
    await counter.#focused(AMOUNT)
    return counter
  }

  /** Amount, then the card, as far as the last digit. */
  async type(amountWon: number, card: HandedCard): Promise<void> {
    await this.#focused(AMOUNT)
    await this.#numpad.type(`${amountWon}\n`)
    await this.typeCard(card)
  }

  /** The first or second quick item, which fills amount and item; then the card. */
  async pick(item: 1 | 2, card: HandedCard): Promise<void> {
    await this.#focused(AMOUNT)
    await this.page.keyboard.press(`Control+${item}`)
    await this.typeCard(card)
  }

  /** Full fields go on by themselves; only the identity is ended with Enter. */
  async typeCard(card: HandedCard): Promise<void> {
    await this.#focused('카드번호')
    await this.#numpad.type(card.number)
    await this.#focused('유효기간')
    await this.#numpad.type(card.expiry)
    await this.#focused('생년월일 또는 사업자번호')
    await this.#numpad.type(`${card.birth}\n`)
    await this.#focused('카드 비밀번호 앞 2자리')
    await this.#numpad.type(card.pin)
  }

  async charge(): Promise<void> {
    await this.#numpad.type('*')
  }

  /** Waits for the panel with this headline; resolves with what it says, line by line. */
  async reads(headline: string): Promise<readonly string[]> {
    const panel = this.page.getByRole('region', { name: headline, exact: true })
    await panel.waitFor()
    return linesOf(panel)
  }

  /** Enter on an outcome: the next customer, or after a decline the same sale and another card. */
  async goOn(): Promise<void> {
    await this.page.waitForTimeout(OUTCOME_HOLDS_MS)
    await this.#numpad.type('\n')
  }

  /** Waits until the tray's chip of a card begins with this word; resolves with its two lines. */
  async chipReads(word: string, last4: string): Promise<readonly string[]> {
    const chip = this.#chip(last4).filter({ hasText: new RegExp(`^${word}`) })
    await chip.waitFor()
    return (await linesOf(chip)).slice(0, 2)
  }

  /** Opens the sheet of a card's chip; resolves with what it says. */
  async open(last4: string): Promise<readonly string[]> {
    await this.#chip(last4).click()
    const sheet = this.page.getByRole('dialog')
    await sheet.waitFor()
    return linesOf(sheet)
  }

  /** Which takes a settled payment out of the tray. */
  async closeSheet(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  /** The payment asked last, as the page is told of it over the bridge. */
  async newest(): Promise<OrderSummary> {
    const order = await this.page.evaluate(async () => {
      const answer = await window.pos['counter.watch']({ after: null })
      return answer.ok ? answer.value.recent[0] : undefined
    })
    if (order === undefined) throw new Error('the counter has no payment yet')
    return order
  }

  #chip(last4: string): Locator {
    const tray = this.page.getByRole('group', { name: '확인할 결제' })
    return tray.getByRole('button').filter({ hasText: last4 })
  }

  async #focused(field: string): Promise<void> {
    const input = this.page.getByLabel(field, { exact: true })
    await input.and(this.page.locator(':focus')).waitFor()
  }
}

async function linesOf(part: Locator): Promise<readonly string[]> {
  const text = await part.innerText()
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}
