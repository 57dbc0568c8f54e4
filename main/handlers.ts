import type { AppStart, PracticeCard } from '../preload/contract/contract.ts'
import type { Preferences } from '../preload/contract/preferences.ts'
import { ok } from '../preload/contract/result.ts'
import type { Handlers } from './shell/serve.ts'
import type { RunningTill } from './till/create-till.ts'

export interface HandlerParts {
  readonly till: RunningTill
  /** Read at each page load, so that a reload shows what is true now. */
  readonly start: () => AppStart
  readonly savePreferences: (preferences: Preferences) => void
  readonly practiceCards: readonly PracticeCard[]
}

/** What each channel does: one line that calls a use case. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { till } = parts
  return {
    'app.start': async () => ok(parts.start()),
    'sale.open': async () => ok({ saleId: till.openSale() }),
    'charge.card': (request) => till.chargeCard(request),
    'counter.watch': async ({ after }) => ok(await till.watch(after)),
    'order.acknowledge': async ({ orderId }) => {
      till.acknowledge(orderId)
      return ok({})
    },
    'preferences.set': async (preferences) => {
      parts.savePreferences(preferences)
      return ok(preferences)
    },
    'practice.cards': async () => ok([...parts.practiceCards]),
  }
}
