import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '../../preload/contract/money.ts'

const LOOKS = [
  { size: '1280x720', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1280x800', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1920x1080', text: 100, themes: ['light', 'dark', 'contrast'] },
  { size: '1280x800', text: 200, themes: ['light'] },
] as const

const out = join(import.meta.dirname, '../../out/screens')
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

/** Pictures what is shown now in every size and theme; answers how many were taken. */
export async function picture(page: Page, language: Language, name: string): Promise<number> {
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
