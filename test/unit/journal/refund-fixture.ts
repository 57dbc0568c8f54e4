import { positiveWon, won } from '../../../preload/contract/money.ts'
import type { RefundState } from '../../../preload/contract/refund.ts'
import type { RefundIntent, RefundRecord } from '../../../main/journal/refund-records.ts'
import type { Journal, OrderRecord } from '../../../main/journal/records.ts'
import { order, orderIn } from './fixture.ts'

/** A refund of 5,000 of an order of 12,000, as a sheet of its own asks for it. */
export function meant(order: OrderRecord, change: Partial<RefundIntent> = {}): RefundIntent {
  return {
    refundKey: `key-of-${order.orderId}`,
    attempt: 1,
    orderId: order.orderId,
    paymentId: 'imp_1',
    purpose: 'refund',
    amountWon: positiveWon(5_000),
    taxFreeWon: won(0),
    balanceWon: order.amountWon,
    reason: '단순 변심',
    ...change,
  }
}

/** A recorded intent's refund, or the test ends. */
export function meantFor(journal: Journal, intent: RefundIntent): RefundRecord {
  const answer = journal.refunds.recordIntent(intent)
  if (answer.kind !== 'recorded') throw new Error(`expected recorded, got ${answer.kind}`)
  return answer.refund
}

const WAYS: Readonly<Record<Exclude<RefundState, 'intent' | 'not-sent'>, readonly RefundState[]>> =
  {
    sent: [],
    done: ['done'],
    refused: ['refused'],
    unknown: ['unknown'],
    'needs-person': ['unknown', 'needs-person'],
  }

/** A refund of a new order in any state, walked there along the table. */
export function refundIn(journal: Journal, state: RefundState, name: string): RefundRecord {
  const order = orderIn(journal, 'approved', { saleId: name })
  const { refundId } = meantFor(journal, meant(order))
  if (state === 'not-sent') journal.refunds.settle(refundId, { to: state, cause: 'start' })
  if (state !== 'intent' && state !== 'not-sent') {
    journal.refunds.recordSent(refundId)
    for (const to of WAYS[state]) {
      if (to !== 'intent' && to !== 'sent') journal.refunds.settle(refundId, { to, cause: 'test' })
    }
  }
  return again(journal, refundId)
}

export function again(journal: Journal, refundId: string): RefundRecord {
  const found = journal.refunds.byId(refundId)
  if (found === null) throw new Error('no such refund')
  return found
}

/** The order of a refund as it is now. */
export function orderOf(journal: Journal, refund: RefundRecord): OrderRecord {
  return order(journal, refund.orderId)
}
