import { LONGEST_LIST_MS } from '../portone/payment-lists.ts'

export const DAY_MS = 86_400_000

/** Where a reading in windows has come to. Times are epoch ms. */
export interface Place {
  /** Where the whole of it ends; fixed when it begins. */
  readonly until: number
  readonly windowFrom: number
  /** From 1. */
  readonly page: number
}

/** Where the window that a place lies in ends: the gateway lists 90 days at most. */
export function windowEnd({ until, windowFrom }: Place): number {
  return Math.min(windowFrom + LONGEST_LIST_MS, until)
}

/** The place after a page, or null at the end. Windows overlap by a day. */
export function placeAfter(place: Place, nextPage: number | null): Place | null {
  if (nextPage !== null) return { ...place, page: nextPage }
  const end = windowEnd(place)
  return end < place.until ? { ...place, windowFrom: end - DAY_MS, page: 1 } : null
}
