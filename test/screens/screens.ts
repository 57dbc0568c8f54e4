import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '../../preload/contract/money.ts'
import { words } from '../../preload/contract/words/words.ts'
import { launchProgram } from '../e2e/launch.ts'
import { SCREEN_STATES } from './states.ts'

/**
 * `npm run screens`: the real program in practice mode, driven by keys into each state, pictured in
 * every language, theme and size under out/screens/<size>/<language>-<theme>/.
 */
const LANGUAGES = ['ko', 'en'] as const
const LOOKS = [
  { size: '1280x720', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1280x800', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1920x1080', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1280x800', text: 200, themes: ['light'] },
] as const

const out = join(import.meta.dirname, '../../out/screens')
const mainPath = process.env['JANGBU_MAIN']

/** Two figures of one line: what is asked of the page, and where its picture goes. */
interface Look {
  readonly size: string
  readonly text: number
  readonly theme: string
}

async function wear(page: Page, look: Look): Promise<void> {
  const [width = 1280, height = 800] = look.size.split('x').map(Number)
  await page.setViewportSize({ width, height })
  // Theme and text size are attributes of the root element and nothing else (tokens.css).
  await page.evaluate(
    async ({ theme, text }) => {
      document.documentElement.dataset['theme'] = theme
      document.documentElement.dataset['text'] = String(text)
      await document.fonts.ready
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    },
    { theme: look.theme, text: look.text },
  )
}

async function picture(page: Page, language: Language, name: string): Promise<number> {
  let taken = 0
  for (const { size, text, themes } of LOOKS) {
    for (const theme of themes) {
      const folder = text === 100 ? size : `${size}-text-${text}`
      const directory = join(out, folder, `${language}-${theme}`)
      mkdirSync(directory, { recursive: true })
      await wear(page, { size, text, theme })
      await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled' })
      taken += 1
    }
  }
  await wear(page, { size: '1280x800', text: 100, theme: 'light' })
  return taken
}

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
console.log(`${total} pictures in out/screens`)
