/**
 * Three ways in which V1 hides a number (portone-v1.md §4.3): six and four digits around `*`, the
 * INICIS way with one trailing digit, and around zeros, which looks like a whole number.
 */
export type Mask = 'stars' | 'inicis' | 'zeros'

/** `digits` without separators, 13–19 of them. */
export function maskNumber(digits: string, mask: Mask): string {
  const shown = mask === 'inicis' ? 1 : 4
  const hidden = (mask === 'zeros' ? '0' : '*').repeat(digits.length - 6 - shown)
  return digits.slice(0, 6) + hidden + digits.slice(-shown)
}

const NUMBER_LIKE = /\p{Nd}(?:[\s./_-]{0,3}\p{Nd}){12,}/gu

/**
 * Free text as the gateway keeps it: what could be a card number, the one just typed or any run of
 * 14–19 digits that passes the Luhn check, becomes `*`. Callers paste cards into the oddest fields.
 */
export function scrub(text: string, typedDigits: string): string {
  return text.replace(NUMBER_LIKE, (found) => {
    const digits = plainDigits(found)
    const holdsTyped = typedDigits.length >= 13 && digits.includes(typedDigits)
    const looksReal = digits.length >= 14 && digits.length <= 19 && passesLuhn(digits)
    return holdsTyped || looksReal ? '*'.repeat(found.length) : found
  })
}

/** Whether an id that must be kept as it is holds the number just typed. */
export function holdsNumber(id: string, typedDigits: string): boolean {
  return typedDigits.length >= 13 && plainDigits(id).includes(typedDigits)
}

function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place))
    const weighted = place % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
