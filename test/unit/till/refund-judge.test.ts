import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import type { RefundRecord } from '../../../main/journal/refund-records.ts'
import type { Cancellation, Payment, Reply } from '../../../main/portone/client.ts'
import { settlementOfRefund } from '../../../main/till/conclude-refund.ts'
import { confirmRefusal, judgeRefund, judgeShown } from '../../../main/till/judge-refund.ts'

const refund: RefundRecord = {
  refundId: 'R-K7Q2M-9-AAAA',
  orderId: 'K7Q2M-1-AAAA',
  paymentId: 'imps_000000000001',
  refundKey: 'the-sheet',
  attempt: 1,
  purpose: 'refund',
  state: 'sent',
  amountWon: positiveWon(4_000),
  taxFreeWon: won(0),
  balanceWon: won(10_000),
  reason: '',
  createdAt: 0,
  changedAt: 0,
  cancelledAt: null,
  declineCode: '',
  gatewayText: '',
  cause: '',
  unseen: false,
  cancellationId: '',
  businessDate: null,
  unknownSince: null,
  sentBefore: false,
}

const own: Cancellation = {
  cancellationId: 'cancel_1',
  amountWon: 4_000,
  cancelledAt: 3_000,
  reason: `${refund.refundId} 단순 변심`,
  transactionId: '',
  receiptUrl: '',
}
const theirs: Cancellation = { ...own, cancellationId: 'cancel_2', reason: '콘솔' }

function payment(cancellations: readonly Cancellation[], change: Partial<Payment> = {}): Payment {
  return {
    paymentId: refund.paymentId,
    orderId: refund.orderId,
    amountWon: 10_000,
    cancelledWon: cancellations.reduce((sum, each) => sum + each.amountWon, 0),
    currency: 'KRW',
    status: 'paid',
    sandbox: true,
    merchantId: '',
    provider: '',
    approvalNumber: '',
    cardCode: '',
    cardName: '',
    cardKind: null,
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
    cancellations,
    ...change,
  }
}

const refused = (message: string): Reply<Payment> => ({
  kind: 'refused',
  httpStatus: 200,
  code: -1,
  message,
})

describe('a payment record', () => {
  test('proves a refund by its id and amount among its cancels', () => {
    const shown = judgeShown(refund, payment([theirs, own]))
    expect(shown).toMatchObject({ kind: 'done', cancellation: { cancellationId: 'cancel_1' } })
  })

  test.each([
    ['without cancels', payment([]), 'not-in-history'],
    ['with somebody else’s', payment([theirs]), 'balance-moved'],
    ['with our id and another amount', payment([{ ...own, amountWon: 400 }]), 'wrong-amount'],
    ['with less cancelled than that', payment([own], { cancelledWon: 3_999 }), 'wrong-sum'],
    ['with more cancelled than it lists', payment([], { cancelledWon: 1 }), 'history-incomplete'],
    ['of another payment', payment([own], { paymentId: 'imps_2' }), 'other-payment'],
    ['of another order', payment([own], { orderId: 'K7Q2M-2-AAAA' }), 'other-payment'],
  ])('%s proves nothing', (_name, shown, cause) => {
    expect(judgeShown(refund, shown)).toMatchObject({ kind: 'unknown', cause })
  })

  test('with anything changed that matters never proves it', () => {
    const matters = fc.oneof(
      fc.record({ amountWon: fc.nat(20_000).filter((amount) => amount !== 4_000) }),
      fc.record({ reason: fc.string().filter((text) => !text.startsWith(refund.refundId)) }),
      fc.record({ reason: fc.stringMatching(/^[A-Z0-9]{1,9}$/).map((x) => refund.refundId + x) }),
    )
    fc.assert(
      fc.property(matters, fc.nat(10_000), (change, cancelledWon) => {
        const shown = payment([{ ...own, ...change }, theirs], { cancelledWon })
        expect(judgeShown(refund, shown).kind).toBe('unknown')
      }),
      { numRuns: 300, seed: 20_261_123 },
    )
  })
})

describe('the answer to a cancel', () => {
  test.each([
    ['a refusal', refused('500627|취소 불가'), 'claimed-refused'],
    ['no such payment', { kind: 'not-found', message: '없음' } as const, 'claimed-refused'],
    ['a communication error', refused('500055|통신'), 'unknown'],
    ['“check for a duplicate”', refused('500127|중복 확인'), 'unknown'],
    ['a refused token', { kind: 'unauthorized' } as const, 'unknown'],
    ['no connection', { kind: 'not-sent', reason: 'ECONNREFUSED' } as const, 'not-sent'],
    ['silence', { kind: 'unclear', reason: 'timeout' } as const, 'unknown'],
    ['a 500', { kind: 'unclear', reason: 'server-error', httpStatus: 500 } as const, 'unknown'],
  ])('that is %s', (_name, reply, kind) => {
    expect(judgeRefund(refund, reply).kind).toBe(kind)
  })
})

describe('a refusal', () => {
  const claim = { kind: 'claimed-refused', declineCode: '', gatewayText: '잔액 불일치' } as const
  const already = { ...claim, gatewayText: '이미 전액취소된 주문입니다.' }
  const repeat = { ...refund, attempt: 2, sentBefore: true }
  const look = (shown: Payment) => judgeShown(refund, shown)
  const [absent, moved, there] = [look(payment([])), look(payment([theirs])), look(payment([own]))]
  const blind = { kind: 'unknown', cause: 'look-up-unclear', gatewayText: '' } as const

  test('holds when a look shows nothing of it', () => {
    expect(confirmRefusal(refund, claim, absent).kind).toBe('refused')
    expect(confirmRefusal(repeat, claim, absent).kind).toBe('refused')
  })

  test('holds on a first try when something else went back', () => {
    expect(confirmRefusal(refund, claim, moved).kind).toBe('refused')
    expect(confirmRefusal(refund, already, moved).kind).toBe('refused')
  })

  test('on a repeat from another balance may mean the first try, and is unknown', () => {
    expect(confirmRefusal(repeat, claim, moved).kind).toBe('unknown')
  })

  test('is overruled by the cancel itself, whatever it said', () => {
    expect(confirmRefusal(refund, claim, there).kind).toBe('done')
    expect(confirmRefusal(repeat, already, there).kind).toBe('done')
  })

  test('“already cancelled” with no cancel to be seen is unknown', () => {
    expect(confirmRefusal(refund, already, absent).kind).toBe('unknown')
  })

  test('stays the gateway’s word while nobody can look', () => {
    expect(confirmRefusal(refund, claim, blind).kind).toBe('claimed-refused')
  })
})

describe('what is written down', () => {
  const notSent = { kind: 'not-sent', cause: 'ECONNREFUSED' } as const
  const wrong = { kind: 'unknown', cause: 'wrong-amount', gatewayText: '' } as const

  test('is “not sent” only of what has not been sent', () => {
    expect(settlementOfRefund(notSent, { state: 'intent' })?.to).toBe('not-sent')
    expect(settlementOfRefund(notSent, { state: 'sent' })?.to).toBe('unknown')
    expect(settlementOfRefund(notSent, { state: 'unknown' })).toBeNull()
  })

  test('of a contradiction on the ladder is that a person must look', () => {
    expect(settlementOfRefund(wrong, { state: 'sent' })?.to).toBe('unknown')
    expect(settlementOfRefund(wrong, { state: 'unknown' })?.to).toBe('needs-person')
    expect(settlementOfRefund(wrong, { state: 'needs-person' })).toBeNull()
  })
})
