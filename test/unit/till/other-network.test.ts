import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sale } from '../../fixtures/sale.ts'
import { TillWorld, type Fault } from '../../fixtures/till-world.ts'

/*
 * A network that answers in the gateway's place, and a computer that slept (bar B-X09). How the real
 * transport tells of them is in network-hostile.test.ts and network-tls.test.ts.
 */

let world: TillWorld
beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

/** Bytes leave, somebody takes them, and it was not the gateway. */
const page = (status: number): Fault => {
  const body = Buffer.from('<html><form action="/login">Wi-Fi</form></html>')
  return async ({ beforeFirstByte }) => {
    beforeFirstByte?.()
    return { kind: 'answered', status, contentType: 'text/html', body }
  }
}

const wrongCertificate: Fault = () =>
  Promise.resolve({ kind: 'never-connected', reason: 'certificate' })

const open: Fault = (_exchange, send) => send()

/** Everything is sent; the charge's answer is a page of somebody else's. */
const replaced: Fault = async (exchange, send) => {
  if (!exchange.path.startsWith('/subscribe')) return send()
  await send()
  return page(200)({ ...exchange, beforeFirstByte: () => undefined }, send)
}

function charge(amountWon: number) {
  const request = sale(world.till.openSale())
  return world.till.chargeCard({ ...request, amountWon: amountWon as typeof request.amountWon })
}

/** A first sale, after which the token is at hand. */
async function sellOnce(): Promise<void> {
  expect(await charge(1000)).toMatchObject({ value: { order: { state: 'approved' } } })
}

async function orderOf(amountWon: number): Promise<string> {
  const answer = await charge(amountWon)
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order.orderId
}

const state = (orderId: string) => world.journal.order(orderId)?.state

/** What captive portals and proxies are known to answer, whatever was asked. */
const PORTALS = [200, 302, 307, 403, 404, 451, 502, 511]

describe.each(PORTALS)('a portal that answers %d with a page of its own', (status) => {
  test('before there is a token: nothing is meant, nothing is sent, and that is said', async () => {
    world.fault = page(status)
    const charging = charge(2000)
    await world.clock.pass(60_000)
    expect(await charging).toMatchObject({ ok: false, failure: { kind: 'gateway-unreachable' } })
    expect([world.journal.recent(10), world.posts]).toEqual([[], 0])
  })

  test('to a charge: it is being checked, never declined, and never sent again by itself', async () => {
    await sellOnce()
    world.fault = page(status)
    const charging = orderOf(2000)
    await world.clock.pass(1_000)
    const orderId = await charging
    expect(state(orderId)).toBe('unknown')
    await world.clock.pass(9 * 60_000)
    expect(state(orderId)).toBe('unknown')
    // Behind the portal at last: nobody has heard of it, which proves nothing yet.
    world.fault = open
    world.till.lookNow()
    await world.clock.pass(1_000)
    expect(state(orderId)).toBe('unknown')
    await world.clock.until(() => state(orderId) === 'needs-person', 3 * 60_000)
    expect(world.posts).toBe(1)
  })
})

test('a charge whose answer somebody replaced is found approved once the network is ours', async () => {
  await sellOnce()
  world.fault = replaced
  const orderId = await orderOf(2000)
  world.fault = page(200)
  await world.clock.pass(5 * 60_000)
  expect(state(orderId)).toBe('unknown')
  world.fault = open
  world.till.lookNow()
  await world.clock.until(() => state(orderId) === 'approved', 0)
  expect(world.posts).toBe(2)
})

test('a network that shows a certificate of its own gets no byte of a charge', async () => {
  await sellOnce()
  world.fault = wrongCertificate
  const charging = orderOf(2000)
  await world.clock.pass(60_000)
  const orderId = await charging
  expect(state(orderId)).toBe('not-sent')
  expect(world.posts).toBe(1)
})

describe('after a night asleep', () => {
  test('a token the gateway has forgotten is fetched anew, and the sale is charged once', async () => {
    await sellOnce()
    // The steady clock stood still meanwhile, as Linux's does; the gateway's did not.
    world.clock.stepWall(14 * 3_600_000)
    const orderId = await orderOf(2000)
    expect(state(orderId)).toBe('approved')
    const paid = await world.gateway.fetch(
      new Request(`https://practice.invalid/payments/findAll/${orderId}`, {
        headers: { authorization: await token() },
      }),
    )
    expect(await paid.json()).toMatchObject({ response: { total: 1 } })
  })

  test('a charge that was out when it fell asleep is looked up at once when it wakes', async () => {
    await sellOnce()
    world.fault = async (exchange, send) => {
      const ending = await send()
      return exchange.path.startsWith('/subscribe')
        ? { kind: 'no-answer', reason: 'reset' }
        : ending
    }
    const orderId = await orderOf(2000)
    world.clock.stepWall(14 * 3_600_000)
    world.fault = open
    world.till.lookNow()
    await world.clock.until(() => state(orderId) === 'approved', 0)
    expect(world.posts).toBe(2)
  })
})

async function token(): Promise<string> {
  const body = new URLSearchParams({ imp_key: 'practice', imp_secret: 'practice' })
  const asked = new Request('https://practice.invalid/users/getToken', { method: 'POST', body })
  const answer = await world.gateway.fetch(asked)
  // As the practice gateway answers it.
  const { response } = (await answer.json()) as { response: { access_token: string } }
  return response.access_token
}
