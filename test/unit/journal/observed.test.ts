import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SightedPayment } from '../../../main/journal/observed-records.ts'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { observeOrder } from '../../../main/journal/observe-orders.ts'
import { won } from '../../../preload/contract/money.ts'
import { KEY, NOON, heldClock, orderIn, seededRandom, world } from './fixture.ts'

function sighted(change: Partial<SightedPayment> = {}): SightedPayment {
  return {
    paymentId: 'imp_000000000001',
    orderId: 'web-1',
    amountWon: 10_000,
    cancelledWon: 0,
    currency: 'KRW',
    status: 'paid',
    sandbox: true,
    approvalNumber: '30001234',
    cardName: '신한카드',
    cardKind: 'credit',
    installmentMonths: 3,
    startedAt: NOON - 60_000,
    paidAt: NOON - 30_000,
    cancelledAt: null,
    failReason: '',
    receiptUrl: 'https://r.example/1',
    source: 'pc',
    itemName: '온라인 주문',
    subscriberUse: '',
    cancellations: [],
    ...change,
  }
}

describe('a payment that was found', () => {
  test('is an order with all that is known of it, and of its card nothing', () => {
    const { journal } = world()
    expect(journal.sights.takeIn({ payments: [sighted()] })).toBe(1)
    const { saleId = '', ...order } = journal.order('web-1') ?? {}
    expect(saleId).toMatch(/^seen-[A-Z2-7]{26}$/)
    expect(order).toEqual({
      orderId: 'web-1',
      attempt: 1,
      state: 'approved',
      amountWon: 10_000,
      taxFreeWon: 0,
      installmentMonths: 3,
      itemName: '온라인 주문',
      buyerName: '',
      bin6: '',
      last4: '',
      issuer: '신한카드',
      cardKind: 'credit',
      approvalNumber: '30001234',
      paymentId: 'imp_000000000001',
      receiptUrl: 'https://r.example/1',
      createdAt: NOON - 60_000,
      changedAt: NOON,
      paidAt: NOON - 30_000,
      businessDate: '2026-11-23',
      declineCode: '',
      gatewayText: '',
      cause: 'found-at-gateway',
      unknownSince: null,
      alarm: null,
      unseen: false,
      idUsedBefore: false,
      duplicateOf: null,
      duplicateReason: '',
      origin: 'web',
      isObserved: true,
      foreignOrderId: '',
    })
  })

  test('is written down once', () => {
    const { journal } = world()
    journal.sights.takeIn({ payments: [sighted(), sighted()] })
    const seq = journal.headSeq()
    expect(journal.sights.takeIn({ payments: [sighted({ itemName: '다른 이름' })] })).toBe(0)
    expect(journal.headSeq()).toBe(seq)
  })

  test.each([
    ['web', { source: 'mobile' }],
    ['schedule', { subscriberUse: 'payment.scheduled', source: 'api' }],
    ['unknown', { source: 'api' }],
    ['other-till', { orderId: 'ABCDE-12-ABCDEFGHIJKLM', source: 'api' }],
    ['unknown', { orderId: 'ABCDE-0-ABCDEFGHIJKLM', source: 'api' }],
  ] as const)('is of %s origin', (origin, change) => {
    const { journal } = world()
    journal.sights.takeIn({ payments: [sighted(change)] })
    expect(journal.order(sighted(change).orderId)?.origin).toBe(origin)
  })

  test('whose id this file’s terminal made was made here, and lost', () => {
    const { journal } = world()
    const orderId = `${journal.terminal}-12-ABCDEFGHIJKLM`
    journal.sights.takeIn({ payments: [sighted({ orderId })] })
    expect(journal.order(orderId)).toMatchObject({ origin: 'here', isObserved: true })
  })

  test.each([
    ['one that is being paid', { status: 'ready', paidAt: null }],
    ['one in dollars', { currency: 'USD' }],
    ['one of nothing, as a card that is registered', { amountWon: 0 }],
    ['one that was cancelled before it was paid', { status: 'cancelled', paidAt: null }],
  ])('%s is left', (_name, change) => {
    const { journal } = world()
    expect(journal.sights.takeIn({ payments: [sighted(change)] })).toBe(0)
    expect(journal.headSeq()).toBe(1)
  })

  test('that shares a merchant’s id with another is an order of its own', () => {
    const { journal, under } = world()
    const payments = ['1', '2', '3'].map((n) =>
      sighted({ paymentId: `imp_${n}`, status: n === '3' ? 'paid' : 'failed' }),
    )
    expect(journal.sights.takeIn({ payments })).toBe(3)
    expect(journal.sights.takeIn({ payments })).toBe(0)
    const rows = under()
      .prepare('SELECT order_id, state, foreign_order_id FROM orders ORDER BY position')
      .raw()
      .all()
    expect(rows).toEqual([
      ['web-1', 'declined', ''],
      [expect.stringMatching(/^X-[A-Z2-7]{26}$/), 'declined', 'web-1'],
      [expect.stringMatching(/^X-[A-Z2-7]{26}$/), 'approved', 'web-1'],
    ])
  })

  test('under an order of ours is left to whoever settles that', () => {
    const { journal } = world()
    const { orderId } = orderIn(journal, 'unknown')
    expect(journal.sights.takeIn({ payments: [sighted({ orderId })] })).toBe(0)
    expect(journal.order(orderId)).toMatchObject({ state: 'unknown', isObserved: false })
  })

  test('is never a trial sale, whose money would go back by itself', () => {
    const { journal } = world()
    journal.sights.takeIn({ payments: [sighted({ orderId: 'trial-1234' })] })
    expect(journal.order('trial-1234')?.state).toBe('approved')
    expect(journal.trials()).toEqual([])
  })

  test('is no earlier payment of a card that nobody has read', () => {
    const { journal } = world()
    journal.sights.takeIn({ payments: [sighted()] })
    const query = { bin6: '', last4: '', amountWon: won(10_000), since: 0, exceptSaleId: 'x' }
    expect(journal.findDuplicate({ ...query, bin6: '424242', last4: '4242' })).toBeNull()
  })
})

test('whatever a gateway says is taken in, and rebuilt to the same', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.constantFrom('4539578763621486', '20261123140500123', '850101-1234567', '한\u202e글', ''),
  )
  const payment = fc.record({
    paymentId: fc.oneof(text, fc.constantFrom('imp_1', 'imp_2', 'imp_12345678901234')),
    orderId: fc.oneof(text, fc.constantFrom('web-1', 'web_1', 'ABCDE-1-ABCDEFGHIJKLM')),
    amountWon: fc.oneof(fc.nat(99), fc.maxSafeNat()),
    cancelledWon: fc.oneof(fc.constant(0), fc.nat(99), fc.maxSafeNat()),
    currency: fc.constant('KRW'),
    status: fc.constantFrom('paid', 'failed', 'cancelled', 'ready', 'partial_cancelled'),
    sandbox: fc.constantFrom(true, false, null),
    approvalNumber: text,
    cardName: text,
    cardKind: fc.constantFrom('credit' as const, 'check' as const, null),
    installmentMonths: fc.oneof(fc.nat(40), fc.maxSafeNat()),
    startedAt: fc.oneof(fc.constant(null), fc.maxSafeNat()),
    paidAt: fc.oneof(fc.constant(null), fc.maxSafeNat()),
    cancelledAt: fc.oneof(fc.constant(null), fc.maxSafeNat()),
    failReason: text,
    receiptUrl: text,
    source: text,
    itemName: text,
    subscriberUse: text,
    cancellations: fc.array(
      fc.record({
        cancellationId: text,
        amountWon: fc.nat(99),
        cancelledAt: fc.constant(null),
        reason: text,
      }),
      { maxLength: 2 },
    ),
  })
  fc.assert(
    fc.property(fc.array(fc.array(payment, { maxLength: 4 }), { maxLength: 4 }), (pages) => {
      const { journal, under } = world()
      orderIn(journal, 'approved')
      for (const payments of pages) journal.sights.takeIn({ payments })
      const rows = (table: string) =>
        under()
          .prepare(
            table === 'orders'
              ? 'SELECT * FROM orders ORDER BY position'
              : 'SELECT * FROM refunds ORDER BY position',
          )
          .all()
      const picture = () => [rows('orders'), rows('refunds')]
      const before = picture()
      journal.rebuild()
      expect(picture()).toEqual(before)
      expect(journal.verifyChain()).toBeNull()
      for (const payments of pages)
        journal.sights.takeIn({ payments: payments.filter(isPaidWhole) })
      expect(rows('orders')).toHaveLength(before[0]?.length ?? 0)
      expect(JSON.stringify(before)).not.toMatch(/4539578763621486|8501011234567/)
    }),
    { numRuns: 60, seed: 20_261_123 },
  )

  function isPaidWhole({ status, cancelledWon }: SightedPayment): boolean {
    return status === 'paid' && cancelledWon === 0
  }
})

test('what the gateway shows of an order of ours is an alarm once, and its state stays', () => {
  const { journal } = world()
  const { orderId } = orderIn(journal, 'declined')
  journal.sights.noteAlarm(orderId, 'wrong-amount')
  const seq = journal.headSeq()
  journal.sights.noteAlarm(orderId, 'wrong-amount')
  expect(journal.headSeq()).toBe(seq)
  const noted = { state: 'declined', alarm: 'wrong-amount', unseen: true, businessDate: null }
  expect(journal.tray()).toMatchObject([noted])
  journal.rebuild()
  expect(journal.tray()).toMatchObject([noted])
  expect(() => journal.sights.noteAlarm('nothing', 'paid-twice')).toThrow('no such order')
})

describe('how far the gateway has been read', () => {
  const place = { until: NOON, windowFrom: NOON - 5, page: 7 }

  test('is kept with the page that was taken in, and forgotten when all is read', () => {
    const { journal, reopen } = world()
    journal.sights.takeIn({ payments: [sighted()], next: place })
    expect(reopen().sights.cursor()).toEqual(place)
    journal.rebuild()
    expect(journal.sights.cursor()).toEqual(place)
  })

  test('is not kept where the page was not taken in', () => {
    const { journal, under } = world()
    const db = under()
    db.exec(
      `CREATE TRIGGER full BEFORE INSERT ON reconcile_cursor BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    expect(() => journal.sights.takeIn({ payments: [sighted()], next: place })).toThrow('full')
    expect(journal.order('web-1')).toBeNull()
    expect(journal.headSeq()).toBe(1)
  })

  test('by another chain is not gone on from', () => {
    const { journal, under } = world()
    journal.sights.takeIn({ payments: [], next: place })
    const db = under()
    db.exec(`INSERT INTO terminal (name, head_seq, head_mac) VALUES ('ABCDE', 0, zeroblob(32))`)
    expect(journal.sights.cursor()).toBeNull()
  })
})

test('a file of before has the same orders and refunds afterwards, and none of them was found', () => {
  const before = new Database(':memory:')
  before.pragma('foreign_keys = ON')
  const folder = new URL('../../../main/journal/migrations/', import.meta.url)
  const run = (name: string) => before.exec(readFileSync(new URL(name, folder), 'utf8'))
  for (const name of ['0001-orders', '0002-restores', '0003-staff', '0004-profile', '0005-refunds'])
    run(`${name}.sql`)
  const now = world()
  const order = orderIn(now.journal, 'approved')
  now.journal.refunds.observe({
    orderId: order.orderId,
    paymentId: order.paymentId,
    cancelledWon: 500,
    cancellations: [],
  })
  const columns = (table: string) =>
    before.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).map(String)
  const source = now.under()
  for (const table of ['person', 'note', 'orders', 'refunds']) {
    const names = columns(table).join(', ')
    for (const row of source.prepare(`SELECT ${names} FROM ${table}`).all()) {
      const values = columns(table)
        .map((name) => `@${name}`)
        .join(', ')
      before.prepare(`INSERT INTO ${table} (${names}) VALUES (${values})`).run(row)
    }
  }
  before.transaction(() => run('0006-observed.sql'))()
  for (const table of ['orders', 'refunds']) {
    const all = (file: typeof before) => file.prepare(`SELECT * FROM ${table}`).all()
    expect(all(before)).toEqual(all(source))
    expect(all(before)).toHaveLength(1)
  }
  expect(before.pragma('foreign_key_check')).toEqual([])
  expect(before.prepare('SELECT origin, observed FROM orders').get()).toEqual({
    origin: 'here',
    observed: 0,
  })
  before.close()
})

test('a full disk refuses what was found whole', () => {
  const { journal, under } = world()
  const connection = under()
  const desk = openDesk(connection, { key: KEY, clock: heldClock(), random: seededRandom(5) })
  connection.pragma(`max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`)
  let refused: unknown = null
  let seq = 0
  for (let n = 0; n < 60 && refused === null; n += 1) {
    seq = journal.headSeq()
    const payment = sighted({
      paymentId: `imp_${n}`,
      orderId: `web-${n}`,
      itemName: '가'.repeat(80),
    })
    try {
      desk.transact('test', () => observeOrder(desk, { payment, cutoffMinutes: 0 }))
    } catch (error) {
      refused = error
    }
  }
  expect(refused).toBeInstanceOf(JournalUnwritable)
  expect(journal.headSeq()).toBe(seq)
  expect(journal.verifyChain()).toBeNull()
})
