import { describe, expect, test } from 'vitest'
import { ORDER_STATES } from '../../../preload/contract/order.ts'
import { won } from '../../../preload/contract/money.ts'
import { NOON, order, orderIn, recorded, world } from './fixture.ts'

describe('what settles', () => {
  test.each(['declined', 'not-charged', 'not-sent'] as const)(
    'a late approval after %s is loud',
    (state) => {
      const { journal } = world()
      const before = orderIn(journal, state)
      expect(journal.tray()).toEqual([])
      const late = journal.settle(before.orderId, {
        to: 'approved',
        cause: 'paid',
        alarm: null,
        unseen: false,
      })
      expect(late).toMatchObject({ state: 'approved', alarm: 'late-approval', unseen: true })
      expect(journal.tray()).toEqual([late])
      journal.acknowledge(before.orderId)
      expect(journal.tray()).toEqual([])
      expect(order(journal, before.orderId)).toMatchObject({
        alarm: 'late-approval',
        unseen: false,
      })
    },
  )

  test('a graver alarm is not covered by the late one', () => {
    const { journal } = world()
    const { orderId } = orderIn(journal, 'declined')
    const late = journal.settle(orderId, { to: 'approved', cause: 'paid', alarm: 'paid-twice' })
    expect(late.alarm).toBe('paid-twice')
  })

  test('is unseen only when it is said, and acknowledging is journaled once', () => {
    const { journal } = world()
    const { orderId } = orderIn(journal, 'unknown')
    journal.acknowledge(orderId)
    journal.settle(orderId, { to: 'declined', cause: 'look-up', unseen: true })
    expect(journal.tray().map((row) => row.orderId)).toEqual([orderId])
    const seq = journal.headSeq()
    journal.acknowledge(orderId)
    journal.acknowledge(orderId)
    expect(journal.headSeq()).toBe(seq + 1)
    expect(journal.tray()).toEqual([])
  })

  test('nothing unsettled can be acknowledged away', () => {
    const { journal } = world()
    for (const state of ['intent', 'sent', 'unknown', 'needs-person'] as const) {
      const { orderId } = orderIn(journal, state, { saleId: state })
      journal.acknowledge(orderId)
    }
    expect(journal.tray()).toHaveLength(4)
    expect(journal.unsettled()).toEqual(journal.tray())
  })

  test('keeps what an earlier answer told and drops what no longer holds', () => {
    const { journal, clock } = world()
    const { orderId } = orderIn(journal, 'sent')
    journal.settle(orderId, {
      to: 'unknown',
      cause: 'HTTP 500',
      paymentId: 'imp_123456789012',
      declineCode: '120049',
      gatewayText: '한도초과',
      alarm: 'wrong-amount',
    })
    expect(order(journal, orderId)).toMatchObject({ cause: 'http-500', unknownSince: NOON })
    clock.set(NOON + 60_000)
    const approved = journal.settle(orderId, {
      to: 'approved',
      cause: 'paid',
      approvalNumber: '30012345',
    })
    expect(approved).toMatchObject({
      paymentId: 'imp_123456789012',
      approvalNumber: '30012345',
      issuer: '신한카드',
      declineCode: '',
      gatewayText: '',
      alarm: 'wrong-amount',
      unknownSince: NOON,
      changedAt: NOON + 60_000,
    })
  })
})

describe('lists', () => {
  test('are ordered by the journal when the clock runs backwards', () => {
    const { journal, clock } = world()
    const ids = Array.from({ length: 20 }, (_, index) => {
      clock.set(NOON - index * 3_600_000)
      return recorded(journal, { saleId: `sale-${index}` }).orderId
    })
    expect(journal.recent(20).map((row) => row.orderId)).toEqual(ids.toReversed())
    expect(journal.recent(3).map((row) => row.orderId)).toEqual(ids.toReversed().slice(0, 3))
    expect(journal.unsettled().map((row) => row.orderId)).toEqual(ids)
  })

  test('read a thousand orders, the tray through its own index', () => {
    const { journal, under } = world()
    for (let index = 0; index < 1_000; index += 1) {
      orderIn(journal, index % 10 === 0 ? 'unknown' : 'approved', { saleId: `sale-${index}` })
    }
    expect(journal.recent(1_000)).toHaveLength(1_000)
    expect(journal.unsettled()).toHaveLength(100)
    expect(journal.tray()).toHaveLength(50)
    expect(journal.tray()[0]?.saleId).toBe('sale-0')
    const plan = under()
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM orders
         WHERE unseen = 1 OR state IN ('intent', 'sent', 'unknown', 'needs-person')
         ORDER BY position LIMIT 50`,
      )
      .all()
    expect(JSON.stringify(plan)).toContain('orders_in_tray')
  })

  test('count what became unknown lately, settled since or not', () => {
    const { journal, clock } = world()
    const first = orderIn(journal, 'unknown', { saleId: 'a' })
    clock.set(NOON + 1_000)
    orderIn(journal, 'unknown', { saleId: 'b' })
    journal.settle(first.orderId, { to: 'approved', cause: 'paid' })
    expect(journal.countUnknownSince(NOON)).toBe(2)
    expect(journal.countUnknownSince(NOON + 1)).toBe(1)
    expect(journal.countUnknownSince(NOON + 1_001)).toBe(0)
  })
})

describe('the same card and amount', () => {
  const query = {
    bin6: '424242',
    last4: '4242',
    amountWon: won(12_000),
    since: NOON,
    exceptSaleId: 'now',
  }
  const counts = ['intent', 'sent', 'unknown', 'needs-person', 'approved', 'partly-refunded']

  test.each(ORDER_STATES)('%s counts or not, in time and too long ago', (state) => {
    const { journal, clock } = world()
    const before = orderIn(journal, state)
    expect(journal.findDuplicate(query)).toEqual(counts.includes(state) ? before : null)
    clock.set(NOON + 1)
    const settled = ['approved', 'partly-refunded'].includes(state)
    const later = journal.findDuplicate({ ...query, since: NOON + 1 })
    expect(later).toEqual(counts.includes(state) && !settled ? before : null)
    expect(journal.findDuplicate({ ...query, exceptSaleId: 'sale-1' })).toBeNull()
    expect(journal.findDuplicate({ ...query, last4: '4241' })).toBeNull()
    expect(journal.findDuplicate({ ...query, amountWon: won(12_001) })).toBeNull()
  })

  test('an unsettled one is found before a newer settled one', () => {
    const { journal } = world()
    const open = orderIn(journal, 'unknown', { saleId: 'a' })
    orderIn(journal, 'approved', { saleId: 'b' })
    const newest = orderIn(journal, 'approved', { saleId: 'c' })
    expect(journal.findDuplicate(query)?.orderId).toBe(open.orderId)
    journal.settle(open.orderId, { to: 'declined', cause: 'look-up' })
    expect(journal.findDuplicate(query)?.orderId).toBe(newest.orderId)
  })
})
