import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sale } from '../../fixtures/sale.ts'
import { TillWorld, type Fault } from '../../fixtures/till-world.ts'

/** Refused, and no payment of it is kept. */
const DECLINED_UNLISTED = '4000-0000-0000-0184'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

/** The charge's answer is lost, and `lookUps` decides what each look-up sees. */
function losing(lookUps: Fault): Fault {
  return async (exchange, send) => {
    if (exchange.path.startsWith('/subscribe')) {
      await send()
      return { kind: 'no-answer', reason: 'reset' }
    }
    return exchange.path.startsWith('/payments') ? lookUps(exchange, send) : send()
  }
}

const notFound: Fault = () =>
  Promise.resolve({
    kind: 'answered',
    status: 404,
    contentType: 'application/json',
    body: Buffer.from('{"code":-1,"message":"존재하지 않는 결제정보입니다.","response":null}'),
  })

async function unknownSale(): Promise<string> {
  const answer = await world.till.chargeCard(sale(world.till.openSale()))
  if (!answer.ok || answer.value.kind !== 'order') throw new Error('not an order')
  expect(answer.value.order.state).toBe('unknown')
  return answer.value.order.orderId
}

const state = (orderId: string) => world.journal.order(orderId)?.state

describe('an unknown charge', () => {
  test('is settled by the first look-up that shows it paid, and waits in the tray to be opened', async () => {
    world.fault = losing((_exchange, send) => send())
    const orderId = await unknownSale()
    await world.clock.until(() => state(orderId) === 'approved', 2_000)
    expect(world.journal.tray().map((order) => order.orderId)).toEqual([orderId])
    world.till.acknowledge(orderId)
    expect(world.journal.tray()).toEqual([])
    expect(world.posts).toBe(1)
  })

  test('that nobody finds stays unknown for ten minutes and then needs a person', async () => {
    world.fault = losing(notFound)
    const orderId = await unknownSale()
    await world.clock.pass(9 * 60_000 + 59_000)
    expect(state(orderId)).toBe('unknown')
    await world.clock.pass(2_000)
    expect(state(orderId)).toBe('needs-person')
    expect(world.posts).toBe(1)
  })

  test('that needs a person is still looked up hourly and can yet be found paid', async () => {
    world.fault = losing(notFound)
    const orderId = await unknownSale()
    await world.clock.until(() => state(orderId) === 'needs-person')
    world.fault = losing((_exchange, send) => send())
    await world.clock.pass(61 * 60_000)
    expect(state(orderId)).toBe('approved')
  })

  test('whose decline nobody confirms for ten minutes keeps it, and a later look confirms it', async () => {
    world.fault = (exchange, send) =>
      exchange.path.startsWith('/payments')
        ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
        : send()
    const declined = sale(world.till.openSale(), { number: DECLINED_UNLISTED })
    const answer = await world.till.chargeCard(declined)
    if (!answer.ok || answer.value.kind !== 'order') throw new Error('not an order')
    const { orderId, declineCode, gatewayText } = answer.value.order
    expect(declineCode).not.toBe('')
    await world.clock.until(() => state(orderId) === 'needs-person')
    const claim = { cause: 'decline-not-confirmed', declineCode, gatewayText }
    expect(world.journal.order(orderId)).toMatchObject(claim)
    world.fault = losing(notFound)
    await world.clock.pass(61 * 60_000)
    const confirmed = { ...claim, state: 'declined', cause: 'declined' }
    expect(world.journal.order(orderId)).toMatchObject(confirmed)
  })

  test('is not looked up for ever: seventy-two hourly looks after the ladder', async () => {
    let looks = 0
    world.fault = losing((exchange, send) => {
      looks += 1
      return notFound(exchange, send)
    })
    const orderId = await unknownSale()
    await world.clock.until(() => state(orderId) === 'needs-person')
    const onLadder = looks
    await world.clock.pass(100 * 60 * 60_000)
    expect(looks - onLadder).toBe(72)
  })

  test('with another amount at the gateway needs a person at once, with an alarm', async () => {
    world.fault = losing(async (_exchange, send) => {
      const ending = await send()
      if (ending.kind !== 'answered') return ending
      const text = Buffer.from(ending.body).toString().replaceAll('125000', '12500')
      return { ...ending, body: Buffer.from(text) }
    })
    const orderId = await unknownSale()
    await world.clock.pass(3_000)
    expect(world.journal.order(orderId)).toMatchObject({
      state: 'needs-person',
      alarm: 'wrong-amount',
    })
  })

  test('keeps its ladder when the wall clock is turned', async () => {
    world.fault = losing(notFound)
    const orderId = await unknownSale()
    world.clock.stepWall(-86_400_000)
    await world.clock.pass(5 * 60_000)
    expect(state(orderId)).toBe('unknown')
    world.clock.stepWall(2 * 86_400_000)
    await world.clock.pass(6_000)
    expect(state(orderId)).toBe('unknown')
  })
})

describe('a computer that wakes', () => {
  test('looks an unknown charge up at once, and begins the short pauses anew', async () => {
    let looks = 0
    world.fault = losing((exchange, send) => {
      looks += 1
      return notFound(exchange, send)
    })
    const orderId = await unknownSale()
    await world.clock.pass(3 * 60_000)
    looks = 0
    world.till.lookNow()
    await world.clock.until(() => looks === 1, 0)
    await world.clock.pass(2_000)
    expect(looks).toBe(2)
    world.fault = losing((_exchange, send) => send())
    world.till.lookNow()
    await world.clock.until(() => state(orderId) === 'approved', 0)
    expect(world.posts).toBe(1)
  })

  test('looks a person’s case up at once, and the hours that are left stay', async () => {
    let looks = 0
    world.fault = losing((exchange, send) => {
      looks += 1
      return notFound(exchange, send)
    })
    const orderId = await unknownSale()
    await world.clock.until(() => state(orderId) === 'needs-person')
    await world.clock.pass(10 * 60_000)
    looks = 0
    for (let time = 0; time < 100; time += 1) {
      world.till.lookNow()
      // At once, and two seconds later.
      await world.clock.pass(60_000)
    }
    expect(looks).toBe(200)
    looks = 0
    await world.clock.pass(100 * 60 * 60_000)
    expect(looks).toBe(72)
  })

  test('finds a clock that was turned meanwhile no reason to give up early', async () => {
    world.fault = losing(notFound)
    const orderId = await unknownSale()
    world.clock.stepWall(14 * 3_600_000)
    world.till.lookNow()
    await world.clock.pass(5 * 60_000)
    expect(state(orderId)).toBe('unknown')
  })

  test('that has nothing open asks nobody', async () => {
    await world.till.chargeCard(sale(world.till.openSale()))
    const before = world.wire.length
    world.till.lookNow()
    await world.clock.pass(60_000)
    expect(world.wire.length).toBe(before)
  })
})

describe('after a restart', () => {
  test('an unknown charge is looked up at once', async () => {
    world.fault = losing(notFound)
    const orderId = await unknownSale()
    await world.till.stop()
    world.fault = (_exchange, send) => send()
    world.restart()
    await world.clock.until(() => state(orderId) === 'approved', 0)
    expect(world.posts).toBe(1)
  })

  test.each([
    ['before a byte left, was not sent', false, 'not-sent'],
    ['after a byte may have left, is unknown', true, 'unknown'],
  ])('a charge that was cut off %s', async (_name, left, expected) => {
    const reached = Promise.withResolvers<void>()
    world.fault = (exchange, send) => {
      if (!exchange.path.startsWith('/subscribe')) return send()
      if (left) exchange.beforeFirstByte?.()
      reached.resolve()
      return new Promise(() => undefined)
    }
    void world.till.chargeCard(sale(world.till.openSale()))
    await reached.promise
    world.restart()
    expect(world.journal.tray()).toMatchObject([{ state: expected }])
  })
})
