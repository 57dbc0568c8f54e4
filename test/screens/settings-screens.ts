import type { Language } from '../../preload/contract/money.ts'
import { LIVE } from '../unit/renderer/settings/settings-given.ts'
import { openSettingsPages } from '../unit/renderer/settings/settings-page.ts'
import { picture } from './picture.ts'
import { SETTINGS_STATES } from './settings-states.ts'

/** Every section of the settings of a live account, and what goes wrong in them. */
export async function pictureSettings(languages: readonly Language[]): Promise<number> {
  const pages = await openSettingsPages()
  let taken = 0
  try {
    for (const language of languages) {
      const preferences = { ...LIVE.start.preferences, language }
      const given = {
        picture: { ...LIVE.picture, preferences },
        start: { ...LIVE.start, preferences },
      }
      for (const { name, answers = {}, reach } of SETTINGS_STATES) {
        const page = await pages.open({ ...given, answers })
        await reach(page, language)
        taken += await picture(page, language, name)
        await page.context().close()
      }
    }
    return taken
  } finally {
    await pages.close()
  }
}
