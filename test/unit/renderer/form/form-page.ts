import type { Locator, Page } from '@playwright/test'
import type { AppStart, ChargeCardAnswer } from '../../../../preload/contract/contract.ts'
import type { OrderSummary } from '../../../../preload/contract/order.ts'
import { ZERO_WON, won } from '../../../../preload/contract/money.ts'
import { PICTURE } from '../../../fixtures/account-picture.ts'
import { openPages, type PageLook } from '../../../fixtures/scripted-page.ts'
import type { Result } from '../../../../preload/contract/result.ts'

/** The built page in a real Chromium, with a bridge whose answers the test gives. */
export interface Shop {
  open(options?: OpenOptions): Promise<Page>
  close(): Promise<void>
}

export interface OpenOptions extends PageLook {
  readonly start?: Partial<AppStart>
  readonly rules?: Partial<AppStart['rules']>
}

export async function openShop(): Promise<Shop> {
  const pages = await openPages()
  return {
    async open({ start: changes, rules, ...look } = {}) {
      const start = { ...START, ...changes, rules: { ...START.rules, ...rules } }
      const given = { start, picture: { ...PICTURE, preferences: start.preferences } }
      const page = await pages.open({ bridge: fakeBridge, given }, look)
      await page
        .getByRole('textbox', { name: '결제 금액' })
        .or(page.getByRole('textbox', { name: 'Amount' }))
        .waitFor()
      return page
    },
    close: () => pages.close(),
  }
}

export const START: AppStart = {
  version: '0.1.0',
  mode: 'practice',
  shop: {
    name: '한빛수학학원 본점',
    ownerName: '홍길동',
    businessNumber: '123-45-67891',
    phone: '02-1234-1234',
    address: '서울시 중구 세종대로 1',
  },
  staffName: '김지현',
  preferences: {
    language: 'ko',
    theme: 'system',
    textPercent: 100,
    idleSeconds: 60,
    sounds: false,
    lockMinutes: 5,
  },
  rules: {
    installments: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    asksIdentity: true,
    asksPin: true,
    largeWon: won(1_000_000),
    capWon: won(10_000_000),
    duplicateMinutes: 10,
  },
  defaultItemName: '카드 결제',
  quickItems: [
    { name: '수학 정규반', amountWon: won(320_000), taxFreeWon: ZERO_WON },
    { name: '교재비', amountWon: won(45_000), taxFreeWon: won(45_000) },
  ],
}

export const SNAPSHOT = {
  version: 1,
  recent: [],
  tray: [],
  inFlight: 0,
  trouble: false,
  online: true,
  journal: 'ok',
  closing: 'no',
  preferences: START.preferences,
} as const

/** Runs in the page. Charges wait until the test answers them. */
function fakeBridge({
  start,
  picture,
}: {
  readonly start: unknown
  readonly picture: unknown
}): void {
  const bridge = {
    charges: [] as unknown[],
    sales: 0,
    waiting: [] as ((answer: unknown) => void)[],
    tell: null as ((snapshot: unknown) => void) | null,
    snapshot: null as unknown,
  }
  const ok = (value: unknown) => ({ ok: true, value })
  const pos = {
    'app.start': async () => ok(start),
    'account.watch': ({ after }: { readonly after: number | null }) =>
      after === null ? Promise.resolve(ok(picture)) : new Promise(() => {}),
    'sale.open': async () => {
      bridge.sales += 1
      return ok({ saleId: `sale-${bridge.sales}` })
    },
    'charge.card': (input: unknown) => {
      bridge.charges.push(structuredClone(input))
      return new Promise((answer) => bridge.waiting.push(answer))
    },
    'counter.watch': async () => {
      if (bridge.snapshot === null) {
        bridge.snapshot = await new Promise((tell) => {
          bridge.tell = tell
        })
      }
      const value = bridge.snapshot
      bridge.snapshot = null
      return ok(value)
    },
    'order.acknowledge': async () => ok({}),
    'preferences.set': async (value: unknown) => ok(value),
    'practice.cards': async () => ok([]),
  }
  Object.assign(window, { pos, bridge })
}

interface Bridge {
  readonly charges: readonly Charge[]
  readonly waiting: ((answer: unknown) => void)[]
  readonly sales: number
  readonly tell: ((snapshot: unknown) => void) | null
}

export interface Charge {
  readonly saleId: string
  readonly attempt: number
  readonly amountWon: number
  readonly installmentMonths: number
  readonly itemName: string
  readonly card: Readonly<Record<'number' | 'expiry' | 'identity' | 'pin', string>>
  readonly confirmed: Readonly<Record<string, unknown>>
}

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

export function chargesOf(page: Page): Promise<readonly Charge[]> {
  return page.evaluate(() => window.bridge.charges)
}

/** Answers the oldest charge that still waits. */
export async function answerCharge(page: Page, answer: Result<ChargeCardAnswer>): Promise<void> {
  await page.waitForFunction(() => window.bridge.waiting.length > 0)
  await page.evaluate((given) => window.bridge.waiting.shift()?.(given), answer)
}

export async function tellSnapshot(page: Page, snapshot: unknown): Promise<void> {
  await page.waitForFunction(() => window.bridge.tell !== null)
  await page.evaluate((told) => window.bridge.tell?.(told), snapshot)
}

export function orderOf(changes: Partial<OrderSummary>): OrderSummary {
  return {
    orderId: 'order-1',
    saleId: 'sale-1',
    attempt: 1,
    state: 'approved',
    amountWon: won(125_000),
    taxFreeWon: ZERO_WON,
    installmentMonths: 0,
    itemName: '카드 결제',
    buyerName: '',
    bin6: '424242',
    last4: '4242',
    issuer: '신한카드',
    cardKind: 'credit',
    approvalNumber: '30012345',
    createdAt: 1_795_410_000_000,
    paidAt: null,
    changedAt: 1_795_410_000_000,
    declineCode: '',
    gatewayText: '',
    alarm: null,
    nextLookAt: null,
    ...changes,
  }
}

export function fields(
  page: Page,
): Record<'amount' | 'card' | 'expiry' | 'identity' | 'pin', Locator> {
  const field = (name: string) => page.locator(`[data-field="${name}"]`)
  return {
    amount: field('amount'),
    card: field('card'),
    expiry: field('expiry'),
    identity: field('identity'),
    pin: field('pin'),
  }
}

export function chargeKey(page: Page): Locator {
  return page.locator('[data-counter-form] button[data-kind]')
}

/** Types a whole sale with the numpad, as a cashier does. */
export async function typeSale(page: Page, amount = '125000'): Promise<void> {
  await numpad(page, amount)
  await page.keyboard.press('NumpadEnter')
  await numpad(page, '42424242424242421227850101')
  await page.keyboard.press('NumpadEnter')
  await numpad(page, '12')
}

export async function numpad(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.keyboard.press(`Numpad${digit}`)
}
