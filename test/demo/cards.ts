import type { HandedCard } from './counter.ts'

/** Documented practice cards (`main/practice/cards.ts`) and what each of them does. */
export const cards = {
  approves: handed('4242424242424242'),
  wrongPin: handed('4000000000000044'),
  another: handed('9410111122223332'),
  check: handed('9430111122223338'),
  /** Charged; the line is cut before the answer. */
  dropped: handed('9000000000000001'),
  /** The line is cut, and no look-up sees the approval for eight seconds. */
  late: handed('9000000000000027'),
} as const

/** Any expiry to come, any birth date and any PIN will do. */
function handed(number: string): HandedCard {
  return { number, expiry: '1230', birth: '850101', pin: '12' }
}
