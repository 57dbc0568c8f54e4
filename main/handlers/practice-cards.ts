import type { PracticeCard } from '../../preload/contract/contract.ts'
import { declineCodeOf } from '../portone/codes.ts'
import { practiceCards } from '../practice/cards.ts'

/** The test cards as the page lists them. */
export const listedPracticeCards: readonly PracticeCard[] = practiceCards.map(
  ({ number, scenario, issuer, reason = '' }) => ({
    number,
    scenario,
    declineCode: declineCodeOf(reason),
    issuer,
  }),
)
