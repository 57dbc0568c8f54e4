import { afterEach, describe, expect, test } from 'vitest'
import { mayTakeBack } from '../../../main/till/may-take-back.ts'
import { CANCEL_CARDS, givenBack, part, refunded, sheet, sold } from '../../fixtures/refunds.ts'
import { TillWorld } from '../../fixtures/till-world.ts'

let world: TillWorld
afterEach(() => world.end())

const taking = { purpose: 'take-back' as const }

function refusedFor(why: string) {
  return { ok: false, failure: { kind: 'take-back-refused', why } }
}

describe('taking a sale back', () => {
  test('gives back the whole of it within ten minutes', async () => {
    world = new TillWorld()
    const order = await sold(world)
    await world.clock.pass(9 * 60_000)
    expect(world.till.refunds(order.orderId)).toMatchObject({ value: { mayTakeBack: true } })
    const { refund } = refunded(await world.till.refund(sheet(order, taking)))
    expect(refund).toMatchObject({ state: 'done', purpose: 'take-back' })
    expect(givenBack(world, order)).toBe(10_000)
  })

  test('is too late after ten minutes, and nothing is sent', async () => {
    world = new TillWorld()
    const order = await sold(world)
    await world.clock.pass(10 * 60_000 + 1)
    expect(world.till.refunds(order.orderId)).toMatchObject({ value: { mayTakeBack: false } })
    expect(await world.till.refund(sheet(order, taking))).toEqual(refusedFor('too-late'))
    expect(world.cancels).toBe(0)
  })

  test('is for the whole and for one’s own sale only', async () => {
    let own = true
    world = new TillWorld({ isOwnSale: () => own })
    const order = await sold(world)
    const some = sheet(order, { ...taking, what: part(100) })
    expect(await world.till.refund(some)).toEqual(refusedFor('not-whole'))
    own = false
    expect(await world.till.refund(sheet(order, taking))).toEqual(refusedFor('not-own'))
    expect(world.cancels).toBe(0)
  })

  test('is done once an order: a second sheet needs a manager, the same sheet may try again', async () => {
    world = new TillWorld()
    const order = await sold(world, { number: CANCEL_CARDS.refused })
    const request = sheet(order, taking)
    expect(refunded(await world.till.refund(request)).refund.state).toBe('refused')
    expect(await world.till.refund(sheet(order, taking))).toEqual(refusedFor('used'))
    const again = refunded(await world.till.refund({ ...request, attempt: 2 }))
    expect(again.refund.attempt).toBe(2)
  })

  test('is not for an order that a part has gone back of', async () => {
    world = new TillWorld()
    const order = await sold(world)
    await world.till.refund(sheet(order, { what: part(100) }))
    expect(await world.till.refund(sheet(order, taking))).toEqual(refusedFor('not-whole'))
  })

  test('knows of a clock that was turned back', async () => {
    world = new TillWorld()
    const order = await sold(world)
    const question = { order, refunds: [], isOwnSale: true }
    const after = (ms: number) => mayTakeBack({ ...question, now: order.createdAt + ms })
    expect([after(0), after(-30_000), after(600_000)]).toEqual([null, null, null])
    expect([after(-61_000), after(600_001)]).toEqual(['too-late', 'too-late'])
  })
})
