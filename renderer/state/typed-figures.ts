import { groupDigits, parseAmount } from '../../preload/contract/money.ts'

/** `1,000,000`. */
export function showAmount(won: number): string {
  return groupDigits(won)
}

/** Whole won of what was typed, zero too; null where it is no amount. */
export function readAmount(text: string): number | null {
  if (/^[0０]+$/.test(text.trim())) return 0
  const reading = parseAmount(text)
  return reading.ok ? reading.won : null
}

/** The digits of a text, full-width ones too. */
export function digitsIn(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '')
}

/** `123-45-67891` once there are ten digits, else as it is. */
export function showBusinessNumber(text: string): string {
  const digits = digitsIn(text)
  return /^\d{10}$/.test(digits)
    ? `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`
    : text
}

/** `04:00` of minutes after midnight. */
export function showClock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Minutes after midnight of `4:00`, `04:00` or `0400`; null where it is no time of day. */
export function readClock(text: string): number | null {
  const found = /^(\d{1,2}):?(\d{2})$/.exec(text.normalize('NFKC').trim())
  if (found === null) return null
  const [hours = 24, minutes = 60] = found.slice(1).map(Number)
  return hours <= 23 && minutes <= 59 ? hours * 60 + minutes : null
}
