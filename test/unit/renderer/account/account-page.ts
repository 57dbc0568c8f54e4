import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from 'vitest'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import type { Preferences } from '../../../../preload/contract/preferences.ts'
import { accountBridge, tellPicture, type AccountGiven } from '../../../fixtures/account-bridge.ts'
import { LIVE_PICTURE, PICTURE } from '../../../fixtures/account-picture.ts'
import { openPages, type PageLook } from '../../../fixtures/scripted-page.ts'
import { SNAPSHOT, START } from '../form/form-page.ts'

export interface AccountPages {
  open(changes: Partial<AccountPicture>, look?: PageLook): Promise<Page>
  close(): Promise<void>
}

/** The built page over a scripted account of a shop; practice is beside it. */
export async function openAccountPages(): Promise<AccountPages> {
  const pages = await openPages()
  return {
    async open(changes, look = {}) {
      const picture = { ...LIVE_PICTURE, ...changes }
      const given: AccountGiven = {
        picture,
        start: { ...START, mode: picture.account.mode },
        snapshot: { ...SNAPSHOT, recent: [], tray: [] },
        accounts: [PICTURE.account, LIVE_PICTURE.account],
      }
      const page = await pages.open({ bridge: accountBridge, given }, look)
      await page.locator('h1').first().waitFor()
      return page
    },
    close: () => pages.close(),
  }
}

export interface Look {
  readonly size: readonly [width: number, height: number]
  readonly text: Preferences['textPercent']
  readonly theme: Preferences['theme']
  readonly language: Preferences['language']
}

const SIZES = [
  [1280, 720],
  [1280, 800],
  [1920, 1080],
] as const

const PLAIN = { size: SIZES[1], text: 100, theme: 'light', language: 'ko' } as const

/** Where something could stick out: every size and the largest text, in both languages. */
export const SIZE_LOOKS: readonly Look[] = (['ko', 'en'] as const).flatMap((language) => [
  ...SIZES.map((size) => ({ ...PLAIN, language, size })),
  { ...PLAIN, language, text: 200 as const },
])

/** Where something could be hard to see. */
export const THEME_LOOKS: readonly Look[] = [
  PLAIN,
  { ...PLAIN, theme: 'dark', language: 'en' },
  { ...PLAIN, theme: 'contrast', text: 200 },
]

/** As if the menu had been used: main's picture brings the preferences. */
export async function wear(page: Page, look: Look): Promise<void> {
  const [width, height] = look.size
  // Whoever asks for less motion gets none: what is looked at is where a glide would end.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height })
  const { text: textPercent, theme, language } = look
  await tellPicture(page, {
    preferences: { ...LIVE_PICTURE.preferences, textPercent, theme, language },
  })
  await page.waitForFunction(
    ({ dataset, lang }) => {
      const root = document.documentElement
      return (
        root.lang === lang &&
        root.dataset['theme'] === dataset.theme &&
        root.dataset['text'] === dataset.text
      )
    },
    { lang: language, dataset: { theme, text: String(textPercent) } },
  )
  await page.evaluate(() => document.fonts.ready)
}

/**
 * What sticks out of the window to the side, is wider than its own box, or hides behind the lower edge
 * although nothing scrolls. Text that is cut with an ellipsis on purpose is left out.
 */
export function overflowing(page: Page, within = '#root *'): Promise<readonly string[]> {
  return page.evaluate((parts) => {
    const shown = Array.from(document.querySelectorAll<HTMLElement>(parts)).filter(
      (one) => one.closest('.spoken') === null && one.getClientRects().length > 0,
    )
    const out = shown.filter((one) => {
      const { left, right } = one.getBoundingClientRect()
      const cut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
      const meant = one.matches('.one-line') || getComputedStyle(one).display === 'inline'
      return left < -0.5 || right > window.innerWidth + 0.5 || (cut && !meant)
    })
    return out.map((one) => `${one.tagName} ${one.className} ${one.textContent?.slice(0, 40)}`)
  }, within)
}

/** How much of the page lies below the lower edge of the window, px. */
export function hiddenBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main')
    return main === null ? 0 : main.scrollHeight - main.clientHeight
  })
}

/** Nothing serious, in the colours and size now shown. */
export async function expectAccessible(page: Page): Promise<void> {
  // The colours of a control that changes glide for 120 ms; only where they end is judged.
  await page.waitForFunction(
    () => !document.getAnimations().some((one) => one instanceof CSSTransition),
    null,
    { polling: 50 },
  )
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const named = serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
  expect(named).toEqual([])
}

/** What the focus lies on, by its accessible name as it can be read off the page. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })
}
