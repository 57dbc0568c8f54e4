import { businessDate } from '../../preload/contract/business-date.ts'
import { REFUND_STATES, isRefundOpen } from '../../preload/contract/refund.ts'
import type { RefundState } from '../../preload/contract/refund.ts'
import type { Desk } from './desk.ts'
import { RefundNotFound } from './errors.ts'
import type { RefundLearned } from './refund-events.ts'
import { mayRefundMove } from './refund-moves.ts'
import type { RefundRecord, RefundSettlement } from './refund-records.ts'
import type { FoundRefund } from './refunds-table.ts'
import {
  storableCause,
  storableDeclineCode,
  storableId,
  storableText,
  storableTime,
} from './storable.ts'

/**
 * Applies an outcome and returns the refund as it then is. A move that the state table does not have
 * is kept as an event, with all that was seen, and changes nothing.
 */
export function settleRefund(
  desk: Desk,
  outcome: {
    readonly refundId: string
    readonly settlement: RefundSettlement
    readonly cutoffMinutes: number
  },
): RefundRecord {
  const { refundId, settlement, cutoffMinutes } = outcome
  const { row } = demand(desk, refundId)
  const { to } = settlement
  const learned = learnedFrom(settlement)
  if (isRefundState(to) && mayRefundMove(row.state, to)) {
    const at = learned.cancelledAt ?? storableTime(desk.clock.now()) ?? 0
    const day = to === 'done' ? businessDate(at, cutoffMinutes) : null
    desk.record({ kind: 'refund.outcome', body: { refundId, to, learned, businessDate: day } })
  } else {
    const body = { refundId, from: row.state, to: storableCause(to), learned }
    desk.record({ kind: 'refund.outcome-ignored', body })
  }
  return demand(desk, refundId).record
}

/** A byte may leave from now on. A second sender of one refund does not get past here. */
export function recordRefundSent(desk: Desk, refundId: string): void {
  demandState(demand(desk, refundId), ['intent'])
  desk.record({ kind: 'refund.sent', body: { refundId } })
}

export function recordRefundResend(
  desk: Desk,
  refundId: string,
  reason: 'never-connected' | 'unauthorized',
): void {
  // A connection that never came about is tried again before anything counts as sent.
  demandState(demand(desk, refundId), ['intent', 'sent'])
  desk.record({ kind: 'refund.resent', body: { refundId, reason } })
}

/** Staff have looked at them. While nobody knows how one ended, there is nothing to have seen. */
export function acknowledgeRefunds(desk: Desk, orderId: string): void {
  for (const { row } of desk.tables.refunds.ofOrder(orderId)) {
    if (row.unseen === 0 || isRefundOpen(row.state)) continue
    desk.record({ kind: 'refund.acknowledged', body: { refundId: row.refundId } })
  }
}

/** Made to fit its columns: an outcome is never refused by its content. */
function learnedFrom(settlement: RefundSettlement): RefundLearned {
  const { unseen } = settlement
  return {
    cause: storableCause(settlement.cause),
    cancellationId: storableId(settlement.cancellationId, 64) || null,
    cancelledAt: storableTime(settlement.cancelledAt),
    declineCode: storableDeclineCode(settlement.declineCode),
    gatewayText: storableText(settlement.gatewayText, 200),
    unseen: typeof unseen === 'boolean' ? unseen : null,
  }
}

function isRefundState(value: unknown): value is RefundState {
  return REFUND_STATES.some((state) => state === value)
}

function demand(desk: Desk, refundId: string): FoundRefund {
  const refund = desk.tables.refunds.byId(refundId)
  if (refund === null) throw new RefundNotFound()
  return refund
}

function demandState(refund: FoundRefund, states: readonly RefundState[]): void {
  const { state } = refund.row
  if (!states.includes(state)) throw new Error(`the refund is ${state}, not ${states.join(' or ')}`)
}
