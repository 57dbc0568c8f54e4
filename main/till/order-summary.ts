import type { ChargeCardAnswer } from '../../preload/contract/contract.ts'
import type { OrderSummary } from '../../preload/contract/order.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import type { OrderRecord } from '../journal/records.ts'

/** What the page may know of an order: no ids of the gateway, nothing of the card beyond 6 and 4. */
export function summaryOf(order: OrderRecord, nextLookAt: number | null): OrderSummary {
  return {
    orderId: order.orderId,
    saleId: order.saleId,
    attempt: order.attempt,
    state: order.state,
    amountWon: order.amountWon,
    taxFreeWon: order.taxFreeWon,
    installmentMonths: order.installmentMonths,
    itemName: order.itemName,
    buyerName: order.buyerName,
    bin6: order.bin6,
    last4: order.last4,
    issuer: order.issuer,
    cardKind: order.cardKind,
    approvalNumber: order.approvalNumber,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    changedAt: order.changedAt,
    declineCode: order.declineCode,
    gatewayText: order.gatewayText,
    alarm: order.alarm,
    nextLookAt,
  }
}

/** What the page is answered when a charge became, or was already, an order. */
export function answerOf(order: OrderRecord): Result<ChargeCardAnswer> {
  return ok({ kind: 'order', order: summaryOf(order, null) })
}
