import { ok } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import { whileOpen, type HandlerParts } from './handler-parts.ts'

/** What belongs to the merchant account. */
export function profileHandlers(parts: HandlerParts) {
  const { session, accounts } = parts
  return {
    'profile.read': () => whileOpen(parts, ({ profile }) => ok(profile.current())),
    'profile.save': (next) =>
      whileOpen(parts, ({ profile }) => {
        const saved = profile.save(next)
        if (saved.ok && saved.value.name !== session.account.name) {
          accounts.rename(session.account.accountId, saved.value.name)
          session.renamed(saved.value.name)
        }
        return saved
      }),
  } satisfies Partial<Handlers>
}
