import type { Language } from '../../preload/contract/money.ts'
import { accountBridge, type AccountGiven } from '../fixtures/account-bridge.ts'
import { LIVE_PICTURE, PICTURE } from '../fixtures/account-picture.ts'
import { openPages } from '../fixtures/scripted-page.ts'
import { SNAPSHOT, START } from '../unit/renderer/form/form-page.ts'
import { ACCOUNT_STATES, type AccountState } from './account-states.ts'
import { picture } from './picture.ts'

function givenBy(state: AccountState, language: Language): AccountGiven {
  const shown = { ...LIVE_PICTURE, ...state.picture }
  return {
    picture: { ...shown, preferences: { ...shown.preferences, language } },
    start: { ...START, mode: shown.account.mode },
    snapshot: { ...SNAPSHOT, recent: [], tray: [] },
    accounts: [PICTURE.account, LIVE_PICTURE.account],
  }
}

/** Doors, lock and banners: the built page over a scripted account. Answers how many pictures. */
export async function pictureAccounts(languages: readonly Language[]): Promise<number> {
  const pages = await openPages()
  let taken = 0
  try {
    for (const language of languages) {
      for (const state of ACCOUNT_STATES) {
        const given = givenBy(state, language)
        const page = await pages.open({ bridge: accountBridge, given })
        await page.locator('h1').first().waitFor()
        await state.reach(page, language)
        taken += await picture(page, language, state.name)
        await page.context().close()
      }
    }
    return taken
  } finally {
    await pages.close()
  }
}
