import { describe, expect, test } from 'vitest'
import { ORDER_STATES } from '../../../preload/contract/order.ts'
import type { OrderState } from '../../../preload/contract/order.ts'
import type { Settlement } from '../../../main/journal/records.ts'
import { orderIn, world } from './fixture.ts'

/**
 * money.md, Outcomes, written out a second time on purpose; and what was not sent by a file that is older
 * than the sending.
 */
const TABLE: Readonly<Record<OrderState, readonly OrderState[]>> = {
  intent: ['not-sent'],
  sent: ['approved', 'declined', 'unknown'],
  'not-sent': ['approved'],
  approved: ['partly-refunded', 'refunded'],
  declined: ['approved'],
  unknown: ['approved', 'declined', 'reversed', 'needs-person'],
  reversed: [],
  'needs-person': ['approved', 'declined', 'reversed', 'not-charged'],
  'not-charged': ['approved'],
  'partly-refunded': ['refunded'],
  refunded: [],
}

describe('every move of the state table', () => {
  test.each(ORDER_STATES)('from %s an outcome goes only where the table says', (from) => {
    const { journal, under } = world()
    const events = under().prepare('SELECT count(*) FROM event WHERE kind = ?').pluck()
    for (const to of ORDER_STATES) {
      if (to === 'intent' || to === 'sent') continue
      const before = orderIn(journal, from, { saleId: `${from}-to-${to}` })
      const ignored = Number(events.get('order.outcome-ignored'))
      const seq = journal.headSeq()
      const after = journal.settle(before.orderId, {
        to,
        cause: 'look-up',
        gatewayText: '잔액부족',
      })
      expect(journal.headSeq()).toBe(seq + 1)
      if (TABLE[from].includes(to)) {
        expect(after).toMatchObject({ state: to, cause: 'look-up', gatewayText: '잔액부족' })
      } else {
        expect(after).toEqual(before)
        expect(Number(events.get('order.outcome-ignored'))).toBe(ignored + 1)
      }
    }
  })

  test.each(['intent', 'sent', 'no such state'])('no outcome leads to %s', (to) => {
    const { journal } = world()
    const before = orderIn(journal, 'intent')
    // The type forbids it; a bug must still find the table closed.
    const after = journal.settle(before.orderId, { to, cause: 'bug' } as unknown as Settlement)
    expect(after).toEqual(before)
    expect(journal.verifyChain()).toBeNull()
  })

  test.each(ORDER_STATES.filter((state) => state !== 'intent'))(
    'a second sender is refused when the order is %s',
    (state) => {
      const { journal } = world()
      const { orderId } = orderIn(journal, state)
      const seq = journal.headSeq()
      expect(() => journal.recordSent(orderId)).toThrow(`the order is ${state}`)
      expect(journal.headSeq()).toBe(seq)
    },
  )

  test('an intent or a sent order may be sent again, and nothing else', () => {
    const { journal } = world()
    for (const state of ORDER_STATES) {
      const { orderId } = orderIn(journal, state, { saleId: state })
      const resend = () => journal.recordResend(orderId, 'never-connected')
      if (state === 'intent' || state === 'sent') expect(resend).not.toThrow()
      else expect(resend).toThrow(`the order is ${state}`)
    }
  })

  test('an order the journal has not made is refused by name', () => {
    const { journal } = world()
    const seq = journal.headSeq()
    expect(() => journal.settle('nothing', { to: 'approved', cause: '' })).toThrow('no such order')
    expect(() => journal.recordSent('nothing')).toThrow('no such order')
    expect(() => journal.acknowledge('nothing')).toThrow('no such order')
    expect(journal.headSeq()).toBe(seq)
  })
})
