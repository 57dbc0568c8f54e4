import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderState } from '../../../preload/contract/order.ts'
import { compare, type GatewayEntry, type OwnEntry } from '../../../main/till/compare.ts'

const NOON = Date.UTC(2026, 10, 23, 3)
const DAY = 86_400_000
const PERIOD = { from: NOON - DAY / 2, to: NOON + DAY / 2 }

function own(change: Partial<OwnEntry> = {}): OwnEntry {
  return {
    orderId: 'ABCDE-1-A',
    paymentId: 'imp_1',
    state: 'approved',
    amountWon: 10_000,
    givenBackWon: 0,
    createdAt: NOON,
    paidAt: NOON,
    ...change,
  }
}

function theirs(change: Partial<GatewayEntry> = {}): GatewayEntry {
  return {
    paymentId: 'imp_1',
    orderId: 'ABCDE-1-A',
    status: 'paid',
    amountWon: 10_000,
    cancelledWon: 0,
    startedAt: NOON,
    paidAt: NOON,
    ...change,
  }
}

const FAILED = { status: 'failed', paidAt: null } as const
const NONE = { onlyHere: [], onlyThere: [], stateDiffers: [], amountDiffers: [] }

function differences(ours: readonly OwnEntry[], there: readonly GatewayEntry[]) {
  return compare({ ours, theirs: there, period: PERIOD })
}

describe('nothing differs', () => {
  test.each<[string, readonly OwnEntry[], readonly GatewayEntry[]]>([
    ['on a day without payments', [], []],
    ['of a payment on both sides', [own()], [theirs()]],
    [
      'of one that was refunded in part, whatever it is called',
      [own({ state: 'partly-refunded', givenBackWon: 4_000 })],
      [theirs({ status: 'cancelled', cancelledWon: 4_000 })],
    ],
    ['of a decline', [own({ state: 'declined', paymentId: '', paidAt: null })], [theirs(FAILED)]],
    ['of a decline that left no record', [own({ state: 'declined', paymentId: '' })], []],
    ['of somebody else’s that failed', [], [theirs(FAILED)]],
    ['of somebody else’s that is not paid yet', [], [theirs({ status: 'ready', paidAt: null })]],
    [
      'of one that was reversed',
      [own({ state: 'reversed' })],
      [theirs({ status: 'cancelled', cancelledWon: 10_000 })],
    ],
    ['of a payment that two windows list', [own()], [theirs(), theirs()]],
    [
      'of an order that was tried twice under one id and paid once',
      [own()],
      [theirs({ paymentId: 'imp_0', ...FAILED }), theirs()],
    ],
    [
      'of one that a person approved by its number',
      [own({ paymentId: '' })],
      [theirs({ paymentId: 'imp_0', ...FAILED }), theirs()],
    ],
  ])('%s', (_name, ours, there) => {
    expect(differences(ours, there)).toEqual(NONE)
  })
})

test('a payment that the gateway does not list is only here', () => {
  const lost = own({ orderId: 'ABCDE-2-B', paymentId: 'imp_2' })
  expect(differences([own(), lost], [theirs()])).toEqual({ ...NONE, onlyHere: [lost] })
})

test('a payment that the journal does not know is only there, a cancelled one too', () => {
  const web = theirs({ paymentId: 'imp_2', orderId: 'web' })
  const gone = theirs({
    paymentId: 'imp_3',
    orderId: 'web',
    status: 'cancelled',
    cancelledWon: 10_000,
  })
  expect(differences([own()], [theirs(), web, gone])).toEqual({ ...NONE, onlyThere: [web, gone] })
})

test('a second payment of one order is only there', () => {
  const second = theirs({ paymentId: 'imp_2' })
  expect(differences([own()], [second, theirs()])).toEqual({ ...NONE, onlyThere: [second] })
  const named = own({ paymentId: '' })
  expect(differences([named], [second, theirs()]).onlyThere).toHaveLength(1)
})

test.each<OrderState>(['declined', 'not-charged', 'not-sent', 'unknown', 'needs-person', 'sent'])(
  'a payment that is %s here and paid there differs in state',
  (state) => {
    const here = own({ state, paymentId: '', paidAt: null })
    expect(differences([here], [theirs()])).toEqual({
      ...NONE,
      stateDiffers: [{ here, there: theirs() }],
    })
  },
)

test('a payment that is paid here and failed there differs in state, and not in amount', () => {
  const there = theirs({ ...FAILED, amountWon: 9_000 })
  expect(differences([own()], [there])).toEqual({ ...NONE, stateDiffers: [{ here: own(), there }] })
})

test.each([
  ['was paid', { amountWon: 10_001 }],
  ['went back', { cancelledWon: 1 }],
])('another amount that %s differs in amount', (_name, change) => {
  const there = theirs(change)
  expect(differences([own()], [there])).toEqual({
    ...NONE,
    amountDiffers: [{ here: own(), there }],
  })
})

describe('the edges of the period', () => {
  test.each([
    ['the first moment', PERIOD.from, true],
    ['the moment before', PERIOD.from - 1, false],
    ['the last moment', PERIOD.to - 1, true],
    ['the moment after', PERIOD.to, false],
  ])('%s is listed: %s', (_name, at, isListed) => {
    const here = own({ orderId: 'a', paymentId: 'imp_a', createdAt: at, paidAt: at })
    const there = theirs({ orderId: 'b', paymentId: 'imp_b', startedAt: at, paidAt: at })
    const [ownOdd, odd] = [own({ createdAt: at, paidAt: at }), theirs({ amountWon: 9, paidAt: at })]
    const found = differences([here, ownOdd], [there, odd])
    const listed = [found.onlyHere, found.onlyThere, found.amountDiffers].map((list) => list.length)
    expect(listed).toEqual(isListed ? [1, 1, 1] : [0, 0, 0])
  })

  test('a payment that began before midnight and was paid after it is matched all the same', () => {
    const here = own({ createdAt: PERIOD.to - 500, paidAt: PERIOD.to + 500 })
    const there = theirs({ startedAt: PERIOD.to - 500, paidAt: PERIOD.to + 500 })
    expect(differences([here], [there])).toEqual(NONE)
  })
})

test.each([0, 1, 999, 1_000, 1_001, 10_000])(
  'of %i payments, of which one of each kind differs, exactly those are found',
  (count) => {
    const ours = Array.from({ length: count }, (_, n) =>
      own({ orderId: `o-${n}`, paymentId: `imp_o${n}` }),
    )
    const there = ours.map(({ orderId, paymentId }) => theirs({ orderId, paymentId }))
    const [a, b] = [own({ paymentId: 'imp_a' }), theirs({ orderId: 'b', paymentId: 'imp_b' })]
    const declined = own({ orderId: 'c', paymentId: '', state: 'declined' })
    const paid = theirs({ orderId: 'c', paymentId: 'imp_c' })
    const [less, more] = [own({ paymentId: 'imp_d' }), theirs({ paymentId: 'imp_d', amountWon: 1 })]
    expect(differences([a, ...ours, declined, less], [more, ...there, paid, b])).toEqual({
      onlyHere: [a],
      onlyThere: [b],
      stateDiffers: [{ here: declined, there: paid }],
      amountDiffers: [{ here: less, there: more }],
    })
  },
)

test('no payment is in two places, and the order in which the gateway lists them changes nothing', () => {
  const state = fc.constantFrom<OrderState>(
    'approved',
    'declined',
    'unknown',
    'refunded',
    'reversed',
  )
  const status = fc.constantFrom('paid', 'failed', 'ready', 'cancelled')
  const ids = fc.integer({ min: 0, max: 6 })
  const here = fc.uniqueArray(fc.record({ n: ids, state, named: fc.boolean() }), {
    selector: ({ n }) => n,
  })
  const there = fc.uniqueArray(fc.record({ p: ids, n: ids, status }), { selector: ({ p }) => p })
  fc.assert(
    fc.property(here, there, (ourSide, theirSide) => {
      const ours = ourSide.map(({ n, state: is, named }) =>
        own({ orderId: `o-${n}`, paymentId: named ? `imp_${n}` : '', state: is }),
      )
      const payments = theirSide.map(({ p, n, status: is }) =>
        theirs({
          paymentId: `imp_${p}`,
          orderId: `o-${n}`,
          status: is,
          paidAt: is === 'paid' ? NOON : null,
        }),
      )
      const found = differences(ours, payments)
      const alone = [...found.onlyThere, ...found.stateDiffers.map((pair) => pair.there)]
      expect(new Set(alone).size).toBe(alone.length)
      const counts = (list: ReturnType<typeof differences>) =>
        [list.onlyHere, list.onlyThere].map((entries) => entries.length)
      expect(counts(differences(ours, payments.toReversed()))).toEqual(counts(found))
    }),
    { seed: 20_261_123, numRuns: 200 },
  )
})
