import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import { chargeCardInput } from '../../../preload/contract/sale-schema.ts'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import type { ChargeCardAnswer } from '../../../preload/contract/contract.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { TillWorld, type Fault } from '../../fixtures/till-world.ts'

/** Charged, and the connection ends without an answer. */
const NO_ANSWER = '9000-0000-0000-0001'
const LATE_APPROVAL = '9000-0000-0000-0167'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

function order(answer: Result<ChargeCardAnswer>): OrderSummary {
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order
}

async function trial(number: string = CARDS.approves): Promise<OrderSummary> {
  const saleId = world.till.openSale({ trial: true })
  return order(await world.till.chargeCard(sale(saleId, { number, amountWon: won(1_000) })))
}

const stateOf = ({ orderId }: OrderSummary) => world.journal.order(orderId)?.state
const cancels = () => world.wire.filter((line) => line === 'POST /payments/cancel').length
const givenBack = ({ orderId }: OrderSummary) =>
  world.gateway.paymentsOf(orderId).reduce((sum, payment) => sum + payment.cancel_amount, 0)
const isCancel: (exchange: Parameters<Fault>[0]) => boolean = ({ path }) =>
  path === '/payments/cancel'

describe('the id of a trial sale', () => {
  test('says that it is one, fits every contract and is never handed out twice', () => {
    const ids = Array.from({ length: 200 }, () => world.till.openSale({ trial: true }))
    expect(new Set(ids).size).toBe(200)
    for (const saleId of ids) {
      expect(saleId).toMatch(/^trial-[0-9a-f-]{33}$/)
      expect(chargeCardInput.shape.saleId.safeParse(saleId).success).toBe(true)
    }
    expect(world.till.openSale()).not.toMatch(/^trial-/)
    expect(world.till.openSale({ trial: false })).not.toMatch(/^trial-/)
  })
})

describe('a trial', () => {
  test('is approved, and all of it goes back once', async () => {
    const approved = await trial()
    expect(approved.state).toBe('approved')
    await world.clock.until(() => stateOf(approved) === 'refunded')
    expect(givenBack(approved)).toBe(1_000)
    expect(cancels()).toBe(1)
    expect(world.journal.refunds.ofOrder(approved.orderId)).toMatchObject([
      { purpose: 'trial', state: 'done', amountWon: 1_000 },
    ])
  })

  test('of more than ₩1,000 is refused before anything is sent, and one of ₩1,000 is not', async () => {
    const saleId = world.till.openSale({ trial: true })
    const answer = await world.till.chargeCard(sale(saleId, { amountWon: won(1_001) }))
    expect(answer).toEqual({
      ok: false,
      failure: { kind: 'invalid', field: 'amount', problem: 'over-cap' },
    })
    expect(world.wire).toEqual([])
    expect(world.journal.trials()).toEqual([])
  })

  test('that is declined gives nothing back, and the sale can be tried again', async () => {
    const saleId = world.till.openSale({ trial: true })
    const charge = (attempt: number, number: string) =>
      world.till.chargeCard(sale(saleId, { attempt, number, amountWon: won(500) }))
    const declined = order(await charge(1, CARDS.wrongNumber))
    await world.clock.pass(60_000)
    expect(stateOf(declined)).toBe('declined')
    expect(cancels()).toBe(0)
    const approved = order(await charge(2, CARDS.approves))
    await world.clock.until(() => stateOf(approved) === 'refunded')
    expect(givenBack(approved)).toBe(500)
  })

  test('whose answer was lost goes back when the ladder finds it paid', async () => {
    const unknown = await trial(NO_ANSWER)
    expect(unknown.state).toBe('unknown')
    expect(cancels()).toBe(0)
    await world.clock.until(() => stateOf(unknown) === 'refunded')
    expect(givenBack(unknown)).toBe(1_000)
    expect(cancels()).toBe(1)
  })

  test('that was declined and turns out paid at the next attempt goes back as well', async () => {
    const declined = await trial(LATE_APPROVAL)
    expect(declined.state).toBe('declined')
    await world.clock.pass(10_000)
    const { saleId } = declined
    const late = order(
      await world.till.chargeCard(
        sale(saleId, { attempt: 2, amountWon: won(1_000), number: LATE_APPROVAL }),
      ),
    )
    expect(late).toMatchObject({ orderId: declined.orderId, alarm: 'late-approval' })
    await world.clock.until(() => stateOf(declined) === 'refunded')
    expect(givenBack(declined)).toBe(1_000)
  })

  test('goes back once when the answer to the refund is lost', async () => {
    world.fault = async (exchange, send) => {
      const ending = await send()
      return isCancel(exchange) ? { kind: 'no-answer', reason: 'reset' } : ending
    }
    const approved = await trial()
    await world.clock.until(() => stateOf(approved) === 'refunded')
    expect(cancels()).toBe(1)
    expect(givenBack(approved)).toBe(1_000)
  })

  test('is tried again while the line is down, and goes back once when it is up', async () => {
    let isDown = true
    world.fault = (exchange, send) =>
      isDown && isCancel(exchange)
        ? Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
        : send()
    const approved = await trial()
    await world.clock.pass(30_000)
    expect(stateOf(approved)).toBe('approved')
    expect(cancels()).toBe(0)
    isDown = false
    await world.clock.until(() => stateOf(approved) === 'refunded')
    expect(cancels()).toBe(1)
    expect(givenBack(approved)).toBe(1_000)
  })

  test('is tried hourly once ten minutes are over, and at once when the computer wakes', async () => {
    let isDown = true
    let tries = 0
    world.fault = (exchange, send) => {
      if (!isDown || !isCancel(exchange)) return send()
      tries += 1
      return Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
    }
    const approved = await trial()
    await world.clock.pass(12 * 60_000)
    const inTenMinutes = tries
    await world.clock.pass(2 * 3_600_000)
    expect(tries - inTenMinutes).toBeLessThanOrEqual(6)
    isDown = false
    world.till.lookNow()
    await world.clock.until(() => stateOf(approved) === 'refunded', 60_000)
    expect(givenBack(approved)).toBe(1_000)
  })

  test('whose refund nobody knows the end of is left to a person: it may have gone back', async () => {
    let posts = 0
    world.fault = (exchange, send) => {
      if (!isCancel(exchange)) return send()
      posts += 1
      exchange.beforeFirstByte?.()
      return Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
    }
    const approved = await trial()
    await world.clock.pass(3 * 3_600_000)
    expect(posts).toBe(1)
    expect(world.journal.refunds.ofOrder(approved.orderId)).toMatchObject([
      { purpose: 'trial', state: 'needs-person', attempt: 1 },
    ])
  })

  test('whose refund a full disk kept from being sent goes back, once, when there is room', async () => {
    let isFull = false
    let intents = 0
    const onDisk = <Given extends unknown[], T>(work: (...given: Given) => T) => {
      return (...given: Given): T => {
        if (isFull) throw new JournalUnwritable('SQLITE_FULL')
        return work(...given)
      }
    }
    await world.end()
    world = new TillWorld({
      journalOf: (journal) => {
        const { refunds } = journal
        const recordSent = onDisk(refunds.recordSent)
        return { ...journal, refunds: { ...refunds, recordSent, settle: onDisk(refunds.settle) } }
      },
      // From the first intent of the refund on, until the test makes room.
      atStep: (step) => {
        if (step === 'after-intent') intents += 1
        isFull ||= step === 'after-intent' && intents === 2
      },
    })
    const approved = await trial()
    await world.clock.pass(20 * 60_000)
    const refunds = () => world.journal.refunds.ofOrder(approved.orderId)
    expect(refunds()).toMatchObject([{ state: 'intent', attempt: 1 }])
    isFull = false
    await world.clock.until(() => stateOf(approved) === 'refunded')
    expect(refunds()).toMatchObject([{ state: 'done', attempt: 2 }])
    expect(givenBack(approved)).toBe(1_000)
  })

  test('that staff gave back themselves is left alone', async () => {
    let isDown = true
    world.fault = (exchange, send) =>
      isDown && isCancel(exchange)
        ? Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
        : send()
    const approved = await trial()
    await world.clock.pass(1_000)
    isDown = false
    const byHand = await world.till.refund({
      orderId: approved.orderId,
      refundKey: 'sheet-0001',
      attempt: 1,
      purpose: 'refund',
      what: { kind: 'whole' },
      balanceWon: positiveWon(1_000),
      reason: '',
    })
    expect(byHand.ok).toBe(true)
    await world.clock.pass(3_600_000)
    expect(stateOf(approved)).toBe('refunded')
    expect(cancels()).toBe(1)
    expect(givenBack(approved)).toBe(1_000)
  })

  test('that a crash left approved goes back at the next start, once', async () => {
    const saleId = world.till.openSale({ trial: true })
    // The process ends with the answer: nothing of the refund has begun.
    const approved = order(await world.till.chargeCard(sale(saleId, { amountWon: won(700) })))
    await world.till.stop()
    world.restart()
    await world.clock.until(() => stateOf(approved) === 'refunded')
    await world.till.stop()
    world.restart()
    await world.clock.pass(60_000)
    expect(cancels()).toBe(1)
    expect(givenBack(approved)).toBe(700)
  })

  test('and nothing else goes back', async () => {
    const usual = order(await world.till.chargeCard(sale(world.till.openSale())))
    await world.clock.pass(60_000)
    await world.till.stop()
    world.restart()
    await world.clock.pass(60_000)
    expect(stateOf(usual)).toBe('approved')
    expect(cancels()).toBe(0)
  })
})
