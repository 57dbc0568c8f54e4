import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createPracticeGateway,
  type PracticeGateway,
} from '../../main/practice/create-practice-gateway.ts'
import { listen, type ListeningGateway } from '../../main/practice/listen.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { STEPS, type Step } from '../../main/till/steps.ts'
import { CANCEL_CARDS } from '../fixtures/refunds.ts'
import { lineOf, live, type Life } from './till-life.ts'

const PROGRAM = fileURLToPath(new URL('./refund-process.ts', import.meta.url))
const REFUND_WON = 4_000

interface Cut {
  readonly step: Step
  /** Counts the times the refund comes by this step. */
  readonly time: number
}

const once = (steps: readonly Step[]): readonly Cut[] => steps.map((step) => ({ step, time: 1 }))
const AFTERWARDS: readonly Step[] = ['after-reply', 'before-outcome', 'after-outcome']
/** A refusal is looked up before anybody hears of it. */
const LOOKED_UP: readonly Cut[] = [
  { step: 'before-look-up', time: 2 },
  { step: 'after-look-up', time: 2 },
]
const refusing = [...once(AFTERWARDS), ...LOOKED_UP]

/** What the gateway makes of the cancel, and how the refund must end when it got there. */
const ENDINGS = [
  { name: 'does it', number: '4242-4242-4242-4242', end: 'done', cuts: once(STEPS) },
  { name: 'does it, no answer', number: CANCEL_CARDS.dropped, end: 'done', cuts: once(AFTERWARDS) },
  { name: 'refuses', number: CANCEL_CARDS.refused, end: 'refused', cuts: refusing },
] as const

let gateway: PracticeGateway
let listening: ListeningGateway
let nextAmount = 10_000

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

/** Refunds until it is killed, then lives again on the same journal and presses the sheet again. */
async function cutAndRestart(number: string, { step, time }: Cut): Promise<readonly [Life, Life]> {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-crash-'))
  nextAmount += 1
  try {
    const place = { folder, origin: listening.origin, program: PROGRAM }
    const charge = { number, amountWon: nextAmount }
    const first = await live({ ...place, charge, crashAt: step, crashTime: time })
    return [first, await live(place)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Until then the first life wrote no intent, so that the sheet pressed again is the first one. */
const BEFORE_INTENT: readonly Step[] = [
  'before-token',
  'after-token',
  'before-look-up',
  'after-look-up',
]
const NOT_SENT: readonly Step[] = ['after-intent', 'before-sent']

function expectedState({ step, time }: Cut, end: string): string {
  if (time === 1 && BEFORE_INTENT.includes(step)) return end
  if (NOT_SENT.includes(step)) return 'not-sent'
  // Between the journal and the first byte: nobody ever finds what did not leave.
  if (step === 'after-sent') return 'needs-person'
  // The refusal itself was not written down, and that a cancel is not there proves nothing.
  if (end === 'refused' && step !== 'after-outcome') return 'needs-person'
  return end
}

describe.each(ENDINGS)('when the gateway $name', ({ number, end, cuts }) => {
  test.concurrent.each(cuts)(
    'a till killed at $step, time $time, has refunded once at most, and knows',
    async (cut) => {
      const [first, second] = await cutAndRestart(number, cut)
      expect(first.killed).toBe(true)
      const settled = lineOf(second, 'settled')
      expect(settled).toMatchObject({ chain: null, rebuiltAlike: true })
      const refunds = settled.refunds as { state: string; amountWon: number }[] // as it prints them
      expect(refunds).toHaveLength(1)
      const [refund] = refunds
      expect(refund?.state).toBe(expectedState(cut, end))
      const [payment] = gateway.paymentsOf(String(settled.orderId))
      const gone = payment?.cancel_amount ?? 0
      expect(gone).toBe(refund?.state === 'done' ? REFUND_WON : 0)
      expect(settled.orderState).toBe(gone === 0 ? 'approved' : 'partly-refunded')
      expect(gateway.posts('cancel').get(payment?.imp_uid ?? '') ?? 0).toBeLessThanOrEqual(1)
    },
  )
})
