import { unreachable } from '../../preload/contract/result.ts'
import { won } from '../../preload/contract/money.ts'
import { JournalDamaged } from './errors.ts'
import type { IntentBody, JournalEvent, OutcomeBody } from './event-kinds.ts'
import { isLateApproval } from './moves.ts'
import type { ObservedChangeBody } from './observed-events.ts'
import type { OrderRow } from './orders-table.ts'
import { observedRow } from './project-observed.ts'

/** An event that concerns an order. */
export type OrderEvent = Extract<JournalEvent, { kind: `order.${string}` }>

/**
 * What an order is after an event. The one place where events become rows: writing goes through it
 * and so does replaying, which is why a rebuilt projection equals the live one.
 *
 * `position` is the next free place in the lists; only an order that is new takes it.
 */
export function project(
  row: OrderRow | null,
  event: OrderEvent,
  at: { readonly time: number; readonly position: number },
): OrderRow {
  if (event.kind === 'order.intent')
    return intended(event.body, { ...at, retried: row !== null && mayHaveBeenSeen(row) })
  if (event.kind === 'order.observed') return observedRow(event.body, at)
  if (row === null) throw new JournalDamaged(`${event.kind} of an order without an intent`)
  switch (event.kind) {
    case 'order.sent':
      return { ...row, state: 'sent', changedAt: at.time }
    case 'order.resent':
    case 'order.outcome-ignored':
      return row
    case 'order.outcome':
      return settled(row, event.body, at.time)
    case 'order.observed-change':
      return learnt(row, event.body, at.time)
    case 'order.acknowledged':
      return { ...row, unseen: 0 }
    default:
      return unreachable(event)
  }
}

/** A retry under the same id starts over: nothing of the earlier attempt stays in the row. */
function intended(
  body: IntentBody,
  at: { readonly time: number; readonly position: number; readonly retried: boolean },
): OrderRow {
  return {
    ...body,
    amountWon: won(body.amountWon),
    taxFreeWon: won(body.taxFreeWon),
    sandbox: body.sandbox ? 1 : 0,
    position: at.position,
    state: 'intent',
    cardKind: null,
    approvalNumber: '',
    paymentId: '',
    receiptUrl: '',
    createdAt: at.time,
    changedAt: at.time,
    paidAt: null,
    businessDate: null,
    declineCode: '',
    gatewayText: '',
    cause: '',
    unknownSince: null,
    alarm: null,
    unseen: 0,
    idUsedBefore: at.retried ? 1 : 0,
    origin: 'here',
    observed: 0,
    foreignOrderId: '',
  }
}

function settled(row: OrderRow, body: OutcomeBody, time: number): OrderRow {
  const after = learnt(row, body, time)
  if (!isLateApproval(row.state, body.to)) return after
  return { ...after, alarm: body.learned.alarm ?? 'late-approval', unseen: 1 }
}

/** What a row is once something was learned of its payment. */
function learnt(row: OrderRow, body: OutcomeBody | ObservedChangeBody, time: number): OrderRow {
  const { learned, to } = body
  return {
    ...row,
    state: to,
    changedAt: time,
    cause: learned.cause,
    // What was known of the payment is kept where this outcome is silent …
    paymentId: learned.paymentId ?? row.paymentId,
    approvalNumber: learned.approvalNumber ?? row.approvalNumber,
    issuer: learned.issuer ?? row.issuer,
    cardKind: learned.cardKind ?? row.cardKind,
    paidAt: learned.paidAt ?? row.paidAt,
    receiptUrl: learned.receiptUrl ?? row.receiptUrl,
    // … but an old refusal says nothing about the new state.
    declineCode: learned.declineCode,
    gatewayText: learned.gatewayText,
    businessDate: row.businessDate ?? body.businessDate,
    unknownSince: to === 'unknown' ? time : row.unknownSince,
    alarm: learned.setsAlarm ? learned.alarm : row.alarm,
    unseen: (learned.unseen ?? row.unseen === 1) ? 1 : 0,
  }
}

/** An attempt that was not sent left nothing at the gateway that could be taken for a later one's. */
function mayHaveBeenSeen(row: OrderRow): boolean {
  return row.idUsedBefore === 1 || row.state !== 'not-sent'
}
