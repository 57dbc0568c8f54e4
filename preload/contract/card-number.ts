import type { FieldProblem } from './result.ts'

/** Digits a card number may have (ISO/IEC 7812-1); Korean key-in meets 14 to 16. */
export const CARD_DIGITS_MIN = 13
export const CARD_DIGITS_MAX = 19

/** The one number the guide's samples use; only practice mode takes it. */
export const GUIDE_SAMPLE_CARD = '1234123412341234'

export interface CardNumber {
  /** 13 to 19 digits, nothing else. */
  readonly digits: string
  readonly bin6: string
  readonly last4: string
  /** False only warns: some domestic cards do not carry a Luhn digit. */
  readonly luhnOk: boolean
}

export type CardReading =
  | { readonly ok: true; readonly card: CardNumber }
  | {
      readonly ok: false
      readonly problem: Extract<FieldProblem, 'missing' | 'not-digits' | 'too-short' | 'too-long'>
    }

const SEPARATORS = /[\s.·/_\p{Pd}]/gu

/** Full-width digits made plain, and what people write between groups removed; all else is kept. */
export function withoutSeparators(text: string): string {
  return text.normalize('NFKC').replace(SEPARATORS, '')
}

/**
 * Reads a card number as typed, pasted or sent over the bridge. Separators and full-width digits
 * are normalised; letters and more than 19 digits are refused, never cut. The Luhn digit is
 * reported, not required (portone-v1.md §2.1.1).
 */
export function parseCardNumber(text: string): CardReading {
  const digits = withoutSeparators(text)
  if (digits === '') return { ok: false, problem: 'missing' }
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'not-digits' }
  if (digits.length < CARD_DIGITS_MIN) return { ok: false, problem: 'too-short' }
  if (digits.length > CARD_DIGITS_MAX) return { ok: false, problem: 'too-long' }
  return {
    ok: true,
    card: {
      digits,
      bin6: digits.slice(0, 6),
      last4: digits.slice(-4),
      luhnOk: passesLuhn(digits),
    },
  }
}

/** The check digit of ISO/IEC 7812-1, Annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight])
    const weighed = fromRight % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return digits !== '' && sum % 10 === 0
}

/** As printed on the card: American Express 4-6-5, all others in fours. Also for a part of one. */
export function formatCardNumber(digits: string, separator = ' '): string {
  return cutInGroups(digits, digits).join(separator)
}

/** `9411-23**-****-1234`, or `9411 23•• •••• 1234` in a field. */
export interface MaskStyle {
  readonly separator: string
  readonly hidden: string
}

const ON_PAPER: MaskStyle = { separator: '-', hidden: '*' }

/**
 * Hides all but the first six and last four digits, and whatever else lies at places 7 to 12, so a
 * number of 13 to 15 digits shows fewer than four at the end (B-P08). A part of a number, fewer than
 * 13 digits, shows its first four.
 */
export function maskCard(digits: string, style: MaskStyle = ON_PAPER): string {
  const whole = digits.length >= CARD_DIGITS_MIN
  const shownAtStart = whole ? 6 : 4
  const shownFrom = whole ? Math.max(12, digits.length - 4) : digits.length
  const masked = Array.from(digits, (digit, at) =>
    at < shownAtStart || at >= shownFrom ? digit : style.hidden,
  ).join('')
  return cutInGroups(masked, digits).join(style.separator)
}

/**
 * How many digits a card that begins so has, or null where that is not certain (UnionPay has 16 to
 * 19). Only used to move on by itself; a number of another length is still accepted.
 */
export function knownLength(digits: string): number | null {
  if (/^3[47]/.test(digits)) return 15
  if (/^3(?:0[0-5]|[68])/.test(digits)) return 14
  if (/^(?:4|9|5[1-5]|35|2[2-7]|1234)/.test(digits)) return 16
  return null
}

function cutInGroups(shown: string, digits: string): readonly string[] {
  const american = /^3[47]/.test(digits) && digits.length <= 15
  const ends = american ? [4, 10, 15] : [4, 8, 12, 16, 20]
  return ends
    .map((end, index) => shown.slice(index === 0 ? 0 : ends[index - 1], end))
    .filter((group) => group !== '')
}
