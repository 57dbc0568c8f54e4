import { afterEach, describe, expect, test } from 'vitest'
import { won } from '../../../preload/contract/money.ts'
import { refundInput } from '../../../preload/contract/refund-schema.ts'
import {
  bodyOf,
  CANCEL_CARDS,
  cancelElsewhere,
  givenBack,
  isCancel,
  isPaymentLook,
  onCancel,
  part,
  refunded,
  sheet,
  sold,
} from '../../fixtures/refunds.ts'
import { TillWorld, type Fault, type WorldOptions } from '../../fixtures/till-world.ts'

let world: TillWorld
afterEach(() => world.end())

function open(options: WorldOptions = {}): TillWorld {
  world = new TillWorld(options)
  return world
}

const passing: Fault = (_exchange, send) => send()

/** The cancel is carried out and its answer lost. */
const losing = onCancel(async (_exchange, send) => {
  await send()
  return { kind: 'no-answer', reason: 'reset' }
})

/** Cancels never arrive, and nobody can tell. */
const swallowing = onCancel((exchange) => {
  exchange.beforeFirstByte?.()
  return Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
})

const refundOf = (orderId: string) => world.journal.refunds.ofOrder(orderId)[0]

describe('one sheet is one refund', () => {
  test('pressed again after its answer was lost, it is refunded once', async () => {
    const { till, clock } = open()
    const order = await sold(world)
    const request = sheet(order, { what: part(4_000) })
    world.fault = losing
    expect(refunded(await till.refund(request)).refund.state).toBe('unknown')
    expect(refunded(await till.refund(request)).refund.state).toBe('unknown')
    world.fault = passing
    await clock.until(() => refundOf(order.orderId)?.state === 'done', 5_000)
    expect(refunded(await till.refund(request)).refund.state).toBe('done')
    expect([givenBack(world, order), world.cancels]).toEqual([4_000, 1])
  })

  test('pressed a hundred times at once it is posted once and answers all alike', async () => {
    const { till } = open()
    const order = await sold(world)
    const request = sheet(order, { what: part(100) })
    const answers = await Promise.all(Array.from({ length: 100 }, () => till.refund(request)))
    expect(new Set(answers.map((answer) => refunded(answer).refund.refundId)).size).toBe(1)
    expect([givenBack(world, order), world.cancels]).toEqual([100, 1])
  })

  test('asked for another amount or order, its key is answered nothing of the first', async () => {
    const { till } = open()
    const [order, other] = [await sold(world), await sold(world, { amountWon: 9_000 })]
    const request = sheet(order, { what: part(4_000) })
    await till.refund(request)
    const stale = { ok: false, failure: { kind: 'refund-sheet-stale' } }
    expect(await till.refund({ ...request, what: part(3_000) })).toEqual(stale)
    expect(await till.refund({ ...request, what: part(4_000, 1) })).toEqual(stale)
    expect(await till.refund({ ...request, orderId: other.orderId })).toEqual(stale)
    const both = await Promise.all([
      till.refund(sheet(order, { ...request, refundKey: 'another-key', what: part(100) })),
      till.refund(sheet(order, { ...request, refundKey: 'another-key', what: part(200) })),
    ])
    expect(both).toContainEqual(stale)
    expect(world.cancels).toBe(1)
  })

  test('skipping a try, it is not sent', async () => {
    const { till } = open()
    const order = await sold(world)
    const stale = { ok: false, failure: { kind: 'refund-sheet-stale' } }
    expect(await till.refund(sheet(order, { attempt: 2 }))).toEqual(stale)
    expect(world.cancels).toBe(0)
  })

  test('after a restart it is still the refund it was', async () => {
    const { till } = open()
    const order = await sold(world)
    const request = sheet(order, { what: part(4_000) })
    world.fault = losing
    await till.refund(request)
    world.fault = passing
    await till.stop()
    world.restart()
    await world.clock.until(() => refundOf(order.orderId)?.state === 'done', 0)
    expect(refunded(await world.till.refund(request)).refund.state).toBe('done')
    expect([givenBack(world, order), world.cancels]).toEqual([4_000, 1])
  })
})

describe('one order has one refund at a time', () => {
  test('two sheets pressed together give back one after the other, from the balance each saw', async () => {
    const { till } = open()
    const order = await sold(world)
    const answers = await Promise.all([
      till.refund(sheet(order, { what: part(6_000) })),
      till.refund(sheet(order, { what: part(6_000) })),
    ])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toEqual({
      ok: false,
      failure: { kind: 'balance-changed', balanceWon: 4_000 },
    })
    expect(givenBack(world, order)).toBe(6_000)
  })

  test('two tills on one journal: the second is told that the first is under way', async () => {
    const { till } = open()
    const order = await sold(world)
    const second = world.anotherTill()
    const gate = Promise.withResolvers<void>()
    world.fault = onCancel(async (exchange, send) => {
      await gate.promise
      return send()
    })
    const first = till.refund(sheet(order))
    await world.clock.pass(0)
    expect(await second.refund(sheet(order))).toEqual({
      ok: false,
      failure: { kind: 'refund-open' },
    })
    gate.resolve()
    expect(refunded(await first).refund.state).toBe('done')
    expect(givenBack(world, order)).toBe(10_000)
  })

  test('two tills with one sheet: exactly one of them sends it', async () => {
    const { till } = open()
    const order = await sold(world)
    const request = sheet(order)
    const answers = await Promise.all([till.refund(request), world.anotherTill().refund(request)])
    expect(new Set(answers.map((answer) => refunded(answer).refund.refundId)).size).toBe(1)
    expect([givenBack(world, order), world.cancels]).toEqual([10_000, 1])
  })

  test('a refund that another process has given up is not sent', async () => {
    const { till } = open({
      atStep: (step) => {
        if (step === 'after-intent' && world.cancels === 0 && isGivenUp) world.anotherTill().start()
      },
    })
    let isGivenUp = false
    const order = await sold(world)
    isGivenUp = true
    expect(refunded(await till.refund(sheet(order))).refund.state).toBe('not-sent')
    expect(givenBack(world, order)).toBe(0)
  })

  test('the search at the start leaves alone what is under way', async () => {
    const { till, clock } = open()
    const order = await sold(world)
    const gate = Promise.withResolvers<void>()
    world.fault = onCancel(async (_exchange, send) => {
      await gate.promise
      return send()
    })
    const asked = till.refund(sheet(order))
    await clock.pass(0)
    expect(refundOf(order.orderId)?.state).toBe('intent')
    till.start()
    await clock.pass(3_000)
    expect(refundOf(order.orderId)?.state).toBe('intent')
    gate.resolve()
    expect(refunded(await asked).refund.state).toBe('done')
  })

  test('while one is being checked, nothing else of the order goes back', async () => {
    const { till } = open()
    const order = await sold(world)
    world.fault = swallowing
    expect(refunded(await till.refund(sheet(order))).refund.state).toBe('unknown')
    const more = await till.refund(sheet(order, { what: part(100) }))
    expect(more).toEqual({ ok: false, failure: { kind: 'refund-open' } })
    expect(till.unknown()).toBe(1)
  })

  test('a till that is stopping means nothing new', async () => {
    const { till, clock } = open()
    const order = await sold(world)
    const gate = Promise.withResolvers<void>()
    world.fault = async (exchange, send) => {
      if (isPaymentLook(exchange)) await gate.promise
      return send()
    }
    const asked = till.refund(sheet(order))
    await clock.pass(0)
    expect(till.busy()).toBe(1)
    await till.stop()
    gate.resolve()
    expect(await asked).toMatchObject({ ok: false })
    expect([world.cancels, world.journal.refunds.ofOrder(order.orderId)]).toEqual([0, []])
  })
})

describe('a person’s next try', () => {
  async function needsPerson() {
    const { till, clock } = open()
    const order = await sold(world)
    const request = sheet(order, { what: part(4_000) })
    world.fault = swallowing
    await till.refund(request)
    await clock.until(() => refundOf(order.orderId)?.state === 'needs-person')
    world.fault = passing
    return { till, clock, order, request }
  }

  test('is not offered while the ladder still looks', async () => {
    const { till } = open()
    const order = await sold(world)
    const request = sheet(order)
    world.fault = swallowing
    await till.refund(request)
    expect(await till.refund({ ...request, attempt: 2 })).toEqual({
      ok: false,
      failure: { kind: 'refund-sheet-stale' },
    })
    expect(world.cancels).toBe(0)
  })

  test('keeps its id, amounts and balance, and is refunded once', async () => {
    const { till, order, request } = await needsPerson()
    const first = refundOf(order.orderId)
    const bodies: unknown[] = []
    world.fault = (exchange, send) => {
      if (isCancel(exchange)) bodies.push(bodyOf(exchange))
      return send()
    }
    const again = refunded(await till.refund({ ...request, attempt: 2 }))
    expect(again.refund).toMatchObject({ refundId: first?.refundId, state: 'done', attempt: 2 })
    expect(bodies).toMatchObject([{ reason: first?.refundId, amount: 4_000, checksum: 10_000 }])
    expect(givenBack(world, order)).toBe(4_000)
  })

  test('finds that the first was carried out meanwhile, and sends nothing', async () => {
    const { till, clock } = open()
    const order = await sold(world)
    const request = sheet(order, { what: part(4_000) })
    world.fault = async (exchange, send) => {
      if (isPaymentLook(exchange) && world.cancels > 0) {
        return { kind: 'no-answer', reason: 'timeout' }
      }
      return losing(exchange, send)
    }
    await till.refund(request)
    await clock.until(() => refundOf(order.orderId)?.state === 'needs-person')
    world.fault = passing
    const again = refunded(await till.refund({ ...request, attempt: 2 }))
    expect(again).toMatchObject({ refund: { state: 'done', attempt: 1 }, balanceWon: 6_000 })
    expect([givenBack(world, order), world.cancels]).toEqual([4_000, 1])
  })

  test('that crosses the first is refused by its checksum, and once it is done', async () => {
    const { till, clock, order, request } = await needsPerson()
    // The first one wakes up at the gateway after the look-up and before the second arrives.
    const { refundId = '' } = refundOf(order.orderId) ?? {}
    world.fault = onCancel(async (exchange, send) => {
      const body = { ...bodyOf(exchange), reason: refundId }
      await world.gateway.fetch(
        new Request('http://practice.invalid/payments/cancel', {
          method: 'POST',
          headers: { ...exchange.headers },
          body: JSON.stringify(body),
        }),
      )
      return send()
    })
    const again = refunded(await till.refund({ ...request, attempt: 2 }))
    expect(again.refund).toMatchObject({ refundId, state: 'done' })
    await clock.pass(60_000)
    expect(givenBack(world, order)).toBe(4_000)
  })

  test('is not sent when something else went back since', async () => {
    const { till, order, request } = await needsPerson()
    world.fault = passing
    await cancelElsewhere(world, order, { amountWon: 1_000 })
    expect(await till.refund({ ...request, attempt: 2 })).toEqual({
      ok: false,
      failure: { kind: 'balance-changed', balanceWon: 9_000 },
    })
    expect(givenBack(world, order)).toBe(1_000)
  })

  test('while one needs a person, no other refund is sent from the same balance', async () => {
    const { till, order } = await needsPerson()
    expect(await till.refund(sheet(order, { what: part(100) }))).toEqual({
      ok: false,
      failure: { kind: 'refund-open' },
    })
    expect(givenBack(world, order)).toBe(0)
  })

  test('of one that was refused may be sent again under its id', async () => {
    const { till } = open()
    const order = await sold(world, { number: CANCEL_CARDS.refused })
    const request = sheet(order)
    const first = refunded(await till.refund(request)).refund
    const again = refunded(await till.refund({ ...request, attempt: 2 })).refund
    expect(again).toMatchObject({ refundId: first.refundId, state: 'refused', attempt: 2 })
  })
})

test('a whole refund of nothing cannot be asked for', async () => {
  open()
  const order = await sold(world)
  const fine = sheet(order)
  expect(refundInput.safeParse(fine).success).toBe(true)
  for (const unfit of [
    { ...fine, balanceWon: 0 },
    { ...fine, what: { kind: 'part', amountWon: 0, taxFreeWon: null } },
    { ...fine, what: { kind: 'part', amountWon: -1, taxFreeWon: null } },
    { ...fine, what: { kind: 'part', amountWon: 1.5, taxFreeWon: null } },
    { ...fine, what: { kind: 'part', amountWon: Number.NaN, taxFreeWon: null } },
    { ...fine, what: { kind: 'part', amountWon: '100', taxFreeWon: null } },
    { ...fine, what: { kind: 'part', taxFreeWon: null } },
    { ...fine, what: { kind: 'whole', amountWon: 100 } },
    { ...fine, refundKey: '12345678901234' },
    { ...fine, purpose: 'trial' },
  ]) {
    expect(refundInput.safeParse(unfit).success).toBe(false)
  }
  // @ts-expect-error zero won are `Won`, and no `PositiveWon`
  sheet(order, { balanceWon: won(0) })
})
