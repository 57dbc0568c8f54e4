import { ok } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import { done, whileOpen, type HandlerParts } from './handler-parts.ts'
import { listedPracticeCards } from './practice-cards.ts'

/** The counter: selling, and what it shows. */
export function tillHandlers(parts: HandlerParts) {
  const { version, tools } = parts
  return {
    'app.start': () =>
      whileOpen(parts, ({ profile }) =>
        ok({ version, preferences: tools.preferences(), ...profile.start() }),
      ),
    'sale.open': (sale) => whileOpen(parts, ({ till }) => ok({ saleId: till.openSale(sale) })),
    'charge.card': (request) => whileOpen(parts, ({ till }) => till.chargeCard(request)),
    'counter.watch': ({ after }) =>
      whileOpen(parts, async ({ till }) => ok(await till.watch(after))),
    'order.acknowledge': ({ orderId }) =>
      whileOpen(parts, ({ till }) => {
        till.acknowledge(orderId)
        return done()
      }),
    'order.refund': (request) => whileOpen(parts, ({ till }) => till.refund(request)),
    'order.refunds': ({ orderId }) => whileOpen(parts, ({ till }) => till.refunds(orderId)),
    'sweep.now': () =>
      whileOpen(parts, ({ till }) => {
        void till.sweepNow()
        return done()
      }),
    'preferences.set': async (preferences) => {
      parts.savePreferences(preferences)
      return ok(preferences)
    },
    'practice.cards': () =>
      whileOpen(parts, ({ account }) =>
        ok(account.mode === 'practice' ? [...listedPracticeCards] : []),
      ),
  } satisfies Partial<Handlers>
}
