import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createPracticeGateway,
  type PracticeGateway,
} from '../../main/practice/create-practice-gateway.ts'
import { listen, type ListeningGateway } from '../../main/practice/listen.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { STEPS, type Step } from '../../main/till/steps.ts'
import { panelOf, type OrderState } from '../../preload/contract/order.ts'
import { lineOf, live, type Life, type SeenOrder } from './till-life.ts'

const WITHOUT_LOOK_UP = STEPS.filter((step) => !step.includes('look-up'))

/** What the gateway does, and the panel staff must end with when it was reached. */
const ENDINGS = [
  { name: 'approves', number: '4242-4242-4242-4242', end: 'approved', steps: WITHOUT_LOOK_UP },
  { name: 'declines', number: '4000-0000-0000-0002', end: 'declined', steps: WITHOUT_LOOK_UP },
  { name: 'refuses, recorded', number: '4000-0000-0000-0176', end: 'declined', steps: STEPS },
  { name: 'approves, line dropped', number: '9000-0000-0000-0001', end: 'approved', steps: STEPS },
  { name: 'approves, answers 500', number: '9000-0000-0000-0043', end: 'approved', steps: STEPS },
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

interface CutCharge {
  readonly first: Life
  readonly second: Life
  readonly orders: readonly SeenOrder[]
}

/** Charges until it is killed at `step`, then lives again on the same journal. */
async function cutAndRestart(number: string, step: Step): Promise<CutCharge> {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-crash-'))
  nextAmount += 1
  try {
    const place = { folder, origin: listening.origin }
    const first = await live({ ...place, charge: { number, amountWon: nextAmount }, crashAt: step })
    const second = await live(place)
    const settled = lineOf(second, 'settled')
    expect(settled.chain).toBeNull()
    return { first, second, orders: settled.orders as SeenOrder[] } // as till-process prints them
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isPaid = ({ status }: { readonly status: string }) => status === 'paid'

describe.each(ENDINGS)('when the gateway $name', ({ number, end, steps }) => {
  test.concurrent.each(steps)(
    'a till killed at %s tells the truth after its restart',
    async (step) => {
      const { first, second, orders } = await cutAndRestart(number, step)
      expect(first.killed).toBe(true)
      const beforeIntent = step === 'before-token' || step === 'after-token'
      expect(orders).toHaveLength(beforeIntent ? 0 : 1)
      for (const order of orders) {
        const truth = gateway.paymentsOf(order.orderId)
        const panel = panelOf(order.state as OrderState) // printed from an OrderRecord
        expect(gateway.posts().get(order.orderId) ?? 0).toBeLessThanOrEqual(1)
        expect(truth.filter(isPaid).length).toBeLessThanOrEqual(1)
        expect(truth.some(isPaid)).toBe(panel === 'approved')
        if (truth.length > 0) expect(panel).toBe(end)
        if (step !== 'after-outcome') {
          expect(lineOf(second, 'started').tray).toMatchObject([{ orderId: order.orderId }])
        }
      }
    },
  )
})
