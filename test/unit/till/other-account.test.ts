import { expect, test } from 'vitest'
import type { ChargeBlock } from '../../../preload/contract/account.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { sold } from '../../fixtures/refunds.ts'
import type { Fault } from '../../fixtures/till-world.ts'
import { sweepWorld, swept } from './sweep-world.ts'

const BODY = Buffer.from('{"code":-1,"message":"없음","response":null}')

/** As another merchant's keys see the payments of this one. */
const seesNothing: Fault = (exchange, send) =>
  exchange.method === 'GET' && exchange.path.startsWith('/payments/')
    ? Promise.resolve({
        kind: 'answered',
        status: 404,
        contentType: 'application/json',
        body: BODY,
      })
    : send()

test('once the keys did not see a payment, no silence of the gateway says that they are right', async () => {
  const world = sweepWorld()
  await sold(world)
  await world.clock.pass(11 * 60_000)
  expect(world.till.isOtherAccount()).toBe(false)
  world.fault = seesNothing
  await swept(world)
  expect(world.till.isOtherAccount()).toBe(true)
  world.fault = () => Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
  await swept(world)
  expect(world.till.sweep().problem).toBe('unreachable')
  expect(world.till.isOtherAccount()).toBe(true)
  world.fault = (_exchange, send) => send()
  await swept(world)
  expect(world.till.isOtherAccount()).toBe(false)
})

/** A sale that was declined once, and is tried again while the keys turn out to be others. */
async function triedAgain(turnsAt: 'after-token' | 'after-look-up', fault: Fault) {
  let block: ChargeBlock | null = null
  let isAgain = false
  const world = sweepWorld({
    sweeps: false,
    chargeBlock: () => block,
    atStep: (step) => {
      if (isAgain && step === turnsAt) block = { kind: 'other-account' }
    },
  })
  const saleId = world.till.openSale()
  await world.till.chargeCard(sale(saleId, { number: CARDS.wrongNumber }))
  const { posts } = world
  isAgain = true
  world.fault = fault
  const answer = await world.till.chargeCard(sale(saleId, { attempt: 2 }))
  expect(world.posts).toBe(posts)
  return answer
}

test('an earlier attempt that another merchant does not know is not clear', async () => {
  expect(await triedAgain('after-token', seesNothing)).toEqual({
    ok: false,
    failure: { kind: 'earlier-attempt-unclear' },
  })
})

test('a block that comes while the earlier attempts are looked up still stops the charge', async () => {
  expect(await triedAgain('after-look-up', (_exchange, send) => send())).toEqual({
    ok: false,
    failure: { kind: 'charging-blocked', block: { kind: 'other-account' } },
  })
})
