import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import type { Exchange } from '../../../main/portone/transport.ts'
import {
  bodyOf,
  CANCEL_CARDS,
  cancelElsewhere,
  givenBack,
  isCancel,
  onCancel,
  part,
  refunded,
  sheet,
  sold,
} from '../../fixtures/refunds.ts'
import { TillWorld } from '../../fixtures/till-world.ts'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

/** Keeps the bodies of every cancel that leaves. */
function listen(): Record<string, unknown>[] {
  const bodies: Record<string, unknown>[] = []
  world.fault = (exchange: Exchange, send) => {
    if (isCancel(exchange)) bodies.push(bodyOf(exchange))
    return send()
  }
  return bodies
}

describe('a refund', () => {
  test('of the whole is done, journaled and leaves the order refunded', async () => {
    const order = await sold(world)
    const { refund, balanceWon } = refunded(await world.till.refund(sheet(order)))
    expect(refund).toMatchObject({ state: 'done', amountWon: 10_000, purpose: 'refund' })
    expect(balanceWon).toBe(0)
    expect(world.journal.order(order.orderId)?.state).toBe('refunded')
    expect([givenBack(world, order), world.cancels]).toEqual([10_000, 1])
  })

  test('of a part leaves the rest, and its order partly refunded', async () => {
    const order = await sold(world)
    const answer = refunded(await world.till.refund(sheet(order, { what: part(3_000) })))
    expect(answer).toMatchObject({ balanceWon: 7_000, refund: { state: 'done' } })
    expect(world.journal.order(order.orderId)?.state).toBe('partly-refunded')
    expect(givenBack(world, order)).toBe(3_000)
  })

  test('says its amount, its tax-free part and the balance before it, none of them left out', async () => {
    const order = await sold(world)
    const bodies = listen()
    await world.till.refund(sheet(order, { what: part(4_000), reason: '단순 변심' }))
    await world.till.refund(sheet(order, { balanceWon: positiveWon(6_000) }))
    expect(bodies).toMatchObject([
      { imp_uid: order.paymentId, amount: 4_000, tax_free: 0, checksum: 10_000 },
      { imp_uid: order.paymentId, amount: 6_000, tax_free: 0, checksum: 6_000 },
    ])
    expect(bodies.every((body) => !('vat_amount' in body) && !('merchant_uid' in body))).toBe(true)
    const [first] = world.journal.refunds.ofOrder(order.orderId)
    expect(bodies[0]?.reason).toBe(`${first?.refundId} 단순 변심`)
  })

  test('in parts takes its share of what is free of tax, and the last one the rest', async () => {
    const order = await sold(world, { amountWon: 10_000, taxFreeWon: 3_333 })
    const bodies = listen()
    let balanceWon = 10_000
    for (const amount of [1_001, 2_500, 6_498]) {
      const what = part(amount)
      refunded(await world.till.refund(sheet(order, { what, balanceWon: positiveWon(balanceWon) })))
      balanceWon -= amount
    }
    refunded(await world.till.refund(sheet(order, { balanceWon: positiveWon(1) })))
    expect(bodies.map((body) => body.tax_free)).toEqual([334, 833, 2_166, 0])
    expect(bodies.map((body) => body.checksum)).toEqual([10_000, 8_999, 6_499, 1])
    expect(world.gateway.paymentsOf(order.orderId)[0]).toMatchObject({
      cancel_amount: 10_000,
      tax_free_cancelled: 3_333,
    })
    expect(world.journal.order(order.orderId)?.state).toBe('refunded')
  })

  test('in any parts never gives back more than was paid, and the gateway takes each of them', async () => {
    const parts = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(parts, fc.integer({ min: 0, max: 9_001 }), async (amounts, taxFreeWon) => {
        const order = await sold(world, { amountWon: 9_001, taxFreeWon })
        await world.clock.pass(11 * 60_000)
        for (const amount of amounts) {
          const balanceWon = world.journal.refunds.remaining(order.orderId)?.balanceWon ?? won(0)
          if (balanceWon === 0) break
          const request = sheet(order, { what: part(amount), balanceWon: positiveWon(balanceWon) })
          const answer = await world.till.refund(request)
          if (amount > balanceWon) {
            expect(answer).toEqual({ ok: false, failure: { kind: 'over-balance', balanceWon } })
          } else expect(refunded(answer).refund.state).toBe('done')
        }
        const left = world.journal.refunds.remaining(order.orderId)
        const [row] = world.gateway.paymentsOf(order.orderId)
        expect(row?.amount).toBe((row?.cancel_amount ?? 0) + (left?.balanceWon ?? 0))
        expect(taxFreeWon).toBe((row?.tax_free_cancelled ?? 0) + (left?.taxFreeWon ?? 0))
      }),
      { numRuns: 25, seed: 20_261_123 },
    )
  })

  test('may say its tax-free part itself, where the rest stays whole', async () => {
    const order = await sold(world, { amountWon: 10_000, taxFreeWon: 6_000 })
    const bodies = listen()
    const unfit = await world.till.refund(sheet(order, { what: part(5_000, 500) }))
    expect(unfit).toEqual({
      ok: false,
      failure: { kind: 'tax-free-unfit', leastWon: 1_000, mostWon: 5_000 },
    })
    refunded(await world.till.refund(sheet(order, { what: part(5_000, 1_000) })))
    expect(bodies.map((body) => body.tax_free)).toEqual([1_000])
  })

  test('of more than what is left is not sent', async () => {
    const order = await sold(world)
    const answer = await world.till.refund(sheet(order, { what: part(10_001) }))
    expect(answer).toEqual({ ok: false, failure: { kind: 'over-balance', balanceWon: 10_000 } })
    expect(world.cancels).toBe(0)
  })

  test('of what was refunded, declined or never sold is not sent', async () => {
    const order = await sold(world)
    await world.till.refund(sheet(order))
    const notRefundable = { ok: false, failure: { kind: 'not-refundable' } }
    expect(await world.till.refund(sheet(order))).toEqual(notRefundable)
    const nothing = { orderId: 'ABCDE-9-NOTHING', amountWon: won(10_000) }
    expect(await world.till.refund(sheet(nothing))).toEqual(notRefundable)
    expect(world.cancels).toBe(1)
  })

  test('with a card number in its reason is not sent', async () => {
    const order = await sold(world)
    const reason = '카드 4242 4242 4242 4242'
    expect(await world.till.refund(sheet(order, { reason }))).toEqual({
      ok: false,
      failure: { kind: 'invalid', field: 'reason', problem: 'holds-card-number' },
    })
    expect(world.cancels).toBe(0)
  })

  test('that the gateway refuses is refused, and the payment stands', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.refused })
    const { refund, balanceWon } = refunded(await world.till.refund(sheet(order)))
    expect(refund).toMatchObject({ state: 'refused', declineCode: '500627' })
    expect(balanceWon).toBe(10_000)
    expect(world.journal.order(order.orderId)?.state).toBe('approved')
  })

  test('of a part that the card company refuses can be followed by the whole', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.wholeOnly })
    const answer = refunded(await world.till.refund(sheet(order, { what: part(3_000) })))
    expect(answer.refund.state).toBe('refused')
    expect(refunded(await world.till.refund(sheet(order))).refund.state).toBe('done')
    expect(givenBack(world, order)).toBe(10_000)
  })

  test('belongs to the day of its own time, not to the sale’s', async () => {
    const order = await sold(world)
    await world.clock.pass(10 * 3_600_000)
    await world.till.refund(sheet(order))
    const [refund] = world.journal.refunds.ofOrder(order.orderId)
    expect([order.businessDate, refund?.businessDate]).toEqual(['2026-11-23', '2026-11-24'])
  })

  test('is not begun without a network, and nothing is journaled', async () => {
    const order = await sold(world)
    world.fault = () => Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
    const asked = world.till.refund(sheet(order))
    await world.clock.pass(10_000)
    expect(await asked).toEqual({ ok: false, failure: { kind: 'gateway-unreachable' } })
    expect(world.journal.refunds.ofOrder(order.orderId)).toEqual([])
  })

  test('whose cancel never connects was not sent, and the same sheet may send it again', async () => {
    const order = await sold(world)
    world.fault = onCancel(() =>
      Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' }),
    )
    const request = sheet(order)
    expect(refunded(await world.till.refund(request)).refund.state).toBe('not-sent')
    world.fault = (_exchange, send) => send()
    const again = refunded(await world.till.refund({ ...request, attempt: 2 }))
    expect(again.refund).toMatchObject({ state: 'done', attempt: 2 })
    expect(world.journal.refunds.ofOrder(order.orderId)).toHaveLength(1)
  })

  test('whose token was refused is sent once more under the same id', async () => {
    const order = await sold(world)
    let refusals = 1
    const reasons: unknown[] = []
    world.fault = onCancel(async (exchange, send) => {
      reasons.push(bodyOf(exchange).reason)
      if (refusals-- <= 0) return send()
      exchange.beforeFirstByte?.()
      return {
        kind: 'answered',
        status: 401,
        contentType: 'application/json',
        body: Buffer.from('{}'),
      }
    })
    expect(refunded(await world.till.refund(sheet(order))).refund.state).toBe('done')
    expect(new Set(reasons).size).toBe(1)
    expect([reasons.length, givenBack(world, order)]).toEqual([2, 10_000])
  })

  test('is listed with what is left, and staff may take it off the list of news', async () => {
    const order = await sold(world)
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    await world.till.refund(sheet(order))
    const listed = world.till.refunds(order.orderId)
    expect(listed).toMatchObject({
      ok: true,
      value: { balanceWon: 9_000, refunds: [{ purpose: 'elsewhere', unseen: true }] },
    })
    world.till.acknowledge(order.orderId)
    expect(world.journal.refunds.ofOrder(order.orderId)[0]?.unseen).toBe(false)
  })
})
