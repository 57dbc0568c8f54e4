import { withoutSeparators } from './card-number.ts'
import type { FieldProblem } from './result.ts'

/** A card is not issued for longer; a year further off is a typing error (B-X02). */
const YEARS_AT_MOST = 20

export type ExpiryReading =
  | {
      readonly ok: true
      /** `2027-12`, as it is sent. */
      readonly expiry: string
    }
  | {
      readonly ok: false
      readonly problem: Extract<
        FieldProblem,
        'missing' | 'not-digits' | 'too-short' | 'too-long' | 'month' | 'expired' | 'too-far'
      >
      /** Four digits, month first, when the same digits make sense year first; else null. */
      readonly swapped: string | null
    }

/**
 * Reads `MMYY`, `MM/YY` or `YYYY-MM`. Good through the last day of its month, by the date in Korea;
 * `today` is `YYYY-MM-DD`. Typed the other way round (`2712`) it is refused with `swapped` to offer.
 */
export function parseExpiry(text: string, today: string): ExpiryReading {
  const digits = withoutSeparators(text)
  const read = readDigits(digits)
  if ('problem' in read)
    return { ok: false, problem: read.problem, swapped: swappedOf(digits, today) }
  const problem = dateProblem(read, today)
  if (problem !== null) return { ok: false, problem, swapped: swappedOf(digits, today) }
  return { ok: true, expiry: `${read.year}-${String(read.month).padStart(2, '0')}` }
}

/** True for digits that can only be `YYYYMM`: there is no month 20. */
export function readsYearFirst(digits: string): boolean {
  return digits.startsWith('20')
}

/** `12/27` or `2027-12`, also for a part of one. */
export function formatExpiry(digits: string): string {
  const [cut, separator] = readsYearFirst(digits) ? ([4, '-'] as const) : ([2, '/'] as const)
  return digits.length <= cut ? digits : digits.slice(0, cut) + separator + digits.slice(cut)
}

interface Month {
  readonly year: number
  readonly month: number
}

function readDigits(
  digits: string,
): Month | { readonly problem: 'missing' | 'not-digits' | 'too-short' | 'too-long' } {
  if (digits === '') return { problem: 'missing' }
  if (!/^\d+$/.test(digits)) return { problem: 'not-digits' }
  if (digits.length < 4) return { problem: 'too-short' }
  if (digits.length === 4) {
    return { year: 2000 + Number(digits.slice(2)), month: Number(digits.slice(0, 2)) }
  }
  if (digits.length < 6) return { problem: 'too-short' }
  if (digits.length > 6) return { problem: 'too-long' }
  return { year: Number(digits.slice(0, 4)), month: Number(digits.slice(4)) }
}

function dateProblem(
  { year, month }: Month,
  today: string,
): 'month' | 'expired' | 'too-far' | null {
  if (month < 1 || month > 12) return 'month'
  const thisMonth = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const ahead = year * 12 + month - 1 - thisMonth
  if (ahead < 0) return 'expired'
  return ahead > YEARS_AT_MOST * 12 ? 'too-far' : null
}

function swappedOf(digits: string, today: string): string | null {
  if (!/^\d{4}$/.test(digits)) return null
  const swapped = digits.slice(2) + digits.slice(0, 2)
  const read = readDigits(swapped)
  return 'problem' in read || dateProblem(read, today) !== null ? null : swapped
}
