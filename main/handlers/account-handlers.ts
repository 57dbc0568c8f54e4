import { createAccount } from '../accounts/create-account.ts'
import { fail, ok } from '../../preload/contract/result.ts'
import type { Handlers } from '../shell/serve.ts'
import { done, type HandlerParts } from './handler-parts.ts'

/** Which accounts there are, and whether this one is open. */
export function accountHandlers({ session, accounts, tools, restart }: HandlerParts) {
  return {
    'account.watch': async ({ after }) => ok(await session.watch(after)),
    'account.retry': async () => {
      session.retry()
      return done()
    },
    'account.openWithCode': async ({ typed }) => ok(await session.openWithCode(typed)),
    'account.list': async () => ok([...accounts.list()]),
    'account.create': async (request) => ok(await createAccount(request, accounts, tools)),
    'account.switch': async ({ accountId, confirmedUnknown }) => {
      if (accounts.find(accountId) === null) return fail({ kind: 'refused' })
      if ((session.till()?.busy() ?? 0) > 0) return fail({ kind: 'charge-in-flight' })
      // The ladder stops with the account, so nobody may leave without having been told.
      const unknown = session.till()?.unknown() ?? 0
      if (unknown > confirmedUnknown) return fail({ kind: 'orders-unsettled', unknown })
      accounts.choose(accountId)
      session.leave()
      restart()
      return ok({ state: 'restarting' as const })
    },
  } satisfies Partial<Handlers>
}
