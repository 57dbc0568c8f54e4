import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReply } from '../../../main/portone/envelope.ts'
import { readPayment, readPaymentPage } from '../../../main/portone/payment-reply.ts'
import {
  GOOD_PAYMENT,
  ORDER_ID,
  PAYMENT_ID,
  answered,
  envelopeText,
  goodPayment,
  objectText,
} from './good-reply.ts'

test('a documented payment is read field by field', () => {
  expect(readPayment(goodPayment())).toEqual({
    paymentId: PAYMENT_ID,
    orderId: ORDER_ID,
    amountWon: 51_000,
    cancelledWon: 0,
    currency: 'KRW',
    status: 'paid',
    sandbox: true,
    merchantId: 'INIpayTest',
    provider: 'html5_inicis',
    approvalNumber: '30012345',
    cardCode: '041',
    cardName: '우리카드',
    cardKind: 'check',
    installmentMonths: 3,
    startedAt: 1_763_870_700_000,
    paidAt: 1_763_870_702_000,
    failedAt: null,
    cancelledAt: null,
    failReason: '',
    receiptUrl: 'https://iniweb.inicis.com/receipt?noTid=1',
    method: 'card',
    source: 'api',
    itemName: '커피 원두',
    subscriberId: '',
    subscriberUse: '',
    cancellations: [],
  })
})

test('the masked number in a reply is not kept in any form', () => {
  const payment = readPayment(goodPayment({ card_number: '4242420000000002' }))
  expect(JSON.stringify(payment)).not.toContain('424242')
})

test('optional fields may be null or absent, and new ones are ignored', () => {
  const optional = ['pg_id', 'pg_provider', 'apply_num', 'card_code', 'card_name', 'card_type']
    .concat('card_quota', 'started_at', 'paid_at', 'failed_at', 'cancelled_at', 'fail_reason')
    .concat('receipt_url', 'sandbox')
  const nulls = goodPayment(Object.fromEntries(optional.map((name) => [name, null])))
  const absent = Object.fromEntries(
    Object.entries(goodPayment({ promotion: { discount: 0.5 } })).filter(
      ([name]) => !optional.includes(name),
    ),
  )
  const expected = {
    sandbox: null,
    merchantId: '',
    approvalNumber: '',
    cardKind: null,
    installmentMonths: 0,
    startedAt: null,
    paidAt: null,
  }
  expect(readPayment(nulls)).toMatchObject(expected)
  expect(readPayment(absent)).toMatchObject(expected)
})

describe('display figures are taken in quotes as well', () => {
  test.each([
    [{ paid_at: '1763870702' }, { paidAt: 1_763_870_702_000 }],
    [{ paid_at: '0' }, { paidAt: null }],
    [{ card_quota: '03' }, { installmentMonths: 3 }],
    [{ card_type: '0' }, { cardKind: 'credit' }],
    [{ card_type: 9 }, { cardKind: null }],
    [{ status: 'partial_cancelled' }, { status: 'partial_cancelled' }],
  ])('%o', (changes, expected) => expect(readPayment(goodPayment(changes))).toMatchObject(expected))
})

describe('not certainly a payment', () => {
  test.each([
    { amount: '51000' },
    { amount: -1 },
    { amount: 51_000.5 },
    { amount: 2 ** 53 },
    { amount: null },
    { amount: [51_000] },
    { amount: { total: 51_000 } },
    { cancel_amount: undefined },
    { cancel_amount: '0' },
    { imp_uid: '' },
    { imp_uid: null },
    { imp_uid: 'imp_1/../x' },
    { imp_uid: 'x'.repeat(65) },
    { merchant_uid: '' },
    { merchant_uid: 7 },
    { merchant_uid: '\ud800' },
    { currency: undefined },
    { currency: null },
    { status: 1 },
    { status: '' },
    { sandbox: 'true' },
    { sandbox: 1 },
    { paid_at: 1_763_870_702_000 },
    { paid_at: '2026-11-23' },
    { paid_at: -1 },
    { card_quota: 'three' },
    { apply_num: 30_012_345 },
    { fail_reason: { text: 'x' } },
  ])('%o', (changes) => expect(readPayment(goodPayment(changes))).toBeNull())
})

test('a required field borrowed from __proto__ does not count', () => {
  const text = `{"__proto__":{"amount":51000},${objectText(
    GOOD_PAYMENT.filter(([key]) => key !== 'amount'),
  ).slice(1)}`
  expect(readPayment(JSON.parse(text))).toBeNull()
})

test('text of a megabyte and lone surrogates are only text', () => {
  const payment = readPayment(goodPayment({ fail_reason: `\udc00${'가'.repeat(300_000)}` }))
  expect(payment?.failReason.isWellFormed()).toBe(true)
})

const PART = { pg_tid: 'T1', amount: 1000, cancelled_at: 1_763_871_000, reason: 'R1 변심' }

test('every part that was taken back is read, in new and in older records', () => {
  const history = [{ ...PART, cancellation_id: 'c1', receipt_url: 'https://r.example' }, PART]
  const parts = readPayment(goodPayment({ cancel_history: history }))?.cancellations
  const part = {
    amountWon: 1000,
    cancelledAt: 1_763_871_000_000,
    reason: 'R1 변심',
    transactionId: 'T1',
  }
  expect(parts).toEqual([
    { ...part, cancellationId: 'c1', receiptUrl: 'https://r.example' },
    { ...part, cancellationId: '', receiptUrl: '' },
  ])
  const told = readPayment(goodPayment({ cancel_history: [{ ...PART, tax_free: 0 }] }))
  expect(told?.cancellations[0]?.taxFreeWon).toBe(0)
  expect(readPayment(goodPayment({ cancel_history: null }))?.cancellations).toEqual([])
})

test.each([{ amount: '1000' }, { amount: 10.5 }, { amount: undefined }, { cancelled_at: 'x' }])(
  'a part with %o makes the whole payment uncertain',
  (change) => {
    expect(readPayment(goodPayment({ cancel_history: [{ ...PART, ...change }] }))).toBeNull()
  },
)

test('a page counts the rows that it could not read', () => {
  expect(readPaymentPage({ list: [goodPayment()], next: 0, total: 1 })).toMatchObject({
    payments: [{ paymentId: PAYMENT_ID }],
    unreadable: 0,
  })
  expect(readPaymentPage({ list: [goodPayment(), null], next: 0, total: 2 })).toMatchObject({
    payments: [{ paymentId: PAYMENT_ID }],
    unreadable: 1,
  })
  expect(readPaymentPage({ list: [goodPayment()], next: '0' })).toBeNull()
  expect(readPaymentPage([goodPayment()])).toBeNull()
})

const VALUES = [
  '"1000"',
  '1000',
  '51000',
  '1e3',
  '51000.0',
  '0',
  '-0',
  '-1',
  'null',
  '[]',
  '[51000]',
]
  .concat('{}', '{"amount":51000}', 'true', '""', '"paid"', '"failed"', '"KRW"', '9007199254740993')
  .concat('"\\ud800"', `"${ORDER_ID}"`, '1763870702', '"1763870702"', '1763870702000')
type Entry = readonly [string, string]
type Mutation = (entries: readonly Entry[]) => readonly Entry[]

const place = fc.nat(GOOD_PAYMENT.length - 1)
const value = fc.constantFrom(...VALUES)
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (at): Mutation =>
      (entries) =>
        entries.filter((_, index) => index !== at),
  ),
  fc.tuple(place, value).map(
    ([at, raw]): Mutation =>
      (entries) =>
        entries.map((entry, index) => (index === at ? [entry[0], raw] : entry)),
  ),
  fc.tuple(place, value).map(([at, raw]): Mutation => (entries) => [
    ...entries,
    [entries[at]?.[0] ?? 'amount', raw],
  ]),
  value.map((raw): Mutation => (entries) => [['__proto__', `{"amount":${raw}}`], ...entries]),
)

test('however a good reply is bent, what is read is exact or wrong-shape', () => {
  let believed = 0
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 3 }), (mutations) => {
      const entries = mutations.reduce<readonly Entry[]>((all, bend) => bend(all), GOOD_PAYMENT)
      const reply = readReply(answered(envelopeText(objectText(entries))), readPayment)
      if (reply.kind !== 'ok') {
        expect(reply).toMatchObject({ kind: 'unclear', reason: 'wrong-shape' })
        return
      }
      believed++
      const raw = new Map(entries)
      // A key that stands twice could be read in two ways, so it must not have been believed.
      expect(raw.size).toBe(entries.length)
      expect(raw.get('amount')).toBe(String(reply.value.amountWon))
      expect(raw.get('cancel_amount')).toBe(String(reply.value.cancelledWon))
      expect(raw.get('merchant_uid')).toBe(`"${reply.value.orderId}"`)
      expect(raw.get('imp_uid')).toBe(`"${reply.value.paymentId}"`)
      expect(raw.get('status')).toBe(`"${reply.value.status}"`)
      expect(raw.get('currency')).toBe(`"${reply.value.currency}"`)
      const seconds = (raw.get('paid_at') ?? '0').replaceAll('"', '').replace('null', '0')
      expect(reply.value.paidAt ?? 0).toBe(Number(seconds) * 1000)
    }),
    { numRuns: 2000 },
  )
  expect(believed).toBeGreaterThan(100)
})
