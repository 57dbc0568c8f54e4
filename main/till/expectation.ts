import type { OrderRecord } from '../journal/records.ts'
import type { Expectation } from './judge.ts'
import type { TillRules } from './till.ts'

/** What the gateway must say about this order for it to count as paid. */
export function expectationOf(order: OrderRecord, rules: TillRules): Expectation {
  return {
    orderId: order.orderId,
    amountWon: order.amountWon,
    sandbox: rules.sandbox,
    merchantId: rules.channel === null ? null : (rules.channel.split('.')[1] ?? null),
    idUsedBefore: order.idUsedBefore,
  }
}
