import type { Page } from '@playwright/test'
import type { Language } from '../../preload/contract/money.ts'
import { words } from '../../preload/contract/words/words.ts'
import { practiceCards } from '../../main/practice/cards.ts'
import type { Scenario } from '../../main/practice/scenarios.ts'

/** One picture's worth of the counter, reached the way staff reach it: by keys alone. */
export interface ScreenState {
  readonly name: string
  /** Ends when a person would see the state. */
  readonly reach: (page: Page, language: Language) => Promise<void>
  /** Brings the counter back to an empty form. */
  readonly leave: (page: Page, language: Language) => Promise<void>
}

const OVER_LIMIT = '120049'
const stay = async () => {}

/** A documented practice number that does `scenario`; with a code, the decline of that code. */
export function practiceNumber(scenario: Scenario, code = ''): string {
  const card = practiceCards.find(
    (one) => one.scenario === scenario && (one.reason ?? '').includes(code) && one.lenient !== true,
  )
  if (card === undefined) throw new Error(`no practice card for ${scenario} ${code}`)
  return card.number.replaceAll('-', '')
}

/** Types a whole sale from the amount on; nothing is charged yet. */
export async function typeSale(page: Page, amount: string, number: string): Promise<void> {
  await page.keyboard.type(amount)
  await page.keyboard.press('Enter')
  await page.keyboard.type(number)
  await page.keyboard.type('1229')
  await page.keyboard.type('850101')
  await page.keyboard.press('Enter')
  await page.keyboard.type('12')
}

async function charge(page: Page, amount: string, number: string): Promise<void> {
  await typeSale(page, amount, number)
  await page.keyboard.press('NumpadMultiply')
}

async function sees(page: Page, headline: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: headline, exact: true }).waitFor()
}

/** An outcome holds still for a second; after that Enter leaves it. */
async function next(page: Page): Promise<void> {
  const slip = page.locator('#slip-title')
  while (!(await slip.isVisible())) {
    await page.keyboard.press('Enter')
    await slip.waitFor({ timeout: 250 }).catch(() => undefined)
  }
}

async function clear(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

async function nextAndClear(page: Page): Promise<void> {
  await next(page)
  await clear(page)
}

async function closeSheet(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const counting: readonly ScreenState[] = [
  { name: '01-empty', reach: (page) => page.locator('#slip-title').waitFor(), leave: stay },
  {
    name: '02-entry',
    reach: (page) => typeSale(page, '125000', practiceNumber('approved')),
    leave: clear,
  },
  {
    name: '03-approved',
    async reach(page, language) {
      await charge(page, '125000', practiceNumber('approved'))
      await sees(page, words[language].outcome.approved.headline)
    },
    leave: next,
  },
  {
    name: '04-declined',
    async reach(page, language) {
      await charge(page, '320000', practiceNumber('declined', OVER_LIMIT))
      await sees(page, words[language].outcome.declined.headline)
    },
    leave: nextAndClear,
  },
  {
    name: '05-checking',
    async reach(page, language) {
      await charge(page, '45000', practiceNumber('stays-ready'))
      await sees(page, words[language].outcome.unknown.headline)
    },
    leave: next,
  },
  {
    name: '06-reversed',
    async reach(page, language) {
      await charge(page, '90000', practiceNumber('reversed'))
      await sees(page, words[language].outcome.reversed.headline)
    },
    leave: nextAndClear,
  },
  {
    name: '07-approved-twice',
    async reach(page, language) {
      await charge(page, '60000', practiceNumber('approved-twice'))
      await sees(page, words[language].outcome.twice.headline)
    },
    leave: next,
  },
]

const asking: readonly ScreenState[] = [
  {
    name: '08-confirm-large',
    async reach(page) {
      await charge(page, '1250000', practiceNumber('approved'))
      await page.getByRole('dialog').waitFor()
    },
    async leave(page) {
      await closeSheet(page)
      await clear(page)
    },
  },
  {
    name: '09-confirm-duplicate',
    async reach(page) {
      await charge(page, '125000', practiceNumber('approved'))
      await page.getByRole('dialog').waitFor()
    },
    async leave(page) {
      await closeSheet(page)
      await clear(page)
    },
  },
  {
    name: '10-tray-order',
    async reach(page) {
      await page.keyboard.press('Control+j')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
    },
    leave: closeSheet,
  },
  {
    name: '11-help',
    async reach(page) {
      await page.keyboard.press('F1')
      await page.getByRole('cell', { name: '4242-4242-4242-4242' }).waitFor()
    },
    leave: closeSheet,
  },
  {
    name: '12-settings',
    async reach(page, language) {
      await page.keyboard.press('Control+Comma')
      await page.getByRole('heading', { name: words[language].settings.title }).waitFor()
    },
    async leave(page) {
      await page.keyboard.press('F2')
      await page.locator('#slip-title').waitFor()
    },
  },
  {
    name: '13-slow-answer',
    async reach(page, language) {
      await charge(page, '75000', practiceNumber('slow'))
      await page.getByText(words[language].outcome.sending.behind).waitFor({ timeout: 20_000 })
    },
    leave: stay,
  },
]

/** In this order, because later ones show what earlier ones left in the tray and the list. */
export const SCREEN_STATES: readonly ScreenState[] = [...counting, ...asking]
