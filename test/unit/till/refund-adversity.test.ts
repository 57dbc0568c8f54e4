import { afterEach, describe, expect, test } from 'vitest'
import { JournalUnwritable, type Journal } from '../../../main/journal/records.ts'
import type { RefundBook } from '../../../main/journal/refund-records.ts'
import type { Ending } from '../../../main/portone/transport.ts'
import {
  CANCEL_CARDS,
  givenBack,
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
const refundOf = (orderId: string) => world.journal.refunds.ofOrder(orderId)[0]

function answered(status: number, body: string, contentType = 'application/json'): Ending {
  return { kind: 'answered', status, contentType, body: Buffer.from(body) }
}

type Reply = (body: string) => Ending

const rewritten =
  (from: RegExp | string, to: string): Reply =>
  (body) =>
    answered(200, body.replace(from, to))

/** What comes back although the cancel was carried out; none of it may be told as refused or done. */
const BROKEN_ANSWERS: readonly (readonly [string, Reply])[] = [
  ['no answer', () => ({ kind: 'no-answer', reason: 'timeout' })],
  ['a reset', () => ({ kind: 'no-answer', reason: 'reset' })],
  ['too long an answer', () => ({ kind: 'no-answer', reason: 'too-large' })],
  ['a redirect', () => answered(307, '')],
  ['a 500', () => answered(500, '{"code":-1,"message":"Internal","response":null}')],
  ['a 502 page', () => answered(502, '<html>', 'text/html')],
  ['a page', () => answered(200, '<html>점검 중</html>', 'text/html')],
  ['half a JSON', (body) => answered(200, body.slice(0, body.length / 2))],
  ['an empty body', () => answered(200, '')],
  ['code 0 without a payment', () => answered(200, '{"code":0,"message":null,"response":null}')],
  ['a refusal with a payment', rewritten('"code":0', '"code":1')],
  ['another payment', rewritten(/"imp_uid":"[^"]*"/, '"imp_uid":"imps_000000000001"')],
  ['another order', rewritten(/"merchant_uid":"[^"]*"/, '"merchant_uid":"ABCDE-1-OTHER"')],
  ['another amount in the history', rewritten(/"amount":4000/, '"amount":40')],
  ['somebody else’s reason', rewritten(/"reason":"[^"]*"/, '"reason":"콘솔"')],
  ['no history', rewritten(/"cancel_history":\[.*?\]/, '"cancel_history":[]')],
  ['a history its sum contradicts', rewritten('"cancel_amount":4000', '"cancel_amount":0')],
  ['an amount in quotes', rewritten(/"amount":4000/, '"amount":"4000"')],
  ['a communication error', () => refusal('500055|통신 오류')],
  ['a 401 twice', () => answered(401, '{"code":-1,"message":"Unauthorized","response":null}')],
]

function refusal(message: string): Ending {
  return answered(200, JSON.stringify({ code: -1, message, response: null }))
}

/** The cancel is carried out once; what comes back is `reply`. */
function carriedOut(reply: Reply): Fault {
  let done = false
  return onCancel(async (exchange, send) => {
    if (done) {
      exchange.beforeFirstByte?.()
      return reply('')
    }
    done = true
    const ending = await send()
    return reply(ending.kind === 'answered' ? Buffer.from(ending.body).toString() : '')
  })
}

describe('a cancel that was carried out', () => {
  test.each(BROKEN_ANSWERS)(
    'and answered with %s is checked, and found done',
    async (_name, reply) => {
      const { till, clock } = open()
      const order = await sold(world)
      world.fault = carriedOut(reply)
      const asked = refunded(await till.refund(sheet(order, { what: part(4_000) })))
      expect(asked.refund.state).toBe('unknown')
      const posted = world.cancels
      world.fault = passing
      await clock.until(() => refundOf(order.orderId)?.state === 'done', 5_000)
      expect(refundOf(order.orderId)).toMatchObject({ amountWon: 4_000, unseen: true })
      expect([givenBack(world, order), world.cancels]).toEqual([4_000, posted])
      expect(world.journal.refunds.ofOrder(order.orderId)).toHaveLength(1)
    },
  )

  test('and answered with a refusal is found done before anybody hears of one', async () => {
    const { till } = open()
    const order = await sold(world)
    world.fault = carriedOut(() => refusal('500627|매입된 거래는 취소할 수 없습니다.'))
    const asked = refunded(await till.refund(sheet(order, { what: part(4_000) })))
    expect(asked).toMatchObject({ refund: { state: 'done' }, balanceWon: 6_000 })
  })

  test.each([CANCEL_CARDS.dropped, CANCEL_CARDS.serverError, CANCEL_CARDS.html, CANCEL_CARDS.late])(
    'by the practice gateway’s card %# is settled by looks alone',
    async (number) => {
      const { till, clock } = open()
      const order = await sold(world, { number })
      expect(refunded(await till.refund(sheet(order))).refund.state).toBe('unknown')
      await clock.until(() => refundOf(order.orderId)?.state === 'done', 60_000)
      expect([givenBack(world, order), world.cancels]).toEqual([10_000, 1])
      expect(world.journal.order(order.orderId)?.state).toBe('refunded')
    },
  )
})

describe('a refund that nobody finds', () => {
  test('stays unknown for ten minutes and then needs a person; nothing is posted again', async () => {
    const { till, clock } = open()
    const order = await sold(world, { number: CANCEL_CARDS.lost })
    await till.refund(sheet(order))
    await clock.pass(9 * 60_000 + 59_000)
    expect(refundOf(order.orderId)?.state).toBe('unknown')
    await clock.pass(2_000)
    expect(refundOf(order.orderId)).toMatchObject({ state: 'needs-person', unseen: true })
    await clock.pass(80 * 3_600_000)
    expect([world.cancels, till.unknown()]).toEqual([1, 0])
  })

  test('is looked up hourly and can yet be found done', async () => {
    const { till, clock } = open()
    const order = await sold(world)
    world.fault = async (exchange, send) => {
      if (isPaymentLook(exchange) && world.cancels > 0)
        return { kind: 'no-answer', reason: 'timeout' }
      const ending = await send()
      return exchange.path === '/payments/cancel' ? { kind: 'no-answer', reason: 'reset' } : ending
    }
    await till.refund(sheet(order))
    await clock.until(() => refundOf(order.orderId)?.state === 'needs-person')
    world.fault = passing
    await clock.pass(61 * 60_000)
    expect(refundOf(order.orderId)?.state).toBe('done')
  })

  test('after a look was asked for at once is found without waiting', async () => {
    const { till, clock } = open()
    const order = await sold(world, { number: CANCEL_CARDS.dropped })
    await till.refund(sheet(order))
    till.lookNow()
    await clock.until(() => refundOf(order.orderId)?.state === 'done', 0)
  })
})

describe('a refusal', () => {
  test('that no look-up can bear out is unknown until one can', async () => {
    const { till, clock } = open()
    const order = await sold(world, { number: CANCEL_CARDS.refused })
    world.fault = async (exchange, send) =>
      isPaymentLook(exchange) && world.cancels > 0
        ? { kind: 'no-answer', reason: 'timeout' }
        : send()
    const asked = refunded(await till.refund(sheet(order)))
    expect(asked.refund).toMatchObject({ state: 'unknown', cause: 'refusal-not-confirmed' })
    world.fault = passing
    await clock.until(() => refundOf(order.orderId)?.state === 'refused', 5_000)
    expect(refundOf(order.orderId)).toMatchObject({ declineCode: '500627' })
  })

  test('that no look-up bears out for ten minutes is kept, and a later look confirms it', async () => {
    const { till, clock } = open()
    const order = await sold(world, { number: CANCEL_CARDS.refused })
    world.fault = async (exchange, send) =>
      isPaymentLook(exchange) && world.cancels > 0
        ? { kind: 'no-answer', reason: 'timeout' }
        : send()
    const { gatewayText } = refunded(await till.refund(sheet(order))).refund
    await clock.until(() => refundOf(order.orderId)?.state === 'needs-person')
    const claim = { cause: 'refusal-not-confirmed', declineCode: '500627', gatewayText }
    expect(refundOf(order.orderId)).toMatchObject(claim)
    world.fault = passing
    await clock.pass(61 * 60_000)
    expect(refundOf(order.orderId)).toMatchObject({ ...claim, state: 'refused', cause: 'refused' })
  })

  test('saying “already cancelled” of a payment that is whole proves nothing', async () => {
    const { till } = open()
    const order = await sold(world)
    world.fault = onCancel((exchange) => {
      exchange.beforeFirstByte?.()
      return Promise.resolve(refusal('이미 전액취소된 주문입니다.'))
    })
    expect(refunded(await till.refund(sheet(order))).refund.state).toBe('unknown')
  })
})

type Site = keyof RefundBook &
  ('byId' | 'recordIntent' | 'recordSent' | 'settle' | 'observe' | 'recordResend')

/** A journal whose refunds a full disk refuses at one place, while `fails` says so. */
function failing(site: Site, fails: () => boolean) {
  return (journal: Journal): Journal => ({
    ...journal,
    refunds: {
      ...journal.refunds,
      [site]: (...args: unknown[]) => {
        if (fails()) throw new JournalUnwritable('SQLITE_FULL')
        // The same function, with the arguments it was called with.
        return (journal.refunds[site] as (...given: unknown[]) => unknown)(...args)
      },
    },
  })
}

describe('a full disk', () => {
  test.each(['observe', 'recordIntent', 'recordSent'] as const)(
    'at %s keeps the cancel from being sent',
    async (site) => {
      let full = false
      const { till } = open({ journalOf: failing(site, () => full) })
      const order = await sold(world)
      full = true
      const request = sheet(order)
      const asked = await till.refund(request)
      if (site === 'recordSent') expect(refunded(asked).refund.state).toBe('not-sent')
      else expect(asked).toEqual({ ok: false, failure: { kind: 'journal-unwritable' } })
      expect([world.cancels, givenBack(world, order)]).toEqual([site === 'recordSent' ? 1 : 0, 0])
      full = false
      const attempt = site === 'recordSent' ? 2 : 1
      expect(refunded(await till.refund({ ...request, attempt })).refund.state).toBe('done')
      expect(givenBack(world, order)).toBe(10_000)
    },
  )

  test('at the outcome leaves the refund open, and the ladder writes it when the disk takes it', async () => {
    let full = false
    const { till, clock } = open({ journalOf: failing('settle', () => full) })
    const order = await sold(world)
    full = true
    const asked = refunded(await till.refund(sheet(order)))
    expect(asked.refund.state).toBe('sent')
    await clock.pass(20 * 60_000)
    full = false
    await clock.pass(61_000)
    expect(refundOf(order.orderId)?.state).toBe('done')
    expect([givenBack(world, order), world.cancels]).toEqual([10_000, 1])
  })

  test('at the note of a second sending sends nothing a second time', async () => {
    let full = false
    const { till } = open({ journalOf: failing('recordResend', () => full) })
    const order = await sold(world)
    full = true
    let tries = 0
    world.fault = onCancel(() => {
      tries += 1
      return Promise.resolve({ kind: 'never-connected', reason: 'ECONNREFUSED' })
    })
    expect(await till.refund(sheet(order))).toMatchObject({ ok: false })
    expect(tries).toBe(1)
  })

  test('that cannot be read for a while does not end the ladder', async () => {
    let broken = false
    const { till, clock } = open({ journalOf: failing('byId', () => broken) })
    const order = await sold(world, { number: CANCEL_CARDS.dropped })
    expect(refunded(await till.refund(sheet(order))).refund.state).toBe('unknown')
    broken = true
    await clock.pass(30_000)
    broken = false
    await clock.pass(20 * 60_000)
    expect(refundOf(order.orderId)?.state).toBe('done')
  })
})
