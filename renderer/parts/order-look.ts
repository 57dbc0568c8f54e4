import { panelOf, type OrderState, type OrderSummary } from '../../preload/contract/order.ts'
import { unreachable } from '../../preload/contract/result.ts'
import type { ShapeName } from './shape.tsx'

/** How a state stands in a row or a chip: its picture, its colour and its one word. */
export interface OrderLook {
  readonly shape: ShapeName
  readonly tone: 'ok' | 'no' | 'wait' | 'plain'
  readonly word:
    | 'approved'
    | 'declined'
    | 'notCharged'
    | 'checking'
    | 'needsPerson'
    | 'refunded'
    | 'partlyRefunded'
}

export function lookOf(state: OrderState): OrderLook {
  switch (state) {
    case 'approved':
      return { shape: 'tick', tone: 'ok', word: 'approved' }
    case 'declined':
      return { shape: 'cross', tone: 'no', word: 'declined' }
    case 'not-sent':
    case 'not-charged':
    case 'reversed':
      return { shape: 'cross', tone: 'no', word: 'notCharged' }
    case 'intent':
    case 'sent':
    case 'unknown':
      return { shape: 'mark', tone: 'wait', word: 'checking' }
    case 'needs-person':
      return { shape: 'mark', tone: 'wait', word: 'needsPerson' }
    case 'refunded':
      return { shape: 'minus', tone: 'plain', word: 'refunded' }
    case 'partly-refunded':
      return { shape: 'minus', tone: 'plain', word: 'partlyRefunded' }
    default:
      return unreachable(state)
  }
}

/** True once nothing more will change by itself. */
export function isSettled(order: OrderSummary): boolean {
  return panelOf(order.state) !== 'checking'
}
