import { passesLuhn } from './card-number.ts'

/** What a pasted block fills; absent parts were not in it. All are digits. */
export interface PastedCard {
  readonly number: string
  /** `MMYY`. */
  readonly expiry?: string
  /** 6 or 10 digits. */
  readonly identity?: string
  readonly pin?: string
}

export type PasteReading =
  | { readonly ok: true; readonly pasted: PastedCard }
  /** `thirteen` holds what may be a resident number; `unclear` cannot be read in one way only. */
  | { readonly ok: false; readonly problem: 'thirteen' | 'unclear' }

/** Longer text is not a card; the cap keeps the search below small. */
const LONGEST = 200

const GAP = String.raw`(?:\s*[-.·/]\s*|\s+)`

/** How a number is written: in one run, in fours, as UnionPay's 17 to 19, American Express, Diners. */
const SHAPES = [
  String.raw`\d{14,19}`,
  String.raw`\d{4}${GAP}\d{4}${GAP}\d{4}${GAP}\d{4}`,
  String.raw`62\d\d${GAP}\d{4}${GAP}\d{4}${GAP}\d{4}${GAP}\d{1,3}`,
  String.raw`3[47]\d\d${GAP}\d{6}${GAP}\d{5}`,
  String.raw`3[068]\d\d${GAP}(?:\d{6}${GAP}\d{4}|\d{4}${GAP}\d{4}${GAP}\d{2})`,
].map((shape) => new RegExp(String.raw`(?<!\d)${shape}(?!\d)`, 'y'))

/**
 * Reads a block like `9411 2345 6789 0124 12/27 850101 12`, in any order, with or without labels. A
 * block that holds a 13-digit number is refused whole, and so is one that can be read in two ways
 * or has a part that is none of the four (a security code among them): nothing is ever guessed.
 */
export function parsePastedCard(text: string): PasteReading {
  const block = text
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .trim()
  if (block.length > LONGEST || /[a-z]\d|\d[a-z]/i.test(block)) return unclear
  if (holdsThirteen(block)) return { ok: false, problem: 'thirteen' }
  const readings = [...everyReading(block)]
  const best = readings.length > 1 ? readings.filter(({ number }) => passesLuhn(number)) : readings
  const [only] = best
  return only !== undefined && best.length === 1 ? { ok: true, pasted: only } : unclear
}

const unclear = { ok: false, problem: 'unclear' } as const

/** A run of 13, or 6 and 7 however they are set apart. */
function holdsThirteen(block: string): boolean {
  return /(?<!\d)\d{6}[^\d\n]{0,3}\d{7}(?!\d)/.test(block) || block.replace(/\D/g, '').length === 13
}

function* everyReading(block: string): Generator<PastedCard> {
  const seen = new Set<string>()
  for (let at = 0; at < block.length; at += 1) {
    for (const shape of SHAPES) {
      shape.lastIndex = at
      const found = shape.exec(block)?.[0]
      if (found === undefined || seen.has(`${at} ${found}`)) continue
      seen.add(`${at} ${found}`)
      const rest = readRest(`${block.slice(0, at)} ; ${block.slice(at + found.length)}`)
      if (rest !== null) yield { number: found.replace(/\D/g, ''), ...rest }
    }
  }
}

const PARTS: readonly (readonly [RegExp, keyof PastedCard, (digits: string) => string])[] = [
  [/^(?:0[1-9]|1[0-2])\s*[-./]?\s*\d{2}$/, 'expiry', (digits) => digits],
  [
    /^20\d\d\s*[-./]\s*(?:0[1-9]|1[0-2])$/,
    'expiry',
    (digits) => digits.slice(4) + digits.slice(2, 4),
  ],
  [/^(?:\d{6}|\d{10}|\d{3}-\d{2}-\d{5})$/, 'identity', (digits) => digits],
  [/^\d{2}$/, 'pin', (digits) => digits],
]

/** What stands beside the number, or null when a part of it is not understood or comes twice. */
function readRest(rest: string): Omit<PastedCard, 'number'> | null {
  const parts = rest
    .replace(/\s*([-./])\s*/g, '$1')
    .split(/[^\d./-]+/)
    .map((part) => part.replace(/^[-./]+|[-./]+$/g, ''))
    .filter((part) => part !== '')
  const read: { -readonly [Part in keyof PastedCard]?: string } = {}
  for (const part of parts) {
    const rule = PARTS.find(([form]) => form.test(part))
    if (rule === undefined || read[rule[1]] !== undefined) return null
    read[rule[1]] = rule[2](part.replace(/\D/g, ''))
  }
  return read
}
