import { won } from '../../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../../preload/contract/order.ts'

/** An approved order of somebody else's sale; a test names what matters to it. */
export function anOrder(values: Partial<OrderSummary> = {}): OrderSummary {
  return {
    orderId: 'T1',
    saleId: 'sale-1',
    attempt: 1,
    state: 'approved',
    amountWon: won(125_000),
    taxFreeWon: won(0),
    installmentMonths: 0,
    itemName: '수학 정규반',
    buyerName: '',
    bin6: '424242',
    last4: '4242',
    issuer: '신한카드',
    cardKind: 'credit',
    approvalNumber: '30518842',
    createdAt: 1_763_874_180_000,
    paidAt: null,
    changedAt: 1_763_874_181_000,
    declineCode: '',
    gatewayText: '',
    alarm: null,
    nextLookAt: null,
    ...values,
  }
}
