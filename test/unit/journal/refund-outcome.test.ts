import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import { orderIn, world } from './fixture.ts'
import { meant, meantFor, refundIn } from './refund-fixture.ts'

describe('an outcome', () => {
  test('is never refused by its content', () => {
    const { journal } = world()
    const anything = fc.anything({ maxDepth: 1 })
    fc.assert(
      fc.property(
        fc.record({
          cancellationId: anything,
          cancelledAt: anything,
          declineCode: anything,
          gatewayText: fc.oneof(anything, fc.string({ maxLength: 2_000 })),
          cause: anything,
          unseen: anything,
        }),
        fc.nat(),
        (learned, n) => {
          const { refundId } = refundIn(journal, 'sent', `sale-${n}-${journal.headSeq()}`)
          // The types forbid it; what a gateway says must be taken all the same.
          const settled = journal.refunds.settle(refundId, { to: 'done', ...learned } as never)
          expect(settled.state).toBe('done')
        },
      ),
      { numRuns: 30, seed: 20_261_123 },
    )
    expect(journal.verifyChain()).toBeNull()
  })

  test('moves the order with the sum of what is done, and a lost one moves nothing', () => {
    const { journal } = world()
    const order = orderIn(journal, 'approved')
    const give = (refundKey: string, amount: number, balance: number) => {
      const amounts = { amountWon: positiveWon(amount), balanceWon: won(balance) }
      const { refundId } = meantFor(journal, meant(order, { refundKey, ...amounts }))
      journal.refunds.recordSent(refundId)
      return (to: 'done' | 'refused') => journal.refunds.settle(refundId, { to, cause: '' })
    }
    give('sheet-one', 5_000, 12_000)('refused')
    expect(journal.order(order.orderId)?.state).toBe('approved')
    give('sheet-two', 5_000, 12_000)('done')
    expect(journal.order(order.orderId)?.state).toBe('partly-refunded')
    give('sheet-three', 7_000, 7_000)('done')
    expect(journal.order(order.orderId)?.state).toBe('refunded')
  })

  test.each(['not-sent', 'refused'] as const)(
    'of one that staff were told is %s is news to them when it is done after all',
    (state) => {
      const { journal } = world()
      const { refundId } = refundIn(journal, state, 'sale')
      const done = journal.refunds.settle(refundId, { to: 'done', cause: '', unseen: false })
      expect(done).toMatchObject({ state: 'done', unseen: true })
    },
  )

  test('is on the shop’s day by the cut-off in force', () => {
    const { journal } = world({ cutoffMinutes: 240 })
    const { refundId } = refundIn(journal, 'sent', 'sale')
    const cancelledAt = Date.parse('2026-11-25T03:59:00+09:00')
    const done = journal.refunds.settle(refundId, { to: 'done', cause: '', cancelledAt })
    expect(done).toMatchObject({ cancelledAt, businessDate: '2026-11-24' })
  })
})

describe('what the gateway lists', () => {
  const cancellation = (id: string, amountWon: number) => ({
    cancellationId: id,
    amountWon,
    cancelledAt: 1_000,
    reason: '콘솔',
  })

  test('is written down so that both balances agree, once, and any contents are taken', () => {
    const { journal } = world()
    const items = fc.array(
      fc.record({
        cancellationId: fc.constantFrom('', 'c1', 'c2', 'x'.repeat(99), '4242424242424242'),
        amountWon: fc.integer({ min: 0, max: 3_000 }),
        cancelledAt: fc.constantFrom(null, 1_000, 2_000, -1, Number.NaN),
        reason: fc.string({ maxLength: 300 }),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 12_000 }), (cancellations, cancelledWon) => {
        const saleId = `sale-${journal.headSeq()}`
        const order = orderIn(journal, 'approved', { saleId, taxFreeWon: won(3_000) })
        const seen = { orderId: order.orderId, paymentId: 'imp_1', cancelledWon, cancellations }
        journal.refunds.observe(seen)
        const seq = journal.headSeq()
        expect(journal.refunds.observe(seen)).toEqual([])
        expect(journal.headSeq()).toBe(seq)
        expect(journal.refunds.remaining(order.orderId)?.balanceWon).toBe(12_000 - cancelledWon)
      }),
      { numRuns: 40, seed: 20_261_123 },
    )
    expect(journal.verifyChain()).toBeNull()
  })

  test('of ours is not written down as somebody else’s, also while its outcome is waited for', () => {
    const { journal } = world()
    const refund = refundIn(journal, 'unknown', 'sale')
    const own = { ...cancellation('c1', 5_000), reason: `${refund.refundId} 단순 변심` }
    const { orderId, paymentId } = refund
    const cancellations = [own, cancellation('c2', 1_000)]
    const seen = { orderId, paymentId, cancelledWon: 6_000, cancellations }
    expect(journal.refunds.observe(seen)).toMatchObject([
      { amountWon: 1_000, cancellationId: 'c2' },
    ])
    journal.refunds.settle(refund.refundId, { to: 'done', cause: '', cancellationId: 'c1' })
    expect(journal.refunds.observe(seen)).toEqual([])
    expect(journal.refunds.remaining(orderId)?.balanceWon).toBe(6_000)
  })

  test('twice under our id is ours once', () => {
    const { journal } = world()
    const refund = refundIn(journal, 'done', 'sale')
    const own = { ...cancellation('c1', 5_000), reason: refund.refundId }
    const { orderId, paymentId } = refund
    const cancellations = [own, { ...own, cancellationId: 'c2' }]
    journal.refunds.observe({ orderId, paymentId, cancelledWon: 10_000, cancellations })
    expect(journal.refunds.remaining(orderId)?.balanceWon).toBe(2_000)
  })
})
