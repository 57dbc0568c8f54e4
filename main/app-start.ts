import type { AppStart, PracticeCard } from '../preload/contract/contract.ts'
import type { Preferences } from '../preload/contract/preferences.ts'
import { declineCodeOf } from './portone/codes.ts'
import { practiceCards } from './practice/cards.ts'
import {
  practiceQuickItems,
  practiceRules,
  practiceShop,
  practiceStaffName,
} from './practice-account.ts'

/** What the page learns when it loads. */
export function practiceStart(version: string, preferences: Preferences): AppStart {
  const { asksIdentity, asksPin, capWon, duplicateMinutes, installments, largeWon } = practiceRules
  return {
    version,
    mode: 'practice',
    shop: practiceShop,
    staffName: practiceStaffName,
    preferences,
    rules: {
      installments: [...installments],
      asksIdentity,
      asksPin,
      largeWon,
      capWon,
      duplicateMinutes,
    },
    defaultItemName: practiceRules.defaultItemName,
    quickItems: practiceQuickItems,
  }
}

/** The test cards as the page lists them. */
export const listedPracticeCards: readonly PracticeCard[] = practiceCards.map(
  ({ number, scenario, issuer, reason = '' }) => ({
    number,
    scenario,
    declineCode: declineCodeOf(reason),
    issuer,
  }),
)
