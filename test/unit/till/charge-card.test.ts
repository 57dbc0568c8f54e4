import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { won } from '../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import type { ChargeCardAnswer, Parsed } from '../../../preload/contract/contract.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { TillWorld, type Fault } from '../../fixtures/till-world.ts'

let world: TillWorld

beforeEach(() => {
  world = new TillWorld()
})
afterEach(() => world.end())

function order(answer: Result<ChargeCardAnswer>): OrderSummary {
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order
}

const charge = (request: Parsed<'charge.card'>) => world.till.chargeCard(request)

describe('a charge', () => {
  test('is approved, journaled and shown with six and four digits only', async () => {
    const approved = order(await charge(sale(world.till.openSale())))
    expect(approved).toMatchObject({ state: 'approved', bin6: '424242', last4: '4242', attempt: 1 })
    expect(approved.approvalNumber).not.toBe('')
    expect(world.journal.order(approved.orderId)?.state).toBe('approved')
    expect(world.gateway.paymentsOf(approved.orderId)).toHaveLength(1)
    expect(world.posts).toBe(1)
  })

  test('that is declined says why and leaves the sale open for the next attempt', async () => {
    const saleId = world.till.openSale()
    const declined = order(await charge(sale(saleId, { number: CARDS.wrongNumber })))
    expect(declined.state).toBe('declined')
    expect(declined.gatewayText).not.toBe('')
    const again = order(await charge(sale(saleId, { attempt: 2 })))
    expect(again.state).toBe('approved')
    expect(again.orderId).not.toBe(declined.orderId)
    expect(world.posts).toBe(2)
  })

  test('that was declined and then approved is found before the next attempt, which is not sent', async () => {
    const saleId = world.till.openSale()
    const declined = order(await charge(sale(saleId, { number: '9000-0000-0000-0167' })))
    expect(declined.state).toBe('declined')
    await world.clock.pass(10_000)
    const next = order(await charge(sale(saleId, { attempt: 2 })))
    expect(next).toMatchObject({
      orderId: declined.orderId,
      state: 'approved',
      alarm: 'late-approval',
    })
    expect(world.posts).toBe(1)
  })

  test('is not sent a second time while the attempt before cannot be looked up', async () => {
    const saleId = world.till.openSale()
    order(await charge(sale(saleId, { number: CARDS.wrongNumber })))
    world.fault = (exchange, send) =>
      exchange.path.startsWith('/payments')
        ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
        : send()
    const next = await charge(sale(saleId, { attempt: 2 }))
    expect(next).toEqual({ ok: false, failure: { kind: 'gateway-unreachable' } })
    expect(world.posts).toBe(1)
  })

  test('is not sent a second time while the attempt before is not over at the gateway', async () => {
    const saleId = world.till.openSale()
    order(await charge(sale(saleId, { number: CARDS.wrongNumber })))
    world.fault = async (exchange, send) => {
      const ending = await send()
      if (!exchange.path.startsWith('/payments') || ending.kind !== 'answered') return ending
      const text = Buffer.from(ending.body).toString().replaceAll('"failed"', '"ready"')
      return { ...ending, body: Buffer.from(text) }
    }
    const next = await charge(sale(saleId, { attempt: 2 }))
    expect(next).toEqual({ ok: false, failure: { kind: 'earlier-attempt-unclear' } })
    expect(world.posts).toBe(1)
  })

  test('repeated after its outcome is answered with that outcome and posts nothing', async () => {
    const request = sale(world.till.openSale())
    const first = order(await charge(request))
    const asked = world.wire.length
    expect(order(await charge(request)).orderId).toBe(first.orderId)
    expect(world.wire).toHaveLength(asked)
  })

  test('sent a hundred times at once is posted once and answers all alike', async () => {
    const request = sale(world.till.openSale())
    const answers = await Promise.all(Array.from({ length: 100 }, () => charge(request)))
    expect(new Set(answers.map((answer) => order(answer).orderId)).size).toBe(1)
    expect(new Set(answers.map((answer) => order(answer).state))).toEqual(new Set(['approved']))
    expect(world.posts).toBe(1)
  })

  test('that skips an attempt is refused', async () => {
    const saleId = world.till.openSale()
    expect(await charge(sale(saleId, { attempt: 2 }))).toMatchObject({ ok: false })
    expect(world.posts).toBe(0)
  })

  test('after an approved attempt is never sent, whatever attempt it claims to be', async () => {
    const saleId = world.till.openSale()
    await charge(sale(saleId))
    await charge(sale(saleId, { attempt: 2 }))
    expect(world.posts).toBe(1)
  })

  test('of a sale main never opened is refused', async () => {
    const answer = await charge(sale('0123456789abcdef0123456789abcdef'))
    expect(answer).toEqual({ ok: false, failure: { kind: 'sale-not-open' } })
    expect(world.posts).toBe(0)
  })

  test('with input that cannot be charged names the field and posts nothing', async () => {
    const answer = await charge(sale(world.till.openSale(), { amountWon: won(0) }))
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid', field: 'amount' } })
    expect(world.wire).toEqual([])
  })
})

describe('before a charge', () => {
  test('a large amount is asked about once', async () => {
    const saleId = world.till.openSale()
    const large = sale(saleId, { amountWon: won(1_250_000) })
    expect(await charge(large)).toMatchObject({ ok: true, value: { kind: 'confirm', large: true } })
    const confirmed = { large: true, luhn: false, wrongPin: false, duplicateOf: null, reason: null }
    expect(order(await charge({ ...large, confirmed })).state).toBe('approved')
  })

  test('the same card and amount within ten minutes is asked about with the earlier one', async () => {
    const first = order(await charge(sale(world.till.openSale())))
    await world.clock.pass(6 * 60_000)
    const second = sale(world.till.openSale())
    expect(await charge(second)).toMatchObject({
      value: {
        kind: 'confirm',
        duplicate: { orderId: first.orderId, minutesAgo: 6, blocks: false },
      },
    })
    const silent = {
      large: false,
      luhn: false,
      wrongPin: false,
      duplicateOf: first.orderId,
      reason: '  ',
    }
    expect(await charge({ ...second, confirmed: silent })).toMatchObject({
      value: { kind: 'confirm' },
    })
    const confirmed = { ...silent, reason: '추가 구매' }
    expect(order(await charge({ ...second, confirmed })).state).toBe('approved')
  })

  test('the same card and amount after ten minutes is not asked about', async () => {
    await charge(sale(world.till.openSale()))
    await world.clock.pass(10 * 60_000 + 1)
    expect(order(await charge(sale(world.till.openSale()))).state).toBe('approved')
  })

  test('the same card and amount while the earlier is unknown cannot be confirmed away', async () => {
    world.fault = loseAnswer
    const first = order(await charge(sale(world.till.openSale())))
    expect(first.state).toBe('unknown')
    const confirmed = {
      large: true,
      luhn: true,
      wrongPin: false,
      duplicateOf: first.orderId,
      reason: '추가 구매',
    }
    const second = await charge(sale(world.till.openSale(), { confirmed }))
    expect(second).toMatchObject({ value: { kind: 'confirm', duplicate: { blocks: true } } })
    expect(world.posts).toBe(1)
  })

  test('two windows charging the same card and amount at once post once', async () => {
    const [one, two] = await Promise.all([
      charge(sale(world.till.openSale())),
      charge(sale(world.till.openSale())),
    ])
    expect(order(one).state).toBe('approved')
    expect(two).toMatchObject({ value: { kind: 'confirm', duplicate: { blocks: true } } })
    expect(world.posts).toBe(1)
  })

  test('a third try with a card whose PIN was wrong twice that day is asked about', async () => {
    const wrongPin = { number: '4000-0000-0000-0044' }
    for (const amount of [1000, 2000]) {
      const declined = await charge(
        sale(world.till.openSale(), { ...wrongPin, amountWon: won(amount) }),
      )
      expect(order(declined)).toMatchObject({ state: 'declined', declineCode: '120019' })
    }
    const third = sale(world.till.openSale(), { ...wrongPin, amountWon: won(3000) })
    expect(await charge(third)).toMatchObject({ value: { kind: 'confirm', wrongPin: true } })
    expect(
      order(await charge({ ...third, confirmed: { ...third.confirmed, wrongPin: true } })).state,
    ).toBe('declined')
    await world.clock.pass(24 * 3_600_000 + 1)
    const nextDay = sale(world.till.openSale(), { ...wrongPin, amountWon: won(4000) })
    expect(order(await charge(nextDay)).state).toBe('declined')
  })

  test('a third charge waits while two are in flight', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    world.fault = async (exchange, send) => {
      if (exchange.path.startsWith('/subscribe')) await promise
      return send()
    }
    const running = [1, 2].map((n) =>
      charge(sale(world.till.openSale(), { amountWon: won(1000 * n) })),
    )
    const third = await charge(sale(world.till.openSale(), { amountWon: won(9000) }))
    expect(third).toMatchObject({ ok: false, failure: { kind: 'too-many-open', inFlight: 2 } })
    resolve()
    expect((await Promise.all(running)).map((answer) => order(answer).state)).toEqual([
      'approved',
      'approved',
    ])
  })

  test('charging pauses after five unknowns', async () => {
    world.fault = loseAnswer
    for (let n = 1; n <= 5; n += 1)
      await charge(sale(world.till.openSale(), { amountWon: won(1000 * n) }))
    const sixth = await charge(sale(world.till.openSale(), { amountWon: won(9000) }))
    expect(sixth).toMatchObject({ ok: false, failure: { kind: 'too-many-open', unknown: 5 } })
    expect(world.posts).toBe(5)
  })
})

describe('when the network fails', () => {
  test('before a token, nothing is journaled and staff hear it was not sent', async () => {
    world.fault = () => Promise.resolve({ kind: 'never-connected', reason: 'ENETUNREACH' })
    const [answer] = await Promise.all([
      charge(sale(world.till.openSale())),
      world.clock.pass(60_000),
    ])
    expect(answer).toEqual({ ok: false, failure: { kind: 'gateway-unreachable' } })
    expect(world.journal.recent(10)).toEqual([])
  })

  test('at the connection, the same order is sent once more by itself and then is not sent', async () => {
    let tries = 0
    world.fault = (exchange, send) => {
      if (!exchange.path.startsWith('/subscribe')) return send()
      tries += 1
      return Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
    }
    const notSent = order(await charge(sale(world.till.openSale())))
    expect(notSent.state).toBe('not-sent')
    expect(tries).toBe(2)
  })

  test('at the connection once, the second try charges under the same order id', async () => {
    let tries = 0
    world.fault = (exchange, send) => {
      if (!exchange.path.startsWith('/subscribe')) return send()
      tries += 1
      return tries === 1
        ? Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
        : send()
    }
    expect(order(await charge(sale(world.till.openSale()))).state).toBe('approved')
  })

  test('with one 401 the charge logs in again and is sent once more', async () => {
    let refusals = 0
    world.fault = (exchange, send) => {
      if (!exchange.path.startsWith('/subscribe') || refusals === 1) return send()
      refusals += 1
      exchange.beforeFirstByte?.()
      return Promise.resolve(envelope(401, { code: -1, message: 'Unauthorized', response: null }))
    }
    const approved = order(await charge(sale(world.till.openSale())))
    expect(approved.state).toBe('approved')
    expect(world.posts).toBe(1)
  })

  test('with one 401 and then no connection, it is unknown: the first try did leave', async () => {
    let tries = 0
    world.fault = (exchange, send) => {
      if (!exchange.path.startsWith('/subscribe')) return send()
      tries += 1
      if (tries > 1) return Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
      exchange.beforeFirstByte?.()
      return Promise.resolve(envelope(401, { code: -1, message: 'Unauthorized', response: null }))
    }
    expect(order(await charge(sale(world.till.openSale()))).state).toBe('unknown')
    expect(tries).toBe(2)
  })

  test.each<[string, number, string]>([
    ['500 HTML', 500, '<html>'],
    ['502', 502, '{}'],
    ['307', 307, ''],
    ['200 HTML', 200, '<html>'],
    ['cut JSON', 200, '{"code":0,"resp'],
    ['an empty object', 200, '{}'],
  ])(
    'after the charge with %s, it is unknown, posted once, and the ladder finds it paid',
    async (_name, status, body) => {
      world.fault = async (exchange, send) => {
        const ending = await send()
        if (!exchange.path.startsWith('/subscribe')) return ending
        return { kind: 'answered', status, contentType: 'text/html', body: Buffer.from(body) }
      }
      const unknown = order(await charge(sale(world.till.openSale())))
      expect(unknown.state).toBe('unknown')
      await world.clock.until(() => world.journal.order(unknown.orderId)?.state === 'approved')
      expect(world.posts).toBe(1)
      expect(world.gateway.paymentsOf(unknown.orderId)).toHaveLength(1)
    },
  )

  test('so that a refusal cannot be confirmed, it is unknown until a look-up shows nothing', async () => {
    let down = true
    world.fault = (exchange, send) => {
      if (exchange.path.startsWith('/subscribe')) {
        exchange.beforeFirstByte?.()
        return Promise.resolve(
          envelope(200, { code: -1, message: '[F113]거래거절', response: null }),
        )
      }
      const lookUp = exchange.path.startsWith('/payments')
      return lookUp && down ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' }) : send()
    }
    const claimed = order(await charge(sale(world.till.openSale())))
    expect(claimed.state).toBe('unknown')
    down = false
    await world.clock.until(() => world.journal.order(claimed.orderId)?.state === 'declined')
  })
})

const loseAnswer: Fault = async (exchange, send) => {
  const ending = await send()
  return exchange.path.startsWith('/subscribe') ? { kind: 'no-answer', reason: 'reset' } : ending
}

function envelope(status: number, body: unknown) {
  return {
    kind: 'answered' as const,
    status,
    contentType: 'application/json',
    body: Buffer.from(JSON.stringify(body)),
  }
}
