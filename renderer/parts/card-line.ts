import type { OrderSummary } from '../../preload/contract/order.ts'
import { i18n } from '../i18n.ts'

/** `신한카드 ****-1234`; the issuer is left out while nobody knows it. */
export function cardOf(order: Pick<OrderSummary, 'issuer' | 'last4'>): string {
  return i18n.t('outcome.card', { issuer: order.issuer, last4: order.last4 }).trim()
}

/** `일시불` or `할부 3개월`. */
export function installmentsOf(months: number): string {
  return months < 2 ? i18n.t('counter.inFull') : i18n.t('counter.months', { count: months })
}

/** `수학 정규반 · 김민준`, or the item alone. */
export function itemAndBuyer(order: Pick<OrderSummary, 'itemName' | 'buyerName'>): string {
  return order.buyerName === '' ? order.itemName : `${order.itemName} · ${order.buyerName}`
}
