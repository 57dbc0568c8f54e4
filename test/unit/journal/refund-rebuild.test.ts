import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import { REFUND_STATES, type RefundState } from '../../../preload/contract/refund.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { observeRefunds } from '../../../main/journal/observe-refunds.ts'
import { recordRefundIntent } from '../../../main/journal/refund-intent.ts'
import type { RefundRecord } from '../../../main/journal/refund-records.ts'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import type { Journal, OrderRecord } from '../../../main/journal/records.ts'
import {
  acknowledgeRefunds,
  recordRefundResend,
  recordRefundSent,
  settleRefund,
} from '../../../main/journal/settle-refund.ts'
import { KEY, heldClock, orderIn, seededRandom, world } from './fixture.ts'
import { again, meant, orderOf, refundIn } from './refund-fixture.ts'

const LONG = '가'.repeat(190)

const steps = {
  intent: (books: Books, n: number) => {
    const order = books.order(n)
    const balanceWon = books.journal.refunds.remaining(order.orderId)?.balanceWon ?? won(0)
    const amountWon = positiveWon(1_000 + (n % 4))
    const refundKey = `key-${n % 3}-${n % 4}`
    const attempt = 1 + (n % 2)
    const intent = meant(order, { refundKey, attempt, amountWon, balanceWon })
    books.journal.refunds.recordIntent(intent)
  },
  sent: (books: Books, n: number) => {
    const refund = books.refund(n)
    if (refund?.state === 'intent') books.journal.refunds.recordSent(refund.refundId)
  },
  settle: (books: Books, n: number) => {
    const refund = books.refund(n)
    const to = REFUND_STATES[n % REFUND_STATES.length]
    if (refund === undefined || to === undefined || to === 'intent' || to === 'sent') return
    books.journal.refunds.settle(refund.refundId, { to, cause: 'test', unseen: true })
  },
  observe: (books: Books, n: number) => {
    const { orderId } = books.order(n)
    const cancellations = [{ cancellationId: '', amountWon: 500, cancelledAt: 1, reason: '' }]
    const cancelledWon = 500 * (n % 9)
    books.journal.refunds.observe({ orderId, paymentId: 'imp_1', cancelledWon, cancellations })
  },
  acknowledge: (books: Books, n: number) => {
    books.journal.refunds.acknowledge(books.order(n).orderId)
  },
} as const

interface Books {
  readonly journal: Journal
  readonly order: (n: number) => OrderRecord
  readonly refund: (n: number) => RefundRecord | undefined
}

test('rebuilding gives the refunds and orders that were written, after any history', () => {
  const kind = fc.constantFrom('intent', 'sent', 'settle', 'settle', 'observe', 'acknowledge')
  const step = fc.record({ kind, n: fc.nat(1_000) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (history) => {
      const { journal } = world()
      const orders = [0, 1, 2].map((n) => orderIn(journal, 'approved', { saleId: `sale-${n}` }))
      const all = () => orders.flatMap(({ orderId }) => journal.refunds.ofOrder(orderId))
      const order = (n: number) => orders[n % 3] ?? orderIn(journal, 'approved')
      const books = { journal, order, refund: (n: number) => all()[n % Math.max(1, all().length)] }
      for (const one of history) steps[one.kind](books, one.n)
      const picture = () => [all(), journal.recent(10), journal.headSeq()]
      const before = picture()
      journal.rebuild()
      expect(picture()).toEqual(before)
      expect(journal.verifyChain()).toBeNull()
      for (const { orderId, amountWon } of orders)
        expect(goneOf(orderId)).toBeLessThanOrEqual(amountWon)

      function goneOf(orderId: string): number {
        const done = journal.refunds.ofOrder(orderId).filter(({ state }) => state === 'done')
        return done.reduce((sum, refund) => sum + refund.amountWon, 0)
      }
    }),
    { numRuns: 25, seed: 20_261_123 },
  )
})

test('the reason that staff wrote is erased with the others, and the refund stays', () => {
  const { journal, clock } = world()
  const { refundId } = refundIn(journal, 'done', 'sale')
  clock.set(clock.now() + 1)
  expect(again(journal, refundId).reason).toBe('단순 변심')
  journal.erasePersonal(clock.now())
  expect(again(journal, refundId)).toMatchObject({ reason: '', state: 'done' })
  journal.rebuild()
  expect(again(journal, refundId)).toMatchObject({ reason: '', state: 'done' })
})

type Desk = ReturnType<typeof openDesk>

/** Each place that writes, and the state a refund must be in for it. */
const SITES: readonly (readonly [
  string,
  RefundState | null,
  (desk: Desk, at: { readonly refundId: string; readonly order: OrderRecord }) => unknown,
])[] = [
  [
    'the intent',
    null,
    (desk, { order }) => recordRefundIntent(desk, meant(order, { reason: LONG })),
  ],
  ['sent', 'intent', (desk, { refundId }) => recordRefundSent(desk, refundId)],
  [
    'the resend',
    'sent',
    (desk, { refundId }) => recordRefundResend(desk, refundId, 'unauthorized'),
  ],
  [
    'the outcome',
    'sent',
    (desk, { refundId }) =>
      settleRefund(desk, {
        refundId,
        cutoffMinutes: 0,
        settlement: { to: 'done', cause: '', gatewayText: LONG },
      }),
  ],
  [
    'what was observed',
    null,
    (desk, { order }) =>
      observeRefunds(desk, {
        cutoffMinutes: 0,
        seen: {
          orderId: order.orderId,
          paymentId: 'imp_1',
          cancelledWon: 1_000,
          cancellations: [{ cancellationId: 'c', amountWon: 1_000, cancelledAt: 1, reason: LONG }],
        },
      }),
  ],
  ['what was seen', 'refused', (desk, { order }) => acknowledgeRefunds(desk, order.orderId)],
]

test.each(SITES)('a full disk refuses %s whole', (_name, state, write) => {
  const { journal, under } = world()
  const places = Array.from({ length: 40 }, (_, index) => {
    const name = `sale-${index}`
    if (state === null)
      return { refundId: '', order: orderIn(journal, 'approved', { saleId: name }) }
    const refund = refundIn(journal, state === 'refused' ? 'unknown' : state, name)
    if (state === 'refused') {
      journal.refunds.settle(refund.refundId, { to: 'refused', cause: '', unseen: true })
    }
    const order = orderOf(journal, refund)
    return { refundId: refund.refundId, order }
  })
  const connection = under()
  const desk = openDesk(connection, { key: KEY, clock: heldClock(), random: seededRandom(5) })
  const pages = String(connection.pragma('page_count', { simple: true }))
  connection.pragma(`max_page_count = ${pages}`)
  const picture = () => ({
    head: journal.headSeq(),
    orders: journal.recent(1_000),
    refunds: places.flatMap(({ order }) => journal.refunds.ofOrder(order.orderId)),
  })
  let refused: unknown = null
  let before = picture()
  for (const place of places) {
    before = picture()
    try {
      desk.transact('test', () => write(desk, place))
    } catch (error) {
      refused = error
      break
    }
  }
  expect(refused).toBeInstanceOf(JournalUnwritable)
  expect(picture()).toEqual(before)
  expect(journal.verifyChain()).toBeNull()
})
