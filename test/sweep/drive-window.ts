import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { launchProgram, type Program } from '../e2e/launch.ts'
import type { Canaries } from './canaries.ts'
import { CANARY_CARD } from './needles.ts'

export interface WindowDrive {
  readonly acts: number
  /** What the window ran on. */
  readonly host: string
}

/** In this order: the two declined ones are paid with the next card, as staff would go on. */
const SALES = [
  { number: '4242424242424242', amount: '21000', goOn: '다음 손님' },
  { number: '4000000000000002', amount: '22000', goOn: '같은 결제, 다른 카드로' },
  { number: '9000000000000001', amount: null, goOn: '다음 손님' },
  { number: CANARY_CARD, amount: '24000', goOn: '같은 결제, 다른 카드로' },
] as const

/** `9000-0000-0000-0035`: the answer takes 30 seconds. */
const SLOW = { number: '9000000000000035', amount: null }

/**
 * Sales in the built program's own window, typed as staff type them, one of them killed on its way,
 * and the start after that. Its profile and what it prints stay under `folder`.
 */
export async function driveWindow(folder: string, canaries: Canaries): Promise<WindowDrive> {
  const profileDir = join(folder, 'profile')
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  // Whatever the window keeps outside of its profile is seen as well.
  const env = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
  }
  const launch = () => launchProgram({ profileDir, env })

  const first = await launch()
  await kept(first, join(folder, 'program-killed.out'), async ({ page }) => {
    for (const sale of SALES) {
      await typeSale(page, sale, canaries)
      await page.keyboard.press('NumpadMultiply')
      await goOn(page, sale.goOn)
    }
    await first.clickMenu('theme.dark')
    await typeSale(page, SLOW, canaries)
    await page.keyboard.press('NumpadMultiply')
    await expect(page.getByText('승인 요청 중').first()).toBeVisible()
    await first.kill()
  })

  const second = await launch()
  await kept(second, join(folder, 'program.out'), async ({ page }) => {
    await expect(field(page, 'amount')).toBeFocused()
    // Typed and never sent.
    await typeSale(page, { number: CANARY_CARD, amount: '26000' }, canaries)
    // The sale that was killed may still be being checked: the first time the program only asks.
    await second.quit()
    await second.quit().catch(() => undefined)
    await second.exited
  })
  return { acts: SALES.length + 2, host: second.host }
}

async function kept(program: Program, path: string, act: (program: Program) => Promise<void>) {
  try {
    await act(program)
  } catch (error) {
    await program.kill()
    throw error
  } finally {
    writeFileSync(path, program.output())
  }
}

interface TypedSale {
  readonly number: string
  /** Null where the last sale's amount still stands. */
  readonly amount: string | null
}

async function typeSale(page: Page, sale: TypedSale, canaries: Canaries): Promise<void> {
  if (sale.amount !== null) {
    await expect(field(page, 'amount')).toBeFocused()
    await numpad(page, sale.amount)
    await page.keyboard.press('NumpadEnter')
  }
  await expect(field(page, 'card')).toBeFocused()
  await numpad(page, `${sale.number}${canaries.expiry}${canaries.birth}`)
  await page.keyboard.press('NumpadEnter')
  await numpad(page, canaries.pin)
  if (!(await field(page, 'buyerName').isVisible())) await page.keyboard.press('Control+i')
  await field(page, 'buyerName').fill(canaries.buyerName)
}

function field(page: Page, name: string) {
  return page.locator(`[data-field="${name}"]`)
}

async function numpad(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.keyboard.press(`Numpad${digit}`)
}

/** An outcome stays on screen for a moment before anything can take it away. */
async function goOn(page: Page, button: string): Promise<void> {
  const key = page.getByRole('button', { name: button, exact: true })
  await expect(key).toBeVisible({ timeout: 20_000 })
  await expect(async () => {
    if (await key.isVisible()) await key.click({ timeout: 500 })
    await expect(field(page, 'card')).toHaveValue('', { timeout: 500 })
    await expect(key).toBeHidden({ timeout: 500 })
  }).toPass({ timeout: 15_000 })
}
