import { ZERO_WON, won } from '../../preload/contract/money.ts'
import type { ObservedBody } from './observed-events.ts'
import type { OrderRow } from './orders-table.ts'

/** The row of a payment that was found. Of its card and its tax-free part nothing is known. */
export function observedRow(
  body: ObservedBody,
  at: { readonly time: number; readonly position: number },
): OrderRow {
  const { learned } = body
  return {
    orderId: body.orderId,
    position: at.position,
    saleId: body.saleId,
    attempt: 1,
    state: body.state,
    amountWon: won(body.amountWon),
    taxFreeWon: ZERO_WON,
    installmentMonths: body.installmentMonths,
    itemName: body.itemName,
    personId: null,
    bin6: '',
    last4: '',
    issuer: learned.issuer ?? '',
    cardKind: learned.cardKind,
    approvalNumber: learned.approvalNumber ?? '',
    paymentId: learned.paymentId ?? '',
    receiptUrl: learned.receiptUrl ?? '',
    sandbox: body.sandbox ? 1 : 0,
    createdAt: body.startedAt ?? at.time,
    changedAt: at.time,
    paidAt: learned.paidAt,
    businessDate: body.businessDate,
    declineCode: learned.declineCode,
    gatewayText: learned.gatewayText,
    cause: learned.cause,
    unknownSince: null,
    alarm: learned.alarm,
    unseen: learned.unseen === true ? 1 : 0,
    idUsedBefore: 0,
    duplicateOf: null,
    noteId: null,
    origin: body.origin,
    observed: 1,
    foreignOrderId: body.foreignOrderId,
  }
}
