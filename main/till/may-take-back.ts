import type { TakeBackRefusal } from '../../preload/contract/result.ts'
import type { OrderRecord } from '../journal/records.ts'
import type { RefundRecord } from '../journal/refund-records.ts'

export const TAKE_BACK_MS = 10 * 60_000
/** A clock that a time server has put right by so much is no reason to send for a manager. */
const CLOCK_STEP_MS = 60_000

export interface TakeBackQuestion {
  readonly order: OrderRecord
  readonly refunds: readonly RefundRecord[]
  /** Epoch ms. */
  readonly now: number
  /** Whether the one who asks made this sale. */
  readonly isOwnSale: boolean
}

/**
 * Why the one who sold it may not take a sale back without a manager, or null where he may: the
 * whole of his own sale, within ten minutes, once an order (flows.md, Refunds). A try of it that did
 * not come to anything is still the same take-back.
 */
export function mayTakeBack(question: TakeBackQuestion): TakeBackRefusal | null {
  const { order, refunds, now, isOwnSale } = question
  if (!isOwnSale) return 'not-own'
  if (refunds.some(({ purpose }) => purpose === 'take-back')) return 'used'
  if (order.state !== 'approved') return 'not-whole'
  const ageMs = now - order.createdAt
  return ageMs > TAKE_BACK_MS || ageMs < -CLOCK_STEP_MS ? 'too-late' : null
}
