import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { positiveWon } from '../../../preload/contract/money.ts'
import {
  CANCEL_CARDS,
  cancelElsewhere,
  givenBack,
  isPaymentLook,
  onCancel,
  part,
  refunded,
  sheet,
  sold,
} from '../../fixtures/refunds.ts'
import { TillWorld, type Fault } from '../../fixtures/till-world.ts'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

const refundsOf = (orderId: string) => world.journal.refunds.ofOrder(orderId)

/** Changes what every look-up of a payment says. */
function rewriting(change: (text: string) => string): Fault {
  return async (exchange, send) => {
    const ending = await send()
    if (!isPaymentLook(exchange) || ending.kind !== 'answered') return ending
    const text = Buffer.from(ending.body).toString()
    return { ...ending, body: Buffer.from(change(text)) }
  }
}

describe('a cancel in the console', () => {
  test('before the sheet is pressed is written down, and the person sees the new balance', async () => {
    const order = await sold(world, { amountWon: 10_000, taxFreeWon: 4_000 })
    await cancelElsewhere(world, order, { amountWon: 5_000, taxFreeWon: 2_000 })
    const asked = await world.till.refund(sheet(order))
    expect(asked).toEqual({ ok: false, failure: { kind: 'balance-changed', balanceWon: 5_000 } })
    expect(refundsOf(order.orderId)).toMatchObject([
      {
        purpose: 'elsewhere',
        state: 'done',
        amountWon: 5_000,
        taxFreeWon: 2_000,
        balanceWon: 10_000,
        reason: '관리자 콘솔',
        businessDate: '2026-11-23',
      },
    ])
    expect(world.journal.order(order.orderId)?.state).toBe('partly-refunded')
    expect(world.cancels).toBe(0)
  })

  test('is written down once, however often it is seen', async () => {
    const order = await sold(world)
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    for (const _look of [1, 2, 3]) await world.till.refund(sheet(order))
    expect(refundsOf(order.orderId).map((each) => each.amountWon)).toEqual([1_000, 1_000])
    const rest = sheet(order, { balanceWon: positiveWon(8_000) })
    expect(refunded(await world.till.refund(rest)).balanceWon).toBe(0)
    expect(givenBack(world, order)).toBe(10_000)
  })

  test('of the same amount, and between look-up and post, is not taken for ours', async () => {
    const order = await sold(world)
    world.fault = onCancel(async (_exchange, send) => {
      await cancelElsewhere(world, order, { amountWon: 4_000, reason: '콘솔 4000' })
      return send()
    })
    const answer = refunded(await world.till.refund(sheet(order, { what: part(4_000) })))
    expect(answer).toMatchObject({ refund: { state: 'refused' }, balanceWon: 6_000 })
    expect(refundsOf(order.orderId).map(({ purpose, state }) => [purpose, state])).toEqual([
      ['refund', 'refused'],
      ['elsewhere', 'done'],
    ])
    expect(givenBack(world, order)).toBe(4_000)
  })

  test('of the whole, between look-up and post, leaves ours refused and the order refunded', async () => {
    const order = await sold(world)
    world.fault = onCancel(async (_exchange, send) => {
      await cancelElsewhere(world, order, { amountWon: 10_000 })
      return send()
    })
    const answer = refunded(await world.till.refund(sheet(order)))
    expect(answer).toMatchObject({ refund: { state: 'refused' }, balanceWon: 0 })
    expect(world.journal.order(order.orderId)?.state).toBe('refunded')
  })

  test('of the same amount while ours is lost is not taken for ours, and overtakes it', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.lost })
    const asked = await world.till.refund(sheet(order, { what: part(4_000) }))
    expect(refunded(asked).refund.state).toBe('unknown')
    await cancelElsewhere(world, order, { amountWon: 4_000 })
    await world.clock.pass(60_000)
    expect(refundsOf(order.orderId)[0]?.state).toBe('unknown')
    await world.clock.pass(10 * 60_000)
    expect(refundsOf(order.orderId)).toMatchObject([
      { state: 'refused', cause: 'overtaken', unseen: true },
      { purpose: 'elsewhere', amountWon: 4_000 },
    ])
    const rest = refunded(await world.till.refund(sheet(order, { balanceWon: positiveWon(6_000) })))
    expect(rest.balanceWon).toBe(0)
    expect(givenBack(world, order)).toBe(10_000)
  })

  test('whose reason copies our id with another amount is not ours', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.lost })
    await world.till.refund(sheet(order, { what: part(4_000) }))
    const { refundId = '' } = refundsOf(order.orderId)[0] ?? {}
    await cancelElsewhere(world, order, { amountWon: 500, reason: `${refundId} 손으로` })
    await world.clock.pass(3_000)
    expect(refundsOf(order.orderId)).toMatchObject([
      { state: 'needs-person', cause: 'wrong-amount' },
      { purpose: 'elsewhere', amountWon: 500 },
    ])
    expect(world.journal.refunds.remaining(order.orderId)?.balanceWon).toBe(9_500)
  })

  test('whose reason only begins like our id is not ours', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.lost })
    await world.till.refund(sheet(order, { what: part(4_000) }))
    const { refundId = '' } = refundsOf(order.orderId)[0] ?? {}
    await cancelElsewhere(world, order, { amountWon: 4_000, reason: `${refundId}X` })
    await world.clock.pass(3_000)
    expect(refundsOf(order.orderId).map((each) => each.purpose)).toEqual(['refund', 'elsewhere'])
    expect(refundsOf(order.orderId)[0]?.state).toBe('unknown')
  })
})

describe('a payment record', () => {
  test('that lists no cancels still counts what is gone, as one without a name', async () => {
    const order = await sold(world)
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    await cancelElsewhere(world, order, { amountWon: 2_000 })
    world.fault = rewriting((text) =>
      text.replace(/"cancel_history":\[.*?\]/, '"cancel_history":[]'),
    )
    const asked = await world.till.refund(sheet(order))
    expect(asked).toMatchObject({ failure: { kind: 'balance-changed', balanceWon: 7_000 } })
    expect(refundsOf(order.orderId)).toMatchObject([{ amountWon: 3_000, reason: '' }])
    world.fault = (_exchange, send) => send()
    await world.till.refund(sheet(order))
    expect(refundsOf(order.orderId)).toHaveLength(1)
  })

  test('that lists none of them neither proves nor disproves a lost refund', async () => {
    const order = await sold(world, { number: CANCEL_CARDS.dropped })
    world.fault = rewriting((text) =>
      text.replace(/"cancel_history":\[.*?\]/, '"cancel_history":[]'),
    )
    await world.till.refund(sheet(order, { what: part(4_000) }))
    await world.clock.pass(12 * 60_000)
    expect(refundsOf(order.orderId)[0]?.state).toBe('needs-person')
    expect(world.journal.refunds.remaining(order.orderId)?.balanceWon).toBe(6_000)
  })

  test.each([
    ['of another amount', /"amount":10000,"cancel_amount"/, '"amount":9999,"cancel_amount"'],
    ['in another currency', /"currency":"KRW"/, '"currency":"USD"'],
    ['of another order', /"merchant_uid":"[^"]*"/, '"merchant_uid":"ABCDE-1-OTHER"'],
    ['that is live in a test account', /"sandbox":true/, '"sandbox":false'],
    ['that was never paid', /"status":"paid"/, '"status":"ready"'],
  ])('%s is unclear, and nothing is sent', async (_name, from, to) => {
    const order = await sold(world)
    let changed = 0
    world.fault = rewriting((text) => {
      changed += from.test(text) ? 1 : 0
      return text.replace(from, to)
    })
    expect(await world.till.refund(sheet(order))).toEqual({
      ok: false,
      failure: { kind: 'payment-unclear' },
    })
    expect([changed, world.cancels]).toEqual([1, 0])
  })

  test('that calls a partly refunded payment cancelled still has a balance', async () => {
    const order = await sold(world)
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    world.fault = rewriting((text) => text.replace('"status":"paid"', '"status":"cancelled"'))
    await world.till.refund(sheet(order))
    const rest = sheet(order, { balanceWon: positiveWon(9_000) })
    expect(refunded(await world.till.refund(rest)).refund.state).toBe('done')
  })

  test('is found by its order where nobody knows the payment’s id', async () => {
    await world.end()
    world = new TillWorld({
      journalOf: (real) => ({ ...real, order: (orderId) => withoutId(real.order(orderId)) }),
    })
    const order = await sold(world)
    expect(refunded(await world.till.refund(sheet(order))).refund.state).toBe('done')
    expect(refundsOf(order.orderId)[0]?.paymentId).toBe(order.paymentId)
  })
})

function withoutId<T extends { readonly paymentId: string } | null>(order: T): T {
  return order === null ? order : { ...order, paymentId: '' }
}

test('a refund that was refused and turns up at the gateway after all is done, and news', async () => {
  const order = await sold(world)
  const refusal = '{"code":-1,"message":"500627|매입된 거래는 취소할 수 없습니다.","response":null}'
  world.fault = onCancel((exchange) => {
    exchange.beforeFirstByte?.()
    const body = Buffer.from(refusal)
    return Promise.resolve({ kind: 'answered', status: 200, contentType: 'application/json', body })
  })
  const { refund } = refunded(await world.till.refund(sheet(order, { what: part(4_000) })))
  expect(refund.state).toBe('refused')
  await cancelElsewhere(world, order, { amountWon: 4_000, reason: refund.refundId })
  await world.till.refund(sheet(order))
  expect(refundsOf(order.orderId)).toMatchObject([
    { state: 'done', cause: 'cancelled-late', unseen: true },
  ])
  expect(world.journal.refunds.remaining(order.orderId)?.balanceWon).toBe(6_000)
})
