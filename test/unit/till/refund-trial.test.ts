import { afterEach, beforeEach, expect, test } from 'vitest'
import { CANCEL_CARDS, givenBack, onCancel, refunded, sold } from '../../fixtures/refunds.ts'
import { TillWorld } from '../../fixtures/till-world.ts'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

const TRIAL = { amountWon: 1_000, trial: true }

test('a trial sale goes back whole, once, however often it is asked for', async () => {
  const order = await sold(world, TRIAL)
  const ask = () => world.till.refundTrial(order.orderId)
  const answers = await Promise.all([ask(), ask(), ask()])
  answers.push(await ask())
  expect(new Set(answers.map((answer) => refunded(answer).refund.refundId)).size).toBe(1)
  expect(refunded(await ask()).refund).toMatchObject({ state: 'done', purpose: 'trial' })
  expect([givenBack(world, order), world.cancels]).toEqual([1_000, 1])
})

test('a trial whose refund was not sent is sent by the next call, under its id', async () => {
  const order = await sold(world, TRIAL)
  world.fault = onCancel(() => Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' }))
  const first = refunded(await world.till.refundTrial(order.orderId)).refund
  expect(first.state).toBe('not-sent')
  world.fault = (_exchange, send) => send()
  world.restart()
  const second = refunded(await world.till.refundTrial(order.orderId)).refund
  expect(second).toMatchObject({ refundId: first.refundId, state: 'done' })
  expect(givenBack(world, order)).toBe(1_000)
})

test('a trial whose refund nobody knows the end of, or was refused, is never sent again by itself', async () => {
  for (const number of [CANCEL_CARDS.lost, CANCEL_CARDS.refused]) {
    const order = await sold(world, { ...TRIAL, number })
    const posted = world.cancels
    await world.till.refundTrial(order.orderId)
    await world.till.refundTrial(order.orderId)
    await world.clock.pass(11 * 60_000)
    await world.till.refundTrial(order.orderId)
    expect(world.cancels - posted).toBe(1)
  }
})

test('a sale that is no trial does not go back', async () => {
  const order = await sold(world)
  const notRefundable = { ok: false, failure: { kind: 'not-refundable' } }
  expect(await world.till.refundTrial(order.orderId)).toEqual(notRefundable)
  expect(await world.till.refundTrial('ABCDE-1-NOTHING')).toEqual(notRefundable)
  expect(world.cancels).toBe(0)
})
