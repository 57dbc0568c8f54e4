import type { OrderRecord, Settlement } from '../journal/records.ts'
import type { Verdict } from './judge.ts'

/** The gateway refused, and the look-up that should confirm it could not be made. */
export const DECLINE_NOT_CONFIRMED = 'decline-not-confirmed'

/**
 * The journal entry a verdict becomes for an order in its present state. `null` means there is
 * nothing to write: what was learned changes nothing yet.
 */
export function settlementOf(verdict: Verdict, order: OrderRecord): Settlement | null {
  switch (verdict.kind) {
    case 'approved':
      return {
        to: 'approved',
        cause: 'paid',
        ...paymentFacts(verdict.payment),
        alarm: verdict.alarm,
      }
    case 'reversed':
      return { to: 'reversed', cause: 'cancelled-at-gateway', ...paymentFacts(verdict.payment) }
    case 'declined':
      return {
        to: 'declined',
        cause: 'declined',
        declineCode: verdict.declineCode,
        gatewayText: verdict.gatewayText,
      }
    case 'not-sent':
      // Only an intent can become not-sent. After a byte may have left, the same news proves nothing.
      return order.state === 'intent'
        ? { to: 'not-sent', cause: verdict.cause }
        : unknownSettlement(order, { ...verdict, kind: 'unknown', alarm: null, gatewayText: '' })
    case 'claimed-declined':
      return order.state === 'sent'
        ? {
            to: 'unknown',
            cause: DECLINE_NOT_CONFIRMED,
            declineCode: verdict.declineCode,
            gatewayText: verdict.gatewayText,
          }
        : null
    case 'unknown':
      return unknownSettlement(order, verdict)
  }
}

function paymentFacts(
  payment: Extract<Verdict, { kind: 'approved' }>['payment'],
): Partial<Settlement> {
  return {
    paymentId: payment.paymentId,
    approvalNumber: payment.approvalNumber,
    issuer: payment.cardName,
    cardKind: payment.cardKind,
    paidAt: payment.paidAt,
    receiptUrl: payment.receiptUrl,
  }
}

type UnknownVerdict = Extract<Verdict, { kind: 'unknown' }>

function unknownSettlement(order: OrderRecord, verdict: UnknownVerdict): Settlement | null {
  const learned = { cause: verdict.cause, gatewayText: verdict.gatewayText, alarm: verdict.alarm }
  if (order.state === 'sent') return { to: 'unknown', ...learned }
  // A record that contradicts the sale will not come right by waiting: a person must look.
  const contradicts = verdict.alarm !== null && order.state === 'unknown'
  return contradicts ? { to: 'needs-person', ...learned, unseen: true } : null
}
