import type { OrderSummary } from '../../preload/contract/order.ts'
import { standingOf, type Standing } from './news.ts'

/** What a chip says first: the state's word, or the alarm's. */
export function trayWord(order: OrderSummary): 'late' | 'twice' | Exclude<Standing, 'alarm'> {
  const standing = standingOf(order)
  if (standing !== 'alarm') return standing
  return order.alarm === 'late-approval' ? 'late' : 'twice'
}
