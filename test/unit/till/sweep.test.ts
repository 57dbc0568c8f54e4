import { describe, expect, test } from 'vitest'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import { won } from '../../../preload/contract/money.ts'
import { book, bookedPayment, rewrite } from '../../fixtures/booked-payments.ts'
import { cancelElsewhere, sheet, sold } from '../../fixtures/refunds.ts'
import { sale } from '../../fixtures/sale.ts'
import type { TillWorld } from '../../fixtures/till-world.ts'
import { DAY_MS, isList, pagesAsked, sweepWorld, swept } from './sweep-world.ts'

const OTHER_TILL = 'ABCDE-7-ABCDEFGHIJKLM'

/** A sale whose approval arrived at the gateway only. */
async function lostSale(world: TillWorld): Promise<string> {
  world.fault = async (exchange, send) => {
    const ending = await send()
    const isCharge = exchange.path.startsWith('/subscribe')
    return isCharge ? { kind: 'no-answer', reason: 'timeout' } : ending
  }
  const answer = await world.till.chargeCard(sale(world.till.openSale()))
  world.fault = (_exchange, send) => send()
  if (!answer.ok || answer.value.kind !== 'order') throw new Error(JSON.stringify(answer))
  return answer.value.order.orderId
}

describe('what this till did not make', () => {
  test('an order of another till is found once, and no rule of charging minds it', async () => {
    const world = sweepWorld()
    const at = world.clock.now()
    book(world, [bookedPayment(1, at, { merchant_uid: OTHER_TILL, amount: 125_000 })])
    for (const _time of [1, 2, 3]) await swept(world)
    expect(world.journal.order(OTHER_TILL)).toMatchObject({
      state: 'approved',
      origin: 'other-till',
      isObserved: true,
      amountWon: 125_000,
      bin6: '',
      last4: '',
      issuer: '신한카드',
      paymentId: 'imp_000000000001',
      businessDate: '2026-11-23',
      unseen: false,
    })
    expect(world.journal.headSeq()).toBe(2)
    expect([...world.journal.tray(), ...world.journal.recent(10)]).toEqual([])
    expect(world.journal.unsettled()).toEqual([])
    await sold(world, { amountWon: 125_000 })
  })

  test('is not given back from here: its tax-free part is not known', async () => {
    const world = sweepWorld()
    book(world, [bookedPayment(1, world.clock.now(), { merchant_uid: OTHER_TILL })])
    await swept(world)
    const order = world.journal.order(OTHER_TILL)
    if (order === null) throw new Error('not found')
    expect(await world.till.refund(sheet(order))).toMatchObject({
      failure: { kind: 'not-refundable' },
    })
    expect(world.wire.filter((line) => !line.includes('/status/'))).toEqual([
      'POST /users/getToken',
    ])
    const before = sheet(order)
    const meant = world.journal.refunds.recordIntent({
      ...before,
      paymentId: order.paymentId,
      amountWon: before.balanceWon,
      taxFreeWon: order.taxFreeWon,
    })
    expect(meant.kind).toBe('not-refundable')
  })

  test('is refunded in part and then whole where it was made, and both are written down once', async () => {
    const world = sweepWorld()
    book(world, [bookedPayment(1, world.clock.now(), { amount: 10_000 })])
    await swept(world)
    const payment = { orderId: 'web-1' }
    await cancelElsewhere(world, payment, { amountWon: 4_000 })
    await swept(world)
    expect(world.journal.order('web-1')?.state).toBe('partly-refunded')
    await cancelElsewhere(world, payment, { amountWon: 6_000 })
    for (const _time of [1, 2]) await swept(world)
    expect(world.journal.order('web-1')?.state).toBe('refunded')
    expect(world.journal.refunds.ofOrder('web-1')).toMatchObject([
      { purpose: 'elsewhere', amountWon: 4_000 },
      { purpose: 'elsewhere', amountWon: 6_000 },
    ])
  })

  test('that failed and was paid under the same payment becomes paid', async () => {
    const world = sweepWorld()
    const at = world.clock.now()
    const failed = {
      status: 'failed',
      paid_at: 0,
      failed_at: at,
      fail_reason: '120049|한도초과',
    } as const
    book(world, [bookedPayment(1, at, failed)])
    await swept(world)
    expect(world.journal.order('web-1')).toMatchObject({ state: 'declined', businessDate: null })
    rewrite(world, `UPDATE payment SET status = 'paid', paid_at = ${at}, fail_reason = NULL`)
    await swept(world)
    expect(world.journal.order('web-1')).toMatchObject({
      state: 'approved',
      alarm: null,
      unseen: false,
      gatewayText: '',
    })
  })

  test('and nobody has paid yet is left until somebody does', async () => {
    const world = sweepWorld()
    const at = world.clock.now()
    book(world, [bookedPayment(1, at, { status: 'ready', paid_at: 0 })])
    await swept(world)
    expect(world.journal.order('web-1')).toBeNull()
  })

  test('test payments in a live account’s list are no business of it', async () => {
    const world = sweepWorld({ rules: { sandbox: false } })
    book(world, [
      bookedPayment(1, world.clock.now()),
      bookedPayment(2, world.clock.now(), { sandbox: 0 }),
    ])
    await swept(world)
    expect(world.journal.order('web-1')).toBeNull()
    expect(world.journal.order('web-2')?.state).toBe('approved')
  })
})

describe('an order of ours', () => {
  test('that nobody knew the end of is settled, and no second row is made', async () => {
    const world = sweepWorld()
    const orderId = await lostSale(world)
    expect(world.journal.order(orderId)?.state).toBe('unknown')
    await swept(world)
    expect(world.journal.order(orderId)).toMatchObject({ state: 'approved', isObserved: false })
    expect(world.journal.recent(10)).toHaveLength(1)
  })

  test('that was declined and is paid after all is a late approval', async () => {
    const world = sweepWorld()
    const orderId = await lostSale(world)
    world.journal.settle(orderId, { to: 'declined', cause: 'test' })
    await swept(world)
    expect(world.journal.tray()).toMatchObject([
      { orderId, state: 'approved', alarm: 'late-approval', unseen: true },
    ])
  })

  test('of another amount than was told declined is an alarm, once, and keeps its state', async () => {
    const world = sweepWorld()
    const orderId = await lostSale(world)
    world.journal.settle(orderId, { to: 'declined', cause: 'test', declineCode: '120049' })
    rewrite(world, 'UPDATE payment SET amount = amount + 1')
    await swept(world)
    expect(world.journal.tray()).toMatchObject([
      { orderId, state: 'declined', alarm: 'wrong-amount', declineCode: '120049' },
    ])
    world.journal.acknowledge(orderId)
    const seq = world.journal.headSeq()
    await swept(world)
    expect(world.journal.headSeq()).toBe(seq)
  })

  test('that had an alarm and is then paid properly is a late approval', async () => {
    const world = sweepWorld()
    const orderId = await lostSale(world)
    world.journal.settle(orderId, { to: 'declined', cause: 'test' })
    rewrite(world, 'UPDATE payment SET amount = amount + 1')
    await swept(world)
    expect(world.journal.order(orderId)).toMatchObject({ state: 'declined', alarm: 'wrong-amount' })
    rewrite(world, 'UPDATE payment SET amount = amount - 1')
    await swept(world)
    expect(world.journal.order(orderId)?.state).toBe('approved')
  })

  test('that had another alarm and is paid a second time is an alarm again', async () => {
    const world = sweepWorld()
    const order = await sold(world)
    world.journal.sights.noteAlarm(order.orderId, 'wrong-amount')
    book(world, [bookedPayment(1, world.clock.now(), { merchant_uid: order.orderId })])
    await swept(world)
    expect(world.journal.order(order.orderId)?.alarm).toBe('paid-twice')
  })

  test('is not paid twice by a payment of the other mode under the same id', async () => {
    const world = sweepWorld()
    const order = await sold(world)
    const other = { merchant_uid: order.orderId, sandbox: 0 } as const
    book(world, [bookedPayment(1, world.clock.now(), other)])
    await swept(world)
    expect(world.journal.order(order.orderId)).toMatchObject({ state: 'approved', alarm: null })
  })

  test('that is listed as paid and cannot be looked up leaves the page unread', async () => {
    const world = sweepWorld()
    const orderId = await lostSale(world)
    world.journal.settle(orderId, { to: 'declined', cause: 'test' })
    world.fault = (exchange, send) =>
      exchange.path.startsWith('/payments/findAll')
        ? Promise.resolve({ kind: 'no-answer', reason: 'timeout' })
        : send()
    await swept(world)
    expect(world.till.sweep()).toMatchObject({ problem: 'unreachable', lastAt: null })
    world.fault = (_exchange, send) => send()
    await swept(world)
    expect(world.till.sweep().problem).toBeNull()
    expect(world.journal.order(orderId)?.state).toBe('approved')
  })

  test('that was paid a second time is an alarm, once, and one row', async () => {
    const world = sweepWorld()
    const order = await sold(world)
    world.journal.acknowledge(order.orderId)
    book(world, [bookedPayment(1, world.clock.now(), { merchant_uid: order.orderId })])
    await swept(world)
    expect(world.journal.tray()).toMatchObject([
      {
        orderId: order.orderId,
        paymentId: order.paymentId,
        state: 'approved',
        alarm: 'paid-twice',
      },
    ])
    world.journal.acknowledge(order.orderId)
    await swept(world)
    expect(world.journal.tray()).toEqual([])
    expect(world.journal.recent(10)).toHaveLength(1)
  })

  test('that was refunded in the console is found refunded, once', async () => {
    const world = sweepWorld()
    const order = await sold(world)
    await cancelElsewhere(world, order, { amountWon: 10_000 })
    const seq = world.journal.headSeq()
    for (const _time of [1, 2]) await swept(world)
    expect(world.journal.order(order.orderId)?.state).toBe('refunded')
    expect(world.journal.headSeq()).toBe(seq + 1)
  })

  test('of more than 90 days ago that is cancelled now is found by the time of its cancel', async () => {
    const world = sweepWorld()
    const order = await sold(world)
    world.clock.stepWall(95 * DAY_MS)
    await swept(world)
    expect(world.journal.order(order.orderId)?.state).toBe('approved')
    await cancelElsewhere(world, order, { amountWon: 10_000 })
    await swept(world)
    expect(world.journal.order(order.orderId)?.state).toBe('refunded')
  })
})

describe('a sweep', () => {
  test('is made at start, every ten minutes and when asked, and reads no more than it must', async () => {
    const world = sweepWorld()
    const at = world.clock.now()
    const many = Array.from({ length: 500 }, (_, index) => bookedPayment(index + 1, at - index))
    book(world, many)
    world.till.start()
    await world.clock.until(() => world.till.sweep().lastAt !== null)
    expect(pagesAsked(world)).toHaveLength(3)
    world.clock.stepWall(3 * DAY_MS)
    await swept(world)
    world.wire.length = 0
    await world.clock.pass(10 * 60_000)
    // Nothing is new in the first page, so there is no second.
    expect(pagesAsked(world)).toHaveLength(1)
    await swept(world)
    expect(pagesAsked(world)).toHaveLength(2)
  })

  test('that is asked for during another answers after one of its own', async () => {
    const world = sweepWorld()
    const gates: (() => void)[] = []
    world.fault = async (exchange, send) => {
      if (isList(exchange)) await new Promise<void>((resolve) => gates.push(resolve))
      return send()
    }
    const letOne = async () => {
      await world.clock.until(() => gates.length === 1)
      gates.pop()?.()
      await world.clock.pass(1_000)
    }
    world.till.start()
    await world.clock.until(() => gates.length === 1)
    let isOver = false
    void world.till.sweepNow().then(() => (isOver = true))
    for (const lists of [1, 2, 3, 4]) {
      expect([lists, isOver]).toEqual([lists, false])
      await letOne()
    }
    expect(isOver).toBe(true)
    expect(gates).toEqual([])
  })

  test('after a shop was shut for half a year finds what was paid meanwhile', async () => {
    const world = sweepWorld()
    await sold(world)
    await swept(world)
    const shut = world.clock.now()
    world.clock.stepWall(180 * DAY_MS)
    const days = [1, 45, 88, 89, 90, 91, 100, 179]
    book(
      world,
      days.map((day, index) => bookedPayment(index + 1, shut + day * DAY_MS)),
    )
    await swept(world)
    for (const [index] of days.entries()) {
      expect(world.journal.order(`web-${index + 1}`)?.state).toBe('approved')
    }
  })

  test('waits between its pages while somebody is being charged', async () => {
    const world = sweepWorld()
    const at = world.clock.now()
    book(
      world,
      Array.from({ length: 250 }, (_, index) => bookedPayment(index + 1, at - index)),
    )
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    world.fault = async (exchange, send) => {
      if (exchange.path.startsWith('/subscribe')) await held
      return send()
    }
    const charged = world.till.chargeCard(sale(world.till.openSale(), { amountWon: won(5_000) }))
    await world.clock.until(() => world.journal.unsettled().length === 1)
    world.till.start()
    await world.clock.pass(30_000)
    expect(pagesAsked(world)).toHaveLength(1)
    release()
    await charged
    await world.clock.pass(1_000)
    expect(pagesAsked(world)).toHaveLength(2)
  })

  test('that the disk refuses says so, and the next one takes it in', async () => {
    let isFull = true
    const world = sweepWorld({
      journalOf: (real) => ({
        ...real,
        sights: {
          ...real.sights,
          takeIn: (page) => {
            if (isFull) throw new JournalUnwritable('SQLITE_FULL')
            return real.sights.takeIn(page)
          },
        },
      }),
    })
    book(world, [bookedPayment(1, world.clock.now())])
    await swept(world)
    expect(world.till.sweep()).toMatchObject({
      problem: 'unwritable',
      lastAt: null,
      running: false,
    })
    isFull = false
    await swept(world)
    expect(world.till.sweep()).toMatchObject({ problem: null, progress: null })
    expect(world.journal.order('web-1')?.state).toBe('approved')
  })

  test('that ends in a bug says so, and the next one takes it in', async () => {
    let isBroken = true
    const bugs: unknown[] = []
    const world = sweepWorld({
      onBug: (error) => bugs.push(error),
      journalOf: (real) => ({
        ...real,
        sights: {
          ...real.sights,
          takeIn: (page) => {
            if (isBroken) throw new TypeError('a bug')
            return real.sights.takeIn(page)
          },
        },
      }),
    })
    book(world, [bookedPayment(1, world.clock.now())])
    await swept(world)
    expect(world.till.sweep()).toMatchObject({ problem: 'unreadable', running: false })
    expect(bugs).toContainEqual(new TypeError('a bug'))
    isBroken = false
    await swept(world)
    expect(world.till.sweep()).toMatchObject({ problem: null })
    expect(world.journal.order('web-1')?.state).toBe('approved')
  })

  test('remembers when the last one was, across a restart', async () => {
    const world = sweepWorld()
    await swept(world)
    const { lastAt } = world.till.sweep()
    await world.till.stop()
    world.restart()
    expect(world.till.sweep().lastAt).toBe(lastAt)
    expect(lastAt).not.toBeNull()
  })
})
