import { createHash } from 'node:crypto'
import { base32Of, terminalOf } from './order-id.ts'
import type { OrderOrigin, SightedPayment } from './observed-records.ts'
import { storableId, storableText } from './storable.ts'

/** 26 base32 characters are 130 bits. */
const HASH_CHARACTERS = 26

/**
 * The sale that stands for a payment which was found: it has none here. It can be no sale of the
 * counter's, whose ids begin otherwise; a trial's in particular, which is given back by itself.
 */
export function seenSaleId(paymentId: string): string {
  return `seen-${hashOf(paymentId)}`
}

/**
 * The merchant's own id where it can stand here and nothing else has it, else one that follows from
 * the payment's: several payments may share a merchant's id, and a shop on the web makes up its own.
 */
export function orderIdOf(
  { orderId, paymentId }: Pick<SightedPayment, 'orderId' | 'paymentId'>,
  isFree: (orderId: string) => boolean,
): string {
  const fits = storableId(orderId, 40) !== '' && !orderId.includes('_')
  return fits && isFree(orderId) ? orderId : `X-${hashOf(paymentId)}`
}

/** As much of the merchant's id as may be kept. */
export function foreignOrderId(orderId: string): string {
  return storableText(orderId, 40)
}

/** Whose it is. Our order ids open with the terminal that made them. */
export function originOf(
  payment: Pick<SightedPayment, 'orderId' | 'source' | 'subscriberUse'>,
  terminals: readonly { readonly name: string }[],
): OrderOrigin {
  const terminal = terminalOf(payment.orderId)
  if (terminals.some(({ name }) => name === terminal)) return 'here'
  if (terminal !== null) return 'other-till'
  if (payment.subscriberUse === 'payment.scheduled') return 'schedule'
  return payment.source === 'pc' || payment.source === 'mobile' ? 'web' : 'unknown'
}

function hashOf(paymentId: string): string {
  const bytes = createHash('sha256').update(paymentId).digest()
  return base32Of(bytes.subarray(0, HASH_CHARACTERS))
}
