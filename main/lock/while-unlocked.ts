import { CHANNELS, type Channel } from '../../preload/contract/channels.ts'
import { fail } from '../../preload/contract/result.ts'
import type { Lock } from './create-lock.ts'

/** What a locked screen may ask: how things stand, its own key, and how it looks. */
const OPEN: ReadonlySet<Channel> = new Set<Channel>([
  'account.watch',
  'lock.now',
  'lock.unlock',
  'preferences.set',
])

/** Waits for news and then shows payments: asked before the lock, it may be answered after it. */
const ANSWERED_LATE: ReadonlySet<Channel> = new Set<Channel>(['counter.watch'])

type Handler = (input: never, context: never) => Promise<unknown>

/**
 * The same handlers behind the lock: while it is on every channel answers `locked` and does nothing,
 * but for those of `OPEN`. A channel is refused unless it is named there, so a new one is. What was
 * begun before goes on: a charge is never cut off, and its answer is what became of it.
 */
export function whileUnlocked<H extends { readonly [C in Channel]: Handler }>(
  handlers: H,
  lock: Pick<Lock, 'state'>,
): H {
  const isLocked = () => lock.state() === 'locked'
  const guarded = CHANNELS.map((channel) => {
    const handler: Handler = handlers[channel]
    if (OPEN.has(channel)) return [channel, handler] as const
    const behind: Handler = async (input, context) => {
      if (isLocked()) return fail({ kind: 'locked' })
      const answer = await handler(input, context)
      return ANSWERED_LATE.has(channel) && isLocked() ? fail({ kind: 'locked' }) : answer
    }
    return [channel, behind] as const
  })
  // Each channel has a handler of its own type again, which may also answer with a failure.
  return Object.fromEntries(guarded) as unknown as H
}
