import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ORDER_STATES } from '../../../preload/contract/order.ts'
import { won } from '../../../preload/contract/money.ts'
import type { Journal, Settlement } from '../../../main/journal/records.ts'
import { intentOf, orderIn, recorded, world } from './fixture.ts'

type Step =
  | {
      readonly kind: 'intent'
      readonly sale: number
      readonly attempt: number
      readonly amount: number
    }
  | { readonly kind: 'sent' | 'resend' | 'acknowledge' | 'reopen'; readonly pick: number }
  | { readonly kind: 'settle'; readonly pick: number; readonly settlement: Settlement }
  | { readonly kind: 'clock'; readonly now: number }

const pick = fc.nat(1_000)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('intent' as const),
      sale: fc.nat(6),
      attempt: fc.integer({ min: 1, max: 4 }),
      amount: fc.integer({ min: 1, max: 99_999 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sent' as const), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('resend' as const, 'acknowledge' as const, 'reopen' as const),
      pick,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      now: fc.integer({ min: -5, max: 4_102_444_800_000 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      pick,
      settlement: fc.record(
        {
          to: fc.constantFrom(
            ...ORDER_STATES.filter((state) => state !== 'intent' && state !== 'sent'),
          ),
          cause: fc.constantFrom('timeout', 'HTTP 500', ''),
          gatewayText: fc.string({ maxLength: 30 }),
          paidAt: fc.option(fc.nat(2_000_000_000)),
          alarm: fc.option(fc.constantFrom('paid-twice' as const, 'wrong-amount' as const)),
          unseen: fc.boolean(),
          paymentId: fc.constantFrom('imp_1', ''),
        },
        { requiredKeys: ['to', 'cause'] },
      ),
    }),
  },
)

function picture(journal: Journal) {
  return { all: journal.recent(10_000), tray: journal.tray(), head: journal.headSeq() }
}

describe('rebuilding', () => {
  test('gives the projection that was written, after any history', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const made = world()
        let { journal } = made
        const ids: string[] = []
        const chosen = (index: number) => ids[index % ids.length]
        for (const one of steps) {
          if (one.kind === 'clock') {
            made.clock.set(one.now)
          } else if (one.kind === 'intent') {
            const answer = journal.recordIntent(
              intentOf({
                saleId: `sale-${one.sale}`,
                attempt: one.attempt,
                amountWon: won(one.amount),
                duplicateReason: one.sale % 2 === 0 ? '' : '두 잔째',
                buyer: one.sale % 3 === 0 ? { name: '', phone: '', email: '' } : intentOf().buyer,
              }),
            )
            if (answer.kind === 'recorded') ids.push(answer.order.orderId)
          } else {
            const orderId = chosen(one.pick)
            if (orderId === undefined) continue
            const state = journal.order(orderId)?.state
            if (one.kind === 'sent' && state === 'intent') journal.recordSent(orderId)
            if (one.kind === 'resend' && state === 'sent')
              journal.recordResend(orderId, 'unauthorized')
            if (one.kind === 'acknowledge') journal.acknowledge(orderId)
            if (one.kind === 'settle') journal.settle(orderId, one.settlement)
            if (one.kind === 'reopen') journal = made.reopen()
          }
        }
        const before = picture(journal)
        journal.rebuild()
        expect(picture(journal)).toEqual(before)
        expect(journal.verifyChain()).toBeNull()
        const attempts = before.all.map(({ saleId, attempt }) => `${saleId} ${attempt}`)
        expect(new Set(attempts).size).toBe(attempts.length)
      }),
      { numRuns: 80, seed: 20_261_123 },
    )
  })

  test('puts right a projection that was changed', () => {
    const { journal, under } = world()
    orderIn(journal, 'declined')
    const before = journal.recent(10)
    under().exec(`UPDATE orders SET state = 'not-sent', amount_won = 1`)
    expect(journal.recent(10)).not.toEqual(before)
    journal.rebuild()
    expect(journal.recent(10)).toEqual(before)
  })

  test('does without a person who was erased', () => {
    const { journal, under } = world()
    recorded(journal)
    under().exec('DELETE FROM person')
    journal.rebuild()
    expect(journal.recent(1)[0]).toMatchObject({ buyerName: '', saleId: 'sale-1' })
  })

  test('refuses an event of a kind or version it does not know', () => {
    const { journal, under } = world()
    recorded(journal)
    const db = under()
    db.exec('DROP TRIGGER event_is_never_changed')
    db.exec('UPDATE event SET version = 2 WHERE seq = 2')
    expect(() => journal.rebuild()).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
    expect(journal.recent(10)).toHaveLength(1)
  })
})
