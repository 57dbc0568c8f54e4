import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '../../preload/contract/money.ts'
import { words } from '../../preload/contract/words/words.ts'
import { launchProgram } from '../e2e/launch.ts'
import { pictureAccounts } from './account-screens.ts'
import { picture } from './picture.ts'
import { pictureSettings } from './settings-screens.ts'
import { SCREEN_STATES } from './states.ts'

/**
 * `npm run screens`: the real program in practice mode, driven by keys into each state, then the
 * built page over scripted accounts for what practice never shows; each pictured in every language,
 * theme and size under out/screens/<size>/<language>-<theme>/.
 */
const LANGUAGES = ['ko', 'en'] as const

const mainPath = process.env['JANGBU_MAIN']

async function choose(page: Page, language: Language): Promise<void> {
  await page.locator('#slip-title').waitFor()
  await page.keyboard.press('Control+Comma')
  await page.getByRole('radio', { name: words.ko.settings.language[language] }).click()
  await page.getByRole('heading', { name: words[language].settings.title }).waitFor()
  await page.keyboard.press('F2')
}

async function run(language: Language): Promise<number> {
  const profileDir = mkdtempSync(join(tmpdir(), 'jangbu-screens-'))
  const program = await launchProgram({
    profileDir,
    ...(mainPath === undefined ? {} : { mainPath }),
  })
  let taken = 0
  try {
    await choose(program.page, language)
    for (const state of SCREEN_STATES) {
      await state.reach(program.page, language)
      taken += await picture(program.page, language, state.name)
      await state.leave(program.page, language)
    }
    return taken
  } finally {
    await program.kill()
    rmSync(profileDir, { recursive: true, force: true })
  }
}

let total = 0
for (const language of LANGUAGES) total += await run(language)
total += await pictureAccounts(LANGUAGES)
total += await pictureSettings(LANGUAGES)
console.log(`${total} pictures in out/screens`)
