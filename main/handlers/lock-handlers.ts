import { fail, ok } from '../../preload/contract/result.ts'
import { JournalUnwritable } from '../journal/records.ts'
import type { Handlers } from '../shell/serve.ts'
import { done, whileOpen, type HandlerParts } from './handler-parts.ts'

/** The lock of the screen. */
export function lockHandlers(parts: HandlerParts) {
  return {
    'lock.now': () =>
      whileOpen(parts, ({ lock }) => {
        lock.lockNow()
        return done()
      }),
    'lock.unlock': ({ code }) => whileOpen(parts, async ({ lock }) => ok(await lock.unlock(code))),
    'lock.setCode': (change) =>
      whileOpen(parts, async ({ lock }) => {
        try {
          return ok(await lock.setCode(change))
        } catch (error) {
          if (error instanceof JournalUnwritable) return fail({ kind: 'journal-unwritable' })
          throw error
        }
      }),
  } satisfies Partial<Handlers>
}
