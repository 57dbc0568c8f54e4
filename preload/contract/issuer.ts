/** What the first digits say for certain: the network, never the bank behind it. */
export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'jcb' | 'diners' | 'unionpay' | 'domestic'

/** Public network ranges (ISO/IEC 7812 assignments); 9 is left to national use, in Korea domestic. */
const RANGES: readonly (readonly [RegExp, CardBrand])[] = [
  [/^3[47]/, 'amex'],
  [/^35(?:2[89]|[3-8])/, 'jcb'],
  [/^3(?:0[0-5]|[68])/, 'diners'],
  [/^4/, 'visa'],
  [/^5[1-5]/, 'mastercard'],
  [/^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, 'mastercard'],
  [/^62/, 'unionpay'],
  [/^9/, 'domestic'],
]

const NAMES: Record<Exclude<CardBrand, 'domestic'>, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  jcb: 'JCB',
  diners: 'Diners Club',
  unionpay: 'UnionPay',
}

/** The network of a number or of its first digits, or null where they do not say. */
export function guessBrand(digits: string): CardBrand | null {
  return RANGES.find(([range]) => range.test(digits))?.[1] ?? null
}

/**
 * What to call the card until the gateway has named its issuer; empty where the first digits do not
 * say. A network, not a bank: tables of Korean banks by first digits change and are not public.
 */
export function guessIssuer(digits: string): string {
  const brand = guessBrand(digits)
  return brand === null || brand === 'domestic' ? '' : NAMES[brand]
}
