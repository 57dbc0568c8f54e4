import { ORDER_STATES } from '../../preload/contract/order.ts'
import type { Alarm, CardKind, OrderState } from '../../preload/contract/order.ts'
import type { Learned } from './learned.ts'
import type { Settlement } from './records.ts'
import {
  storableCause,
  storableDeclineCode,
  storableId,
  storableText,
  storableTime,
  storableUrl,
} from './storable.ts'

const ALARMS: readonly Alarm[] = [
  'late-approval',
  'paid-twice',
  'wrong-amount',
  'other-merchant-id',
  'sandbox-mismatch',
]

/**
 * What a settlement says, made to fit its columns: an outcome is never refused by its content, so
 * nothing here trusts that the fields have the types they claim; much of it comes from a gateway.
 */
export function learnedFrom(settlement: Settlement): Learned {
  const { cardKind, alarm, unseen } = settlement
  return {
    cause: storableCause(settlement.cause),
    paymentId: storableId(settlement.paymentId, 64) || null,
    approvalNumber: storableId(settlement.approvalNumber, 20).replaceAll('_', '-') || null,
    issuer: storableText(settlement.issuer, 40) || null,
    cardKind: isCardKind(cardKind) ? cardKind : null,
    paidAt: storableTime(settlement.paidAt),
    receiptUrl: storableUrl(settlement.receiptUrl) || null,
    declineCode: storableDeclineCode(settlement.declineCode),
    gatewayText: storableText(settlement.gatewayText, 200),
    alarm: isAlarm(alarm) ? alarm : null,
    setsAlarm: alarm === null || isAlarm(alarm),
    unseen: typeof unseen === 'boolean' ? unseen : null,
  }
}

export function isOrderState(value: unknown): value is OrderState {
  return ORDER_STATES.some((state) => state === value)
}

function isCardKind(value: unknown): value is CardKind {
  return value === 'credit' || value === 'check'
}

function isAlarm(value: unknown): value is Alarm {
  return ALARMS.some((alarm) => alarm === value)
}
