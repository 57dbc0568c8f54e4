import { describe, expect, test } from 'vitest'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import { REFUND_STATES, type RefundState } from '../../../preload/contract/refund.ts'
import { orderIn, world } from './fixture.ts'
import { meant, orderOf, refundIn } from './refund-fixture.ts'

/** money.md, Outcomes, written out a second time on purpose; and `done` of one that turned up late. */
const TABLE: Readonly<Record<RefundState, readonly RefundState[]>> = {
  intent: ['not-sent'],
  sent: ['done', 'refused', 'unknown'],
  'not-sent': ['done'],
  done: [],
  refused: ['done'],
  unknown: ['done', 'refused', 'needs-person'],
  'needs-person': ['done', 'refused'],
}

describe('every move of a refund', () => {
  test.each(REFUND_STATES)('from %s an outcome goes only where the table says', (from) => {
    const { journal } = world()
    for (const to of REFUND_STATES) {
      if (to === 'intent' || to === 'sent') continue
      const before = refundIn(journal, from, `${from}-to-${to}`)
      const seq = journal.headSeq()
      const after = journal.refunds.settle(before.refundId, { to, cause: 'look-up' })
      expect(journal.headSeq()).toBe(seq + 1)
      if (TABLE[from].includes(to)) expect(after).toMatchObject({ state: to, cause: 'look-up' })
      else expect(after).toEqual(before)
    }
  })

  test.each(REFUND_STATES.filter((state) => state !== 'intent'))(
    'a second sender is refused when the refund is %s',
    (state) => {
      const { journal } = world()
      const { refundId } = refundIn(journal, state, 'sale')
      expect(() => journal.refunds.recordSent(refundId)).toThrow(`the refund is ${state}`)
      if (state !== 'sent') {
        expect(() => journal.refunds.recordResend(refundId, 'unauthorized')).toThrow(
          'the refund is',
        )
      }
    },
  )

  test('a refund the journal has not made is refused by name', () => {
    const { journal } = world()
    const seq = journal.headSeq()
    expect(() => journal.refunds.settle('nothing', { to: 'done', cause: '' })).toThrow('no such')
    expect(() => journal.refunds.recordSent('nothing')).toThrow('no such refund')
    expect(journal.headSeq()).toBe(seq)
  })

  test.each(['sent', 'not-sent', 'refused', 'needs-person', 'done', 'unknown', 'intent'] as const)(
    'a next try after %s keeps the refund, or is out of turn',
    (state) => {
      const { journal } = world()
      const before = refundIn(journal, state, 'sale')
      const order = orderOf(journal, before)
      const next = journal.refunds.recordIntent(meant(order, { attempt: 2 }))
      if (state === 'not-sent' || state === 'refused' || state === 'needs-person') {
        const { refundId } = before
        const sentBefore = state !== 'not-sent'
        expect(next).toMatchObject({
          refund: { refundId, state: 'intent', attempt: 2, sentBefore },
        })
      } else expect(next).toEqual({ kind: 'out-of-turn' })
      expect(journal.refunds.recordIntent(meant(order)).kind).toBe('exists')
    },
  )
})

describe('the intent of a refund', () => {
  test('is not taken for an order that is not paid', () => {
    const { journal } = world()
    const order = orderIn(journal, 'declined')
    expect(journal.refunds.recordIntent(meant(order)).kind).toBe('not-refundable')
  })

  test.each(['intent', 'sent', 'unknown'] as const)(
    'is not taken beside one that is %s',
    (state) => {
      const { journal, under } = world()
      const first = refundIn(journal, state, 'sale')
      const order = orderOf(journal, first)
      expect(
        journal.refunds.recordIntent(meant(order, { refundKey: 'another-one' })),
      ).toMatchObject({
        kind: 'open',
        refund: { refundId: first.refundId },
      })
      // Should a bug get past that, the table itself says no.
      const beside = under().prepare(
        `INSERT INTO refunds SELECT 'R-X', 99, order_id, payment_id, purpose, 'another-one', attempt,
         state, amount_won, tax_free_won, balance_won, note_id, cancellation_id, created_at,
         changed_at, cancelled_at, business_date, decline_code, gateway_text, cause, unknown_since,
         unseen, sent_before FROM refunds`,
      )
      expect(() => beside.run()).toThrow('UNIQUE')
    },
  )

  test('is taken beside one that needs a person only from another balance', () => {
    const { journal } = world()
    const first = refundIn(journal, 'needs-person', 'sale')
    const order = orderOf(journal, first)
    const other = meant(order, { refundKey: 'another-one' })
    expect(journal.refunds.recordIntent(other).kind).toBe('open')
    const cancellation = { cancellationId: 'c1', amountWon: 2_000, cancelledAt: 1, reason: '' }
    journal.refunds.observe({
      orderId: order.orderId,
      paymentId: 'imp_1',
      cancelledWon: 2_000,
      cancellations: [cancellation],
    })
    const balanceWon = won(10_000)
    expect(journal.refunds.recordIntent({ ...other, balanceWon }).kind).toBe('recorded')
  })

  test.each([
    ['another balance than the journal’s', { balanceWon: won(11_999) }],
    ['more than is left', { amountWon: positiveWon(12_001) }],
    ['more free of tax than there is', { taxFreeWon: won(1) }],
  ])('is not taken with %s', (_name, change) => {
    const { journal } = world()
    const order = orderIn(journal, 'approved')
    expect(journal.refunds.recordIntent(meant(order, change)).kind).toBe('other-balance')
  })
})
