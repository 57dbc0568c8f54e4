import type { OrderRecord } from '../journal/records.ts'
import type { Payment, Reply } from '../portone/client.ts'
import type { Till } from './till.ts'

/** `unclear`: there is an answer, and it does not show the payment this order says it is. */
export type SeenOrder =
  | { readonly kind: 'payment'; readonly payment: Payment }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'unreachable'; readonly cause: string }

/**
 * One look at the payment of an order that was approved: what went back of it and what is left.
 * Never POSTs; a look-up that failed proves nothing.
 */
export async function lookUpPayment(
  till: Till,
  order: OrderRecord,
  paymentId = order.paymentId,
): Promise<SeenOrder> {
  till.atStep('before-look-up')
  const seen = await (paymentId === '' ? byOrder(till, order) : byId(till, order, paymentId))
  till.atStep('after-look-up')
  return seen
}

async function byId(till: Till, order: OrderRecord, paymentId: string): Promise<SeenOrder> {
  const reply = await till.client.getPayment(paymentId)
  return reply.kind === 'ok' ? fitting(till, order, [reply.value]) : unseen(reply)
}

/** A person approved it by its approval number alone: there must be exactly one it can be. */
async function byOrder(till: Till, order: OrderRecord): Promise<SeenOrder> {
  const reply = await till.client.findAllPayments(order.orderId)
  return reply.kind === 'ok' ? fitting(till, order, reply.value) : unseen(reply)
}

function fitting(till: Till, order: OrderRecord, records: readonly Payment[]): SeenOrder {
  const [payment, ...others] = records.filter((record) => isOf(till, order, record))
  if (payment === undefined || others.length > 0) return { kind: 'unclear' }
  return { kind: 'payment', payment }
}

/** A part that went back may turn `paid` into `cancelled`, so that the numbers decide (§3.1). */
function isOf(till: Till, order: OrderRecord, record: Payment): boolean {
  return (
    record.orderId === order.orderId &&
    record.amountWon === order.amountWon &&
    record.currency === 'KRW' &&
    record.sandbox === till.rules.sandbox &&
    (record.status === 'paid' || record.status === 'cancelled') &&
    record.cancelledWon <= record.amountWon
  )
}

function unseen(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): SeenOrder {
  if (reply.kind === 'not-found') return { kind: 'unclear' }
  return { kind: 'unreachable', cause: `look-up-${reply.kind}` }
}
