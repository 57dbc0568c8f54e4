import { describe, expect, test } from 'vitest'
import { judgeCharge, judgeRecords, type Expectation } from '../../../main/till/judge.ts'
import type { Payment, Reply, UnclearReason } from '../../../main/portone/client.ts'

const expected: Expectation = {
  orderId: 'K7Q2M-1-AAAA',
  amountWon: 125_000,
  sandbox: true,
  merchantId: null,
  idUsedBefore: false,
}

function payment(change: Partial<Payment> = {}): Payment {
  return {
    paymentId: 'imps_000000000001',
    orderId: expected.orderId,
    amountWon: expected.amountWon,
    cancelledWon: 0,
    currency: 'KRW',
    status: 'paid',
    sandbox: true,
    merchantId: 'INIpayTest',
    provider: 'html5_inicis',
    approvalNumber: '30518842',
    cardCode: '366',
    cardName: '신한카드',
    cardKind: 'credit',
    installmentMonths: 0,
    startedAt: 1_000,
    paidAt: 2_000,
    failedAt: null,
    cancelledAt: null,
    failReason: '',
    receiptUrl: '',
    method: 'card',
    source: 'api',
    itemName: '',
    subscriberId: '',
    subscriberUse: '',
    cancellations: [],
    ...change,
  }
}

const answered = (change: Partial<Payment> = {}): Reply<Payment> => ({
  kind: 'ok',
  value: payment(change),
})
const failed = { status: 'failed', failReason: '120049|한도초과' }
const refused = (message: string): Reply<Payment> => ({
  kind: 'refused',
  httpStatus: 200,
  code: -1,
  message,
})

describe('the answer to a charge', () => {
  test('is approved only when status, id, amount, currency and sandbox all agree', () => {
    expect(judgeCharge(expected, answered()).kind).toBe('approved')
  })

  test.each<[string, Partial<Payment>]>([
    ['another order id', { orderId: 'K7Q2M-2-BBBB' }],
    ['a smaller amount', { amountWon: 12_500 }],
    ['a larger amount', { amountWon: 125_001 }],
    ['another currency', { currency: 'USD' }],
    ['a live payment in a sandbox account', { sandbox: false }],
    ['no sandbox mark', { sandbox: null }],
    ['no payment id', { paymentId: '' }],
    ['status ready', { status: 'ready' }],
    ['status cancelled', { status: 'cancelled' }],
    ['a status nobody knows', { status: 'partial_paid' }],
  ])('with %s is unknown, never approved and never declined', (_name, change) => {
    expect(judgeCharge(expected, answered(change)).kind).toBe('unknown')
  })

  test('that failed under our id is declined with its code and text', () => {
    expect(judgeCharge(expected, answered(failed))).toEqual({
      kind: 'declined',
      declineCode: '120049',
      gatewayText: '120049|한도초과',
    })
  })

  test('that failed under another id is unknown', () => {
    expect(judgeCharge(expected, answered({ ...failed, orderId: 'X' })).kind).toBe('unknown')
  })

  test.each([
    ['500050|수신오류', 'communication'],
    ['120041|VAN 통신장애', 'communication'],
    ['1200I1|타임아웃 취소', 'communication'],
    ['이미 결제가 이루어진 거래건입니다.', 'duplicate'],
    ['500619|주문번호 중복', 'duplicate'],
  ])('saying «%s» is unknown although it failed or was refused', (message, cause) => {
    expect(judgeCharge(expected, refused(message))).toMatchObject({ kind: 'unknown', cause })
    expect(judgeCharge(expected, answered({ ...failed, failReason: message })).kind).toBe('unknown')
  })

  test('that refuses is only a claim until a look-up', () => {
    const verdict = judgeCharge(expected, refused('[F113]거래거절 카드번호틀림'))
    expect(verdict.kind).toBe('claimed-declined')
    expect(judgeCharge(expected, { kind: 'not-found', message: '없음' }).kind).toBe(
      'claimed-declined',
    )
  })

  test.each<UnclearReason>([
    'timeout',
    'reset',
    'redirect',
    'server-error',
    'other-status',
    'not-json',
    'wrong-shape',
    'too-large',
  ])('that ends in %s is unknown', (reason) => {
    expect(judgeCharge(expected, { kind: 'unclear', reason }).kind).toBe('unknown')
    expect(judgeCharge(expected, { kind: 'unauthorized' }).kind).toBe('unknown')
  })

  test('that was never sent says so', () => {
    expect(judgeCharge(expected, { kind: 'not-sent', reason: 'ECONNREFUSED' }).kind).toBe(
      'not-sent',
    )
  })

  test('paid through another MID than asked is approved with an alarm', () => {
    const addressed = { ...expected, merchantId: 'MOIshop001' }
    expect(judgeCharge(addressed, answered())).toMatchObject({
      kind: 'approved',
      alarm: 'other-merchant-id',
    })
  })
})

describe('the records under one order id', () => {
  const verdict = (...records: Partial<Payment>[]) => judgeRecords(expected, records.map(payment))

  test('prove nothing when there are none, or none of ours', () => {
    expect(verdict()).toMatchObject({ kind: 'unknown', cause: 'no-record' })
    expect(verdict({ orderId: 'other' })).toMatchObject({ kind: 'unknown', cause: 'no-record' })
  })

  test('prove payment when one is paid, whatever failed before', () => {
    expect(verdict(failed, {}).kind).toBe('approved')
  })

  test('raise an alarm when two are paid', () => {
    expect(verdict({}, { paymentId: 'imps_2' })).toMatchObject({
      kind: 'approved',
      alarm: 'paid-twice',
    })
  })

  test('need a person when the paid one has another amount', () => {
    expect(verdict({ amountWon: 1 })).toMatchObject({ kind: 'unknown', alarm: 'wrong-amount' })
  })

  test('are declined when all failed', () => {
    expect(verdict(failed, failed).kind).toBe('declined')
  })

  test('stay unknown when all failed but an earlier attempt used the id', () => {
    const verdictOfRetry = judgeRecords({ ...expected, idUsedBefore: true }, [payment(failed)])
    expect(verdictOfRetry.kind).toBe('unknown')
  })

  test('stay unknown while one is ready', () => {
    expect(verdict(failed, { status: 'ready' }).kind).toBe('unknown')
  })

  test('are reversed when the whole amount was cancelled', () => {
    expect(verdict({ status: 'cancelled', cancelledWon: 125_000 }).kind).toBe('reversed')
  })

  test('stay unknown when only a part was cancelled and the status says cancelled', () => {
    expect(verdict({ status: 'cancelled', cancelledWon: 5_000 }).kind).toBe('unknown')
  })
})
