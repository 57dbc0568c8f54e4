import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createPracticeGateway,
  type PracticeGateway,
} from '../../main/practice/create-practice-gateway.ts'
import { listen, type ListeningGateway } from '../../main/practice/listen.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import type { Step } from '../../main/till/steps.ts'
import { lineOf, live } from './till-life.ts'

const PROGRAM = fileURLToPath(new URL('./trial-process.ts', import.meta.url))
const AMOUNT_WON = 1_000

const CARDS = {
  'approved at once': '4242-4242-4242-4242',
  // Charged, and the line is cut before the answer: the ladder finds it.
  'found by the ladder': '9000-0000-0000-0001',
} as const

/**
 * Where it is cut, and how often it has come to that step. Cuts before the answer to the charge leave
 * nothing to give back; they are those of every charge (kill-at-every-step).
 */
interface Cut {
  readonly card: keyof typeof CARDS
  readonly step: Step
  readonly time: number
}

const LOOK_UP: readonly Step[] = ['before-look-up', 'after-look-up']
const OUTCOME: readonly Step[] = ['after-reply', 'before-outcome', 'after-outcome']
const REFUND: readonly Step[] = [
  'before-token',
  'after-token',
  'after-intent',
  'before-sent',
  'after-sent',
  ...OUTCOME,
]

const CUTS: readonly Cut[] = [
  ...cuts('approved at once', OUTCOME, 1),
  ...cuts('approved at once', LOOK_UP, 1),
  ...cuts('approved at once', REFUND, 2),
  ...cuts('found by the ladder', ['after-outcome', 'after-reply'], 2),
  ...cuts('found by the ladder', ['before-outcome'], 3),
]

function cuts(card: Cut['card'], steps: readonly Step[], time: number): Cut[] {
  return steps.map((step) => ({ card, step, time }))
}

let gateway: PracticeGateway
let listening: ListeningGateway

beforeAll(async () => {
  gateway = createPracticeGateway({
    statePath: null,
    now: systemClock.now,
    sleep: systemClock.sleep,
    random: systemRandom.bytes,
  })
  listening = await listen(gateway, {
    port: 0,
    onBug: (error) => {
      throw error
    },
  })
})
afterAll(() => listening.close())

interface Ended {
  readonly trials: readonly {
    readonly orderId: string
    readonly state: string
    readonly refunds: readonly string[]
  }[]
  readonly checklist: string
  readonly chain: null
}

test.concurrent.each(CUTS)(
  'a trial $card and killed at $step, time $time, has given back what it took, once, and says so',
  async (cut) => {
    const folder = mkdtempSync(join(tmpdir(), 'jangbu-trial-'))
    try {
      const place = { folder, origin: listening.origin, program: PROGRAM }
      const charge = { number: CARDS[cut.card], amountWon: AMOUNT_WON }
      const first = await live({ ...place, charge, crashAt: cut.step, crashTime: cut.time })
      expect(first.killed).toBe(true)
      const second = await live(place)
      // As trial-process prints it.
      const ended = lineOf(second, 'ended') as unknown as Ended
      expect(ended.chain).toBeNull()
      expect(ended.trials.length).toBeLessThanOrEqual(1)
      for (const { orderId, state, refunds } of ended.trials) {
        const paid = gateway.paymentsOf(orderId)
        const tookWon = paid.reduce((sum, each) => sum + each.amount, 0)
        const gaveWon = paid.reduce((sum, each) => sum + each.cancel_amount, 0)
        expect(gateway.posts().get(orderId) ?? 0).toBeLessThanOrEqual(1)
        expect([0, AMOUNT_WON]).toContain(tookWon)
        expect(state === 'refunded').toBe(gaveWon > 0)
        if (isRefundSent(cut)) {
          // It was about to leave, and nobody can know that it did not: a person is asked.
          expect({ state, refunds, tookWon, gaveWon }).toEqual({
            state: 'approved',
            refunds: ['needs-person'],
            tookWon: AMOUNT_WON,
            gaveWon: 0,
          })
          expect(ended.checklist).toBe('not-refunded')
        } else {
          expect(gaveWon).toBe(tookWon)
        }
        if (gaveWon > 0) {
          expect(refunds).toEqual(['done'])
          expect(ended.checklist).toBe('done')
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

/** Killed between the journal's `sent` of the refund and its first byte. */
function isRefundSent({ card, step, time }: Cut): boolean {
  return card === 'approved at once' && step === 'after-sent' && time === 2
}
