import { describe, expect, test } from 'vitest'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { NOON, order, orderIn, recorded, world } from './fixture.ts'
import { BEFORE, givenBack, oldShop, onDay, paid } from './purge-fixture.ts'
import { meant, meantFor } from './refund-fixture.ts'

describe('what stays', () => {
  test('is a sale whose events lie on both sides, and all that was written after it began', () => {
    const { journal, made, clock } = startedOn(0)
    const first = paid(made, 'first')
    const straddling = orderIn(journal, 'declined', { saleId: 'straddling' })
    const after = paid(made, 'after')
    onDay(made, 4)
    clock.set(clock.now() + 1)
    // Tried once more under another id: the same sale.
    recorded(journal, { saleId: 'straddling', attempt: 2 })
    expect(journal.purge({ before: BEFORE }).orders).toBe(1)
    expect(journal.order(first.orderId)).toBeNull()
    expect(order(journal, straddling.orderId).state).toBe('declined')
    expect(order(journal, after.orderId).state).toBe('approved')
    expect(journal.verifyChain()).toBeNull()
    journal.rebuild()
    expect(journal.recent(10)).toHaveLength(3)
  })

  test('is an order that a later one stands beside', () => {
    const { journal, made } = startedOn(0)
    paid(made, 'first')
    const beside = paid(made, 'beside')
    onDay(made, 4)
    paid(made, 'again', { duplicateOf: beside.orderId, duplicateReason: '두 잔째' })
    expect(journal.purge({ before: BEFORE }).orders).toBe(1)
    expect(order(journal, beside.orderId).state).toBe('approved')
  })

  test('is an order of which money went back on a day that stays', () => {
    const { journal, made } = startedOn(0)
    const first = paid(made, 'first')
    onDay(made, 4)
    givenBack(journal, first)
    expect(journal.purge({ before: BEFORE }).orders).toBe(0)
    expect(order(journal, first.orderId).state).toBe('partly-refunded')
  })

  test('is what a clock that was slow calls old and the gateway does not', () => {
    const { journal, made } = startedOn(0)
    const { orderId } = orderIn(journal, 'sent')
    journal.settle(orderId, { to: 'approved', cause: 'paid', paidAt: BEFORE })
    onDay(made, 4)
    expect(journal.purge({ before: BEFORE }).orders).toBe(0)
  })

  test.each(['intent', 'sent', 'unknown', 'needs-person'] as const)(
    'is an order that is %s, and what came after it',
    (state) => {
      const { journal, made } = startedOn(0)
      paid(made, 'first')
      const { orderId } = orderIn(journal, state, { saleId: 'open' })
      paid(made, 'after')
      onDay(made, 4)
      expect(journal.purge({ before: BEFORE }).orders).toBe(1)
      expect(order(journal, orderId).state).toBe(state)
      expect(journal.recent(10)).toHaveLength(2)
      expect(journal.verifyChain()).toBeNull()
    },
  )

  test('is a payment whose refund nobody knows the end of, and an order nobody has looked at', () => {
    const { journal, made } = startedOn(0)
    const refund = meantFor(journal, meant(paid(made, 'refunding')))
    onDay(made, 4)
    expect(journal.purge({ before: BEFORE }).orders).toBe(0)
    journal.refunds.settle(refund.refundId, { to: 'not-sent', cause: 'start' })
    // Its last event is new now.
    expect(journal.purge({ before: BEFORE }).orders).toBe(0)
    expect(journal.purge({ before: made.clock.now() + 86_400_000 }).orders).toBe(1)
    const late = orderIn(journal, 'unknown', { saleId: 'late' })
    journal.settle(late.orderId, { to: 'declined', cause: 'look-up', unseen: true })
    expect(journal.purge({ before: made.clock.now() + 86_400_000 }).orders).toBe(0)
  })

  test('is everything, while a restore has not been reconciled', () => {
    const { journal, under } = oldShop()
    under().exec('INSERT INTO reconcile_need (id, since) VALUES (1, 0)')
    expect(journal.purge({ before: BEFORE }).orders).toBe(0)
    under().exec('DELETE FROM reconcile_need')
    expect(journal.purge({ before: BEFORE }).orders).toBe(3)
  })

  test('is what an event names that was written between two steps', () => {
    const {
      journal,
      made,
      kept: [third],
    } = oldShop()
    const steps = journal.purgeSteps({ before: NOON + 5 * 86_400_000 })
    // The last step before the first transaction.
    for (let step = 0; step < 3; step += 1) expect(steps.next().done).toBe(false)
    onDay(made, 5)
    givenBack(journal, order(journal, third?.orderId ?? ''))
    expect(allAtOnce(steps)).toMatchObject({ orders: 0 })
    expect(journal.recent(10)).toHaveLength(5)
    expect(journal.verifyChain()).toBeNull()
  })

  test('is everything of a chain that is not whole: it is evidence', () => {
    const { journal, under } = oldShop()
    const db = under()
    db.exec('DROP TRIGGER event_is_never_changed; UPDATE event SET time = 1 WHERE seq = 3')
    expect(() => journal.purge({ before: BEFORE })).toThrow(
      expect.objectContaining({ name: 'JournalDamaged' }),
    )
    expect(journal.recent(10)).toHaveLength(5)
  })
})

function startedOn(day: number) {
  const made = world()
  onDay(made, day)
  return { ...made, made }
}
