import { withoutSeparators } from './card-number.ts'
import type { FieldProblem } from './result.ts'

/** Thirteen digits are a resident or corporate registration number: refused and wiped, never cut. */
export const FORBIDDEN_LENGTH = 13

export type IdentityReading =
  | { readonly ok: true; readonly kind: 'birth' | 'business'; readonly digits: string }
  | {
      readonly ok: false
      readonly problem: Extract<
        FieldProblem,
        | 'missing'
        | 'not-digits'
        | 'too-short'
        | 'identity-length'
        | 'birth'
        | 'business'
        | 'resident'
        | 'corporate'
      >
    }

/**
 * Reads a date of birth (`YYMMDD`, real in 19YY or 20YY) or a ten-digit business number with a right
 * check digit. Anything else is refused by what it looks like (flows.md, Identity).
 */
export function parseIdentity(text: string): IdentityReading {
  const digits = withoutSeparators(text)
  if (digits === '') return { ok: false, problem: 'missing' }
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'not-digits' }
  if (digits.length < 6) return { ok: false, problem: 'too-short' }
  if (digits.length === FORBIDDEN_LENGTH) return { ok: false, problem: thirteenDigits(digits) }
  if (digits.length === 10) {
    return isBusinessNumber(digits)
      ? { ok: true, kind: 'business', digits }
      : { ok: false, problem: 'business' }
  }
  if (digits.length !== 6) return { ok: false, problem: 'identity-length' }
  return isBirthDate(digits) ? { ok: true, kind: 'birth', digits } : { ok: false, problem: 'birth' }
}

/** `YYMMDD` that is a day of some year 19YY or 20YY; 000229 is (2000), 010229 is not. */
export function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(
    Number,
  )
  if (year === undefined || month === undefined || day === undefined) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= longestMonth(year, month)
}

/** The days `month` has in 19YY or in 20YY, whichever is more. */
function longestMonth(year: number, month: number): number {
  const daysIn = (century: number) => new Date(Date.UTC(century + year, month, 0)).getUTCDate()
  return Math.max(daysIn(1900), daysIn(2000))
}

/** The check digit of a Korean business registration number (flows.md, Identity). */
export function isBusinessNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5]
  const sum = weighedSum(digits, weights) + Math.floor((Number(digits[8]) * 5) / 10)
  return (10 - (sum % 10)) % 10 === Number(digits[9])
}

/** A real date and a seventh digit of somebody born since 1900: what a resident number looks like. */
export function looksLikeResidentNumber(digits: string): boolean {
  return /^\d{6}[1-8]\d{6}$/.test(digits) && isBirthDate(digits)
}

/**
 * Both kinds can look alike (110111-… is a court's code and a day). The resident number wins unless
 * only the corporate check digit is right; both are refused either way, only the message differs.
 */
function thirteenDigits(digits: string): 'resident' | 'corporate' {
  if (!looksLikeResidentNumber(digits)) return 'corporate'
  return hasCorporateCheck(digits) && !hasResidentCheck(digits) ? 'corporate' : 'resident'
}

function hasResidentCheck(digits: string): boolean {
  const sum = weighedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
  return (11 - (sum % 11)) % 10 === Number(digits[12])
}

function hasCorporateCheck(digits: string): boolean {
  const sum = weighedSum(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
  return (10 - (sum % 10)) % 10 === Number(digits[12])
}

function weighedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)
}
