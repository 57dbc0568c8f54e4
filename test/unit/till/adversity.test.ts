import { afterEach, expect, test } from 'vitest'
import { JournalUnwritable, type Journal } from '../../../main/journal/records.ts'
import { contract, type ChargeCardAnswer } from '../../../preload/contract/contract.ts'
import { won } from '../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { CARDS, sale } from '../../fixtures/sale.ts'
import { TillWorld, type Fault, type WorldOptions } from '../../fixtures/till-world.ts'

let world: TillWorld
afterEach(() => world.end())

function open(options: WorldOptions = {}): TillWorld {
  world = new TillWorld(options)
  return world
}

function order(answer: Result<ChargeCardAnswer>): OrderSummary {
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order
}

const LATE = '9000-0000-0000-0167'

const notFound: Fault = () =>
  Promise.resolve({
    kind: 'answered',
    status: 404,
    contentType: 'application/json',
    body: Buffer.from('{"code":-1,"message":"존재하지 않는 결제정보입니다.","response":null}'),
  })

const proxyPage: Fault = () =>
  Promise.resolve({
    kind: 'answered',
    status: 404,
    contentType: 'text/html',
    body: Buffer.from('<html>404 Not Found</html>'),
  })

/** The charge's answer is lost and no look-up finds it. */
const losing: Fault = async (exchange, send) => {
  if (exchange.path.startsWith('/subscribe')) {
    await send()
    return { kind: 'no-answer', reason: 'reset' }
  }
  return exchange.path.startsWith('/payments') ? notFound(exchange, send) : send()
}

const passing: Fault = (_exchange, send) => send()

/** A journal whose one function fails, as a full or broken disk makes it, while `fails` says so. */
function failing(name: 'settle' | 'order', fails: () => boolean) {
  return (journal: Journal): Journal => ({
    ...journal,
    [name]: (...args: unknown[]) => {
      if (fails()) throw new JournalUnwritable('SQLITE_FULL')
      // The same function, with the arguments it was called with.
      return (journal[name] as (...given: unknown[]) => unknown)(...args)
    },
  })
}

test('every picture on the way down a ladder fits the contract', async () => {
  const { till, clock } = open()
  world.fault = losing
  order(await till.chargeCard(sale(till.openSale())))
  for (let seconds = 0; seconds < 620; seconds += 5) {
    await clock.pass(5_000)
    const picture = await till.watch(null)
    expect(contract['counter.watch'].output.safeParse(picture).success).toBe(true)
  }
})

test('a third attempt looks at the first one too, and is not sent when that was paid', async () => {
  const { till, clock } = open()
  const saleId = till.openSale()
  order(await till.chargeCard(sale(saleId, { number: LATE })))
  order(await till.chargeCard(sale(saleId, { attempt: 2, number: CARDS.wrongNumber })))
  await clock.pass(10_000)
  const third = order(await till.chargeCard(sale(saleId, { attempt: 3 })))
  expect(third).toMatchObject({ attempt: 1, state: 'approved', alarm: 'late-approval' })
  expect(world.posts).toBe(2)
})

test('an order that another process has given up is not sent', async () => {
  const { till } = open({
    atStep: (step) => {
      if (step === 'after-intent') world.anotherTill().start()
    },
  })
  expect(order(await till.chargeCard(sale(till.openSale()))).state).toBe('not-sent')
  expect([...world.gateway.posts().values()]).toEqual([])
})

test.each(['4000-0000-0000-0002', '4000-0000-0000-0176', '4000-0000-0000-0184'])(
  'not sent and then declined under the same id is a decline (card %#)',
  async (number) => {
    const { till } = open()
    const saleId = till.openSale()
    world.fault = (exchange, send) =>
      exchange.path.startsWith('/subscribe')
        ? Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
        : send()
    const notSent = order(await till.chargeCard(sale(saleId)))
    world.fault = passing
    const declined = order(await till.chargeCard(sale(saleId, { attempt: 2, number })))
    expect(declined).toMatchObject({ orderId: notSent.orderId, state: 'declined' })
  },
)

test('a disk that refuses the outcome for long is asked once a minute, not at once', async () => {
  let refused = 0
  let full = false
  const fails = () => {
    refused += full ? 1 : 0
    return full
  }
  const { till, clock } = open({ journalOf: failing('settle', fails) })
  world.fault = losing
  const unknown = order(await till.chargeCard(sale(till.openSale())))
  full = true
  await clock.pass(20 * 60_000)
  expect(refused).toBeGreaterThan(5)
  expect(refused).toBeLessThan(15)
  full = false
  await clock.pass(61_000)
  expect(world.journal.order(unknown.orderId)?.state).toBe('needs-person')
})

test('a read that fails once does not end a ladder', async () => {
  let failures = 0
  const { till, clock } = open({ journalOf: failing('order', () => failures-- > 0) })
  world.fault = losing
  const unknown = order(await till.chargeCard(sale(till.openSale())))
  failures = 2
  await clock.pass(10_000)
  world.fault = passing
  await clock.pass(5 * 60_000)
  expect(world.journal.order(unknown.orderId)?.state).toBe('approved')
})

test('a read that fails when the charge has ended does not hide its answer', async () => {
  let ended = false
  const { till } = open({
    journalOf: failing('order', () => ended),
    atStep: (step) => {
      ended ||= step === 'after-outcome'
    },
  })
  expect(order(await till.chargeCard(sale(till.openSale()))).state).toBe('approved')
  ended = false
})

test('a till that is stopping means nothing new', async () => {
  const { till, clock } = open()
  const token = Promise.withResolvers<void>()
  world.fault = async (exchange, send) => {
    if (exchange.path.startsWith('/users')) await token.promise
    return send()
  }
  const charge = till.chargeCard(sale(till.openSale()))
  await clock.pass(0)
  expect(till.busy()).toBe(1)
  await till.stop()
  token.resolve()
  expect(await charge).toMatchObject({ ok: false })
  expect([world.posts, world.journal.recent(1)]).toEqual([0, []])
})

test('an unknown order is in the tray although fifty settled ones wait to be opened', async () => {
  const { till } = open()
  for (let n = 0; n < 50; n += 1)
    await till.chargeCard(sale(till.openSale(), { amountWon: won(1000 + n) }))
  world.fault = losing
  const unknown = order(await till.chargeCard(sale(till.openSale())))
  expect((await till.watch(null)).tray[0]?.orderId).toBe(unknown.orderId)
})

test('an earlier attempt found paid on a full disk sends nothing and promises nothing', async () => {
  let full = false
  const { till, clock } = open({ journalOf: failing('settle', () => full) })
  const saleId = till.openSale()
  order(await till.chargeCard(sale(saleId, { number: LATE })))
  await clock.pass(10_000)
  full = true
  const next = await till.chargeCard(sale(saleId, { attempt: 2 }))
  expect(next).toEqual({ ok: false, failure: { kind: 'earlier-attempt-unclear' } })
  expect(world.posts).toBe(1)
})

test('a proxy’s 404 page neither clears an earlier attempt nor confirms a decline', async () => {
  const { till, clock } = open()
  const saleId = till.openSale()
  order(await till.chargeCard(sale(saleId, { number: LATE })))
  await clock.pass(10_000)
  world.fault = (exchange, send) =>
    exchange.path.startsWith('/payments') ? proxyPage(exchange, send) : send()
  expect(await till.chargeCard(sale(saleId, { attempt: 2 }))).toMatchObject({ ok: false })
  expect(world.posts).toBe(1)
  const claimed = till.chargeCard(sale(till.openSale(), { number: '4000-0000-0000-0184' }))
  expect(order(await claimed).state).toBe('unknown')
})

test('a retry under the same id after a person’s decision gets a ladder of its own', async () => {
  const { till, clock } = open()
  const saleId = till.openSale()
  world.fault = losing
  const first = order(await till.chargeCard(sale(saleId)))
  await clock.until(() => world.journal.order(first.orderId)?.state === 'needs-person')
  await clock.pass(1_000)
  world.journal.settle(first.orderId, { to: 'not-charged', cause: 'person' })
  const retry = order(await till.chargeCard(sale(saleId, { attempt: 2 })))
  expect(retry).toMatchObject({ orderId: first.orderId, state: 'unknown' })
  world.fault = passing
  await clock.pass(5 * 60_000)
  expect(world.journal.order(first.orderId)?.state).toBe('approved')
})

test('a repeat of a sale with another amount or card is told nothing of the first', async () => {
  const { till } = open()
  const saleId = till.openSale()
  order(await till.chargeCard(sale(saleId)))
  for (const other of [{ amountWon: won(77_000) }, { number: '5555-5555-5555-4444' }]) {
    const answer = await till.chargeCard(sale(saleId, other))
    expect(answer).toEqual({ ok: false, failure: { kind: 'sale-not-open' } })
  }
  const [one, two] = await Promise.all([
    till.chargeCard(sale(till.openSale(), { amountWon: won(5_000) })),
    till.chargeCard(sale(saleId, { amountWon: won(6_000) })),
  ])
  expect([one.ok, two.ok]).toEqual([true, false])
  expect(world.posts).toBe(2)
})
