/** Whole Korean won, 1 … 2^53−1 where a charge is meant, 0 where a part may be absent. */
export type Won = number & { readonly __won: true }

/** Smallest amount the card networks take installments for (portone-v1.md §5.6). */
export const INSTALLMENTS_FROM_WON = 50_000

export const ZERO_WON = 0 as Won // zero is whole

/** At least one won: what a refund is. The API reads a refund of 0 as "all of it". */
export type PositiveWon = Won & { readonly __positive: true }

/** The only way to make a `PositiveWon`: refuses zero and everything that `won` refuses. */
export function positiveWon(value: number): PositiveWon {
  if (value === 0) throw new RangeError('not a positive amount of won')
  return won(value) as PositiveWon // whole and not negative by `won`, not zero by the line above
}

/** The only way to make a `Won`: refuses fractions, negatives, NaN, −0 and unsafe integers. */
export function won(value: number): Won {
  if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
    throw new RangeError('not a whole amount of won')
  }
  return value as Won // checked above
}

export type AmountReading =
  | { readonly ok: true; readonly won: Won }
  | { readonly ok: false; readonly problem: 'missing' | 'not-digits' | 'zero' | 'too-long' }

/**
 * Reads what staff typed or pasted: digits, full-width digits, thousands commas, white space and a
 * trailing 원 or leading ₩. Signs, points, exponents and anything else are refused, never guessed at.
 */
export function parseAmount(text: string): AmountReading {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^₩\s*/u, '')
    .replace(/\s*원$/u, '')
    .trim()
  if (plain === '') return { ok: false, problem: 'missing' }
  const digits = /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(',', '') : plain
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'not-digits' }
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return { ok: false, problem: 'too-long' }
  if (value === 0) return { ok: false, problem: 'zero' }
  return { ok: true, won: won(value) }
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `125,000`: thousands commas, no unit. */
export function groupDigits(amount: number): string {
  return grouped.format(amount)
}

export type Language = 'ko' | 'en'

/** `125,000원` or `₩125,000` (words.md, Voice). */
export function formatWon(amount: number, language: Language): string {
  return language === 'ko' ? `${groupDigits(amount)}원` : `₩${groupDigits(amount)}`
}

/** What the shop's merchant id is contracted for: all taxed, all free of VAT, or as each sale says. */
export const TAX_TYPES = ['taxable', 'tax-free', 'mixed'] as const
export type TaxType = (typeof TAX_TYPES)[number]

/**
 * The part of a sale that is free of VAT. Only a mixed merchant id heeds what is sent with the charge
 * (portone-v1.md §5.7), so in the other two cases nothing else may be shown, kept or sent.
 */
export function taxFreePart(
  taxType: TaxType,
  sale: { readonly amountWon: Won; readonly taxFreeWon: Won },
): Won {
  switch (taxType) {
    case 'taxable':
      return ZERO_WON
    case 'tax-free':
      return sale.amountWon
    case 'mixed':
      return sale.taxFreeWon
  }
}

export interface TaxSplit {
  readonly supplyWon: Won
  readonly vatWon: Won
  readonly taxFreeWon: Won
}

/**
 * Korean VAT inside a gross amount: one eleventh of the taxed part, rounded half up; the supply
 * value takes the rest (product.md, Counter). `taxFree` must not exceed `amount`.
 */
export function splitTax(amount: Won, taxFree: Won = ZERO_WON): TaxSplit {
  if (taxFree > amount) throw new RangeError('the tax-free part exceeds the amount')
  const taxed = amount - taxFree
  // Integer half-up rounding: ⌊(2·taxed + 11) / 22⌋ = ⌊taxed/11 + ½⌋ without a fraction in between.
  const vat = Number((2n * BigInt(taxed) + 11n) / 22n)
  return { supplyWon: won(taxed - vat), vatWon: won(vat), taxFreeWon: taxFree }
}
