import { describe, expect, test, vi } from 'vitest'
import { CHANNELS, type Channel } from '../../../preload/contract/channels.ts'
import { ok } from '../../../preload/contract/result.ts'
import { whileUnlocked } from '../../../main/lock/while-unlocked.ts'

const locked = { ok: false, failure: { kind: 'locked' } }

/** The whole decision: what a locked screen may ask. A channel that is not named here is refused. */
const MAY: ReadonlySet<string> = new Set([
  'account.watch',
  'lock.now',
  'lock.unlock',
  'preferences.set',
])

type State = 'off' | 'unlocked' | 'locked'

function behind(state: { now: State }) {
  const entered = vi.fn<(channel: Channel, input: object, context: object) => void>()
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      async (input: object, context: object) => {
        entered(channel, input, context)
        return ok({ channel })
      },
    ]),
    // One a channel; what each takes and answers is of no matter to the gate.
  ) as unknown as Record<Channel, (input: object, context: object) => Promise<unknown>>
  return { guarded: whileUnlocked(handlers, { state: () => state.now }), entered }
}

describe.each(CHANNELS)('%s', (channel) => {
  test('is answered while the screen is not locked', async () => {
    for (const now of ['off', 'unlocked'] as const) {
      const { guarded, entered } = behind({ now })
      expect(await guarded[channel]({ a: 1 }, { windowId: 7 })).toEqual(ok({ channel }))
      expect(entered.mock.calls).toEqual([[channel, { a: 1 }, { windowId: 7 }]])
    }
  })

  test(
    MAY.has(channel) ? 'is answered by a locked screen' : 'does nothing on a locked screen',
    async () => {
      const { guarded, entered } = behind({ now: 'locked' })
      const answer = await guarded[channel]({}, {})
      expect(answer).toEqual(MAY.has(channel) ? ok({ channel }) : locked)
      expect(entered).toHaveBeenCalledTimes(MAY.has(channel) ? 1 : 0)
    },
  )

  test('is refused as soon as the screen is locked, and answered as soon as it is not', async () => {
    const state: { now: State } = { now: 'unlocked' }
    const { guarded } = behind(state)
    const refused = MAY.has(channel) ? ok({ channel }) : locked
    expect(await guarded[channel]({}, {})).toEqual(ok({ channel }))
    state.now = 'locked'
    expect(await guarded[channel]({}, {})).toEqual(refused)
    state.now = 'unlocked'
    expect(await guarded[channel]({}, {})).toEqual(ok({ channel }))
  })
})

test('every name on the list is a channel', () => {
  expect([...MAY].filter((name) => !CHANNELS.some((channel) => channel === name))).toEqual([])
})

describe('what was begun before the screen was locked', () => {
  async function lockedMeanwhile(channel: Channel): Promise<unknown> {
    const state: { now: State } = { now: 'unlocked' }
    const ended = Promise.withResolvers<unknown>()
    const handlers = Object.fromEntries(
      CHANNELS.map((name) => [name, () => ended.promise]),
      // As above.
    ) as unknown as Record<Channel, () => Promise<unknown>>
    const answer = whileUnlocked(handlers, { state: () => state.now })[channel]()
    state.now = 'locked'
    ended.resolve(ok('what came of it'))
    return answer
  }

  test('goes on: a charge’s answer is what became of it, never that nothing was done', async () => {
    expect(await lockedMeanwhile('charge.card')).toEqual(ok('what came of it'))
  })

  test('shows no payments any more: a watch that waited is answered that it is locked', async () => {
    expect(await lockedMeanwhile('counter.watch')).toEqual(locked)
  })
})
