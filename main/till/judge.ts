import type { Alarm } from '../../preload/contract/order.ts'
import type { Payment, Reply } from '../portone/client.ts'
import { declineCodeOf, isCommunication, isDuplicate } from '../portone/codes.ts'

/** What a payment record must say to be ours and paid. */
export interface Expectation {
  readonly orderId: string
  readonly amountWon: number
  readonly sandbox: boolean
  /** The MID the charge was addressed to; null when the account has only one channel. */
  readonly merchantId: string | null
  /** The id was posted before by an earlier attempt, so a failed record may be that one's. */
  readonly idUsedBefore: boolean
}

/**
 * What one answer proves about one order (money.md, Outcomes). `claimed-declined` is the gateway's
 * word only: it becomes `declined` when a look-up shows nothing paid. Everything not proven is
 * `unknown`; it is never an error and never a decline.
 */
export type Verdict =
  | { readonly kind: 'approved'; readonly payment: Payment; readonly alarm: Alarm | null }
  | { readonly kind: 'declined'; readonly declineCode: string; readonly gatewayText: string }
  | {
      readonly kind: 'claimed-declined'
      readonly declineCode: string
      readonly gatewayText: string
    }
  | { readonly kind: 'reversed'; readonly payment: Payment }
  | { readonly kind: 'not-sent'; readonly cause: string }
  | {
      readonly kind: 'unknown'
      readonly cause: string
      readonly alarm: Alarm | null
      readonly gatewayText: string
    }

function unknown(cause: string, gatewayText = '', alarm: Alarm | null = null): Verdict {
  return { kind: 'unknown', cause, alarm, gatewayText }
}

/** Judges the answer to the charge itself. */
export function judgeCharge(expected: Expectation, reply: Reply<Payment>): Verdict {
  switch (reply.kind) {
    case 'ok':
      return judgeAnsweredPayment(expected, reply.value)
    case 'refused':
    case 'not-found':
      return judgeRefusal(reply.message)
    case 'unauthorized':
      return unknown('unauthorized')
    case 'not-sent':
      return { kind: 'not-sent', cause: reply.reason }
    case 'unclear':
      return unknown(reply.httpStatus === undefined ? reply.reason : `http-${reply.httpStatus}`)
  }
}

function judgeRefusal(message: string): Verdict {
  if (isCommunication(message)) return unknown('communication', message)
  if (isDuplicate(message)) return unknown('duplicate', message)
  return { kind: 'claimed-declined', declineCode: declineCodeOf(message), gatewayText: message }
}

function judgeAnsweredPayment(expected: Expectation, payment: Payment): Verdict {
  if (payment.orderId !== expected.orderId) return unknown('other-order')
  if (payment.status === 'paid') return judgePaid(expected, payment)
  if (payment.status !== 'failed') return unknown(`status-${payment.status}`)
  const verdict = judgeRefusal(payment.failReason)
  return verdict.kind === 'claimed-declined' ? { ...verdict, kind: 'declined' } : verdict
}

function judgePaid(expected: Expectation, payment: Payment): Verdict {
  if (payment.paymentId === '') return unknown('no-payment-id')
  if (payment.currency !== 'KRW') return unknown('other-currency', '', 'wrong-amount')
  if (payment.amountWon !== expected.amountWon) return unknown('wrong-amount', '', 'wrong-amount')
  if (payment.sandbox !== expected.sandbox) return unknown('sandbox', '', 'sandbox-mismatch')
  const otherMid = expected.merchantId !== null && payment.merchantId !== expected.merchantId
  return { kind: 'approved', payment, alarm: otherMid ? 'other-merchant-id' : null }
}

/**
 * Judges every record the gateway keeps under one order id. Nothing at all proves nothing: a record
 * may still appear.
 */
export function judgeRecords(expected: Expectation, records: readonly Payment[]): Verdict {
  const ours = records.filter((record) => record.orderId === expected.orderId)
  if (ours.length === 0) return unknown('no-record')
  const paid = ours.filter((record) => record.status === 'paid')
  const verdicts = paid.map((record) => judgePaid(expected, record))
  const approved = verdicts.find((verdict) => verdict.kind === 'approved')
  if (approved !== undefined)
    return paid.length > 1 ? { ...approved, alarm: 'paid-twice' } : approved
  if (verdicts[0] !== undefined) return verdicts[0]
  const reversed = ours.find((record) => isWhollyCancelled(expected, record))
  if (reversed !== undefined) return { kind: 'reversed', payment: reversed }
  const failed = ours.findLast((record) => record.status === 'failed')
  if (failed === undefined || ours.some((record) => record.status !== 'failed'))
    return unknown('not-final')
  if (expected.idUsedBefore) return unknown('failed-under-used-id', failed.failReason)
  return {
    kind: 'declined',
    declineCode: declineCodeOf(failed.failReason),
    gatewayText: failed.failReason,
  }
}

function isWhollyCancelled(expected: Expectation, record: Payment): boolean {
  return (
    record.status === 'cancelled' &&
    record.amountWon === expected.amountWon &&
    record.cancelledWon === record.amountWon
  )
}
