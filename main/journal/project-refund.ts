import { positiveWon, won } from '../../preload/contract/money.ts'
import { unreachable } from '../../preload/contract/result.ts'
import { JournalDamaged } from './errors.ts'
import type { JournalEvent } from './event-kinds.ts'
import type { OrderRow } from './orders-table.ts'
import type { RefundIntentBody, RefundObservedBody, RefundOutcomeBody } from './refund-events.ts'
import { isLateRefund } from './refund-moves.ts'
import type { RefundRow } from './refunds-table.ts'

/** An event that concerns a refund. */
export type RefundEvent = Extract<JournalEvent, { kind: `refund.${string}` }>

interface At {
  readonly time: number
  readonly position: number
}

/**
 * What a refund is after an event: the one place where events become rows, as `project` is for
 * orders. `position` is the next free place; only a refund that is new takes it.
 */
export function projectRefund(row: RefundRow | null, event: RefundEvent, at: At): RefundRow {
  if (event.kind === 'refund.intent') return intended(row, event.body, at)
  if (event.kind === 'refund.observed') return observed(event.body, at)
  if (row === null) throw new JournalDamaged(`${event.kind} of a refund without an intent`)
  switch (event.kind) {
    case 'refund.sent':
      return { ...row, state: 'sent', changedAt: at.time }
    case 'refund.resent':
    case 'refund.outcome-ignored':
      return row
    case 'refund.outcome':
      return settled(row, event.body, at.time)
    case 'refund.acknowledged':
      return { ...row, unseen: 0 }
    default:
      return unreachable(event)
  }
}

/** A next try under the same id starts over, but remembers that one of them may have arrived. */
function intended(row: RefundRow | null, body: RefundIntentBody, at: At): RefundRow {
  const arrived = row !== null && (row.sentBefore === 1 || row.state !== 'not-sent')
  return {
    ...body,
    ...amountsOf(body),
    position: row?.position ?? at.position,
    state: 'intent',
    cancellationId: '',
    createdAt: row?.createdAt ?? at.time,
    changedAt: at.time,
    cancelledAt: null,
    businessDate: null,
    declineCode: '',
    gatewayText: '',
    cause: '',
    unknownSince: null,
    unseen: 0,
    sentBefore: arrived ? 1 : 0,
  }
}

function observed(body: RefundObservedBody, at: At): RefundRow {
  return {
    ...body,
    ...amountsOf(body),
    position: at.position,
    purpose: 'elsewhere',
    refundKey: null,
    attempt: 1,
    state: 'done',
    noteId: null,
    createdAt: at.time,
    changedAt: at.time,
    declineCode: '',
    unknownSince: null,
    unseen: 1,
    sentBefore: 0,
  }
}

function amountsOf(body: RefundIntentBody | RefundObservedBody) {
  return {
    amountWon: positiveWon(body.amountWon),
    taxFreeWon: won(body.taxFreeWon),
    balanceWon: won(body.balanceWon),
  }
}

function settled(row: RefundRow, body: RefundOutcomeBody, time: number): RefundRow {
  const { learned, to } = body
  const unseen = isLateRefund(row.state, to) || (learned.unseen ?? row.unseen === 1)
  return {
    ...row,
    state: to,
    changedAt: time,
    cause: learned.cause,
    cancellationId: learned.cancellationId ?? row.cancellationId,
    cancelledAt: learned.cancelledAt ?? row.cancelledAt,
    businessDate: body.businessDate,
    declineCode: learned.declineCode,
    gatewayText: learned.gatewayText,
    unknownSince: to === 'unknown' ? time : row.unknownSince,
    unseen: unseen ? 1 : 0,
  }
}

/** What an order is after so much of it went back. Only a payment that stands can go back. */
export function orderAfterRefund(order: OrderRow, givenBackWon: number, time: number): OrderRow {
  const stands = order.state === 'approved' || order.state === 'partly-refunded'
  if (!stands || givenBackWon === 0) return order
  const state = givenBackWon >= order.amountWon ? 'refunded' : 'partly-refunded'
  return { ...order, state, changedAt: time }
}
