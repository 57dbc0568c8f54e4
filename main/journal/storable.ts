import { cleanText, refuseTypedText } from '../../preload/contract/text.ts'

/** Free text never holds this many digits in a row, separators removed; the tables check it too. */
const DIGITS_REFUSED = 12
/** Ids may hold thirteen, dashes removed; a card number has fourteen at least. */
const LONG_RUN_IN_ID = /[0-9]{14}/

/** Free text fit for its column: cleaned, capped in graphemes, long numbers starred out. */
export function storableText(value: unknown, graphemes: number): string {
  if (typeof value !== 'string') return ''
  const text = cleanText(value, { graphemes, longestRun: DIGITS_REFUSED })
  // A grapheme may be many code points; the columns count those, four for each here.
  return Array.from(text)
    .slice(0, graphemes * 4)
    .join('')
    .trim()
}

/** An id of somebody else's, or nothing: half an id would name another thing. */
export function storableId(value: unknown, length: number): string {
  if (typeof value !== 'string' || value.length > length) return ''
  const fits = /^[A-Za-z0-9_-]*$/.test(value) && !LONG_RUN_IN_ID.test(value.replace(/[-_]/g, ''))
  return fits && refuseTypedText(value) === null ? value : ''
}

/** `HTTP 500` becomes `http-500`: a code for support, never a sentence. */
export function storableCause(value: unknown): string {
  const code = storableText(value, 40)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 40)
  return /[0-9]{12}/.test(code.replaceAll('-', '')) ? 'unreadable' : code
}

/** The gateway's code of a decline as it came, without what is no part of a code. */
export function storableDeclineCode(value: unknown): string {
  const code = storableText(value, 40)
    .replace(/[^A-Za-z0-9_.-]+/g, '')
    .slice(0, 40)
  return /[0-9]{12}/.test(code.replace(/[-.]/g, '')) ? '' : code
}

/** Digits, `+`, `-` and blanks, 16 at most; what cannot be a telephone number is left out. */
export function storablePhone(value: unknown): string {
  const phone = storableText(value, 40)
    .normalize('NFKC')
    .replace(/[^-+0-9 ]+/g, '')
    .trim()
  return phone.length <= 16 && phone.replace(/[^0-9]/g, '').length <= 13 ? phone : ''
}

/**
 * An https address without white space, 1,000 characters at most, or nothing. Transaction numbers
 * in it are long and open with a year; one that stands alone and looks like a card is not kept.
 */
export function storableUrl(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1000) return ''
  if (!/^https:\/\/[!-~]+$/.test(value)) return ''
  const numbers = value.match(/[0-9]+(?:[-._][0-9]+)*/g) ?? []
  return numbers.some(looksLikeCard) ? '' : value
}

function looksLikeCard(digits: string): boolean {
  const plain = digits.replace(/[^0-9]/g, '')
  return plain.length <= 19 && !plain.startsWith('20') && refuseTypedText(plain) !== null
}

/** Epoch milliseconds up to the year 9999, or null. */
export function storableTime(value: unknown): number | null {
  const fits = typeof value === 'number' && value >= 0 && value <= 253_402_300_799_999
  return fits ? Math.trunc(value) : null
}
