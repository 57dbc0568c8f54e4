import type { Locator, Page } from '@playwright/test'
import { BESIDE, CARDS } from './cards.ts'
import { numpad } from './keyboard.ts'

export interface TypedSale {
  readonly amount: string
  readonly card?: string
}

/** The counter as staff see it: everything is found by its role and its words. */
export class Counter {
  readonly page: Page
  readonly amount: Locator
  readonly card: Locator
  readonly expiry: Locator
  readonly identity: Locator
  readonly pin: Locator
  /** The one big key, whatever it says now. */
  readonly bigKey: Locator
  /** What stands in the panel's place while the answer is awaited. */
  readonly sending: Locator
  readonly tray: Locator
  readonly chips: Locator
  readonly sheet: Locator
  readonly recent: Locator
  readonly recentRows: Locator

  constructor(page: Page) {
    this.page = page
    this.amount = page.getByRole('textbox', { name: '결제 금액' })
    this.card = page.getByRole('textbox', { name: '카드번호', exact: true })
    this.expiry = page.getByRole('textbox', { name: '유효기간' })
    this.identity = page.getByRole('textbox', { name: '생년월일 또는 사업자번호' })
    this.pin = page.getByRole('textbox', { name: '카드 비밀번호 앞 2자리' })
    this.bigKey = page
      .getByRole('region', { name: '결제 입력' })
      .getByRole('button', { name: /결제$|승인 요청 중|다음 손님|같은 결제|결제할 수 없어요$/ })
    this.sending = page.getByRole('region', { name: '승인 요청 중…' })
    this.tray = page.getByRole('group', { name: '확인할 결제' })
    this.chips = this.tray.getByRole('button')
    this.sheet = page.getByRole('dialog')
    this.recent = page.getByRole('region', { name: '최근 결제' })
    this.recentRows = this.recent.getByRole('listitem')
  }

  /** The outcome panel, by its headline. */
  panel(
    headline: '승인 완료' | '거절' | '결제 안 됨' | '확인 중' | '직접 확인 필요' | '두 번 승인됨',
  ) {
    return this.page.getByRole('region', { name: headline, exact: true })
  }

  cardFields(): readonly Locator[] {
    return [this.card, this.expiry, this.identity, this.pin]
  }

  /** Types a whole sale on the numpad, up to but without the charge key. */
  async type({ amount, card = CARDS.approves }: TypedSale): Promise<void> {
    await numpad(this.page, `${amount}\n`)
    await this.typeCard(card)
  }

  /** Types the card alone, from its number to the PIN; full fields go on by themselves. */
  async typeCard(card: string = CARDS.approves): Promise<void> {
    await numpad(this.page, `${card}${BESIDE.expiry}${BESIDE.identity}\n${BESIDE.pin}`)
  }

  async charge(): Promise<void> {
    await numpad(this.page, '*')
  }

  /** Types a sale and charges it. */
  async sell(sale: TypedSale): Promise<void> {
    await this.type(sale)
    await this.charge()
  }
}
