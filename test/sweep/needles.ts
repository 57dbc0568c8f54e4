import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digitsOf, practiceCards } from '../../main/practice/cards.ts'

/** Something that may not be written down anywhere. */
export interface Needle {
  /** What a find is called: never the thing itself. */
  readonly label: string
  readonly kind: 'card' | 'birth' | 'request' | 'secret' | 'name'
  readonly writings: readonly { readonly form: string; readonly text: string }[]
  /**
   * Six digits turn up by chance in longer decimal and hexadecimal text: one place in 10^6, or in
   * 1.7 × 10^7, and a run writes megabytes of both. As a word of their own, in a year that is no hour
   * of a clock (24 and up), they do not; in random bytes the chance is 256^-6 a place, one in a
   * million for 300 MB. Everything else here is twelve characters or more, below 10^-5 for a run even
   * in pure digits.
   */
  readonly alone?: true
  /** Our own program shows it as an example: not counted where Chromium keeps compiled script. */
  readonly isExample?: true
}

/** In no list of the program: the gateway refuses it, and nobody may remember it. */
export const CANARY_CARD = '4539578763621486'

const SOURCES = join(import.meta.dirname, '../..')
const CARD_LIKE = /(?<![\w-])\d(?:[ -]?\d){13,18}(?![\w-])/g

/**
 * What any test may have typed: the documented cards, every card number that stands in a test's
 * source, and the births of the fixtures.
 */
export function documentedNeedles(): readonly Needle[] {
  const documented = practiceCards.map(({ number }) => digitsOf(number))
  const cards = new Set([...documented, ...numbersIn('test'), CANARY_CARD])
  const births = ['850101', '820213'].map((birth): Needle => ({
    ...birthNeedle(birth),
    isExample: true,
  }))
  return [...[...cards].map(cardNeedle), ...canaryPieces(), ...births]
}

/** Twelve digits of the canary are as bad as sixteen; the first six and last four are kept. */
function canaryPieces(): readonly Needle[] {
  return [CANARY_CARD.slice(0, 12), CANARY_CARD.slice(4)].map((text, part) => ({
    label: `twelve digits of the canary card (${part})`,
    kind: 'card',
    writings: [{ form: 'plain', text }],
  }))
}

export function cardNeedle(digits: string): Needle {
  const fours = digits.match(/.{1,4}/g) ?? []
  const asPrinted =
    digits.length === 15 ? (/^(.{4})(.{6})(.{5})$/.exec(digits)?.slice(1) ?? []) : fours
  const writings = [
    { form: 'plain', text: digits },
    ...[fours, asPrinted].flatMap((groups) => [
      { form: 'dashed', text: groups.join('-') },
      { form: 'spaced', text: groups.join(' ') },
      { form: 'dotted', text: groups.join('.') },
      { form: 'in lines', text: groups.join('\n') },
      { form: 'listed', text: groups.join('","') },
    ]),
    { form: 'digit by digit', text: [...digits].join(' ') },
  ]
  return { label: `card ${digits.slice(0, 6)}…${digits.slice(-4)}`, kind: 'card', writings }
}

/** `digits`: `YYMMDD`, 1924 to 1999. */
export function birthNeedle(digits: string): Needle {
  const [year = '', month = '', day = ''] = digits.match(/../g) ?? []
  const writings = [
    { form: 'plain', text: digits },
    { form: 'whole', text: `19${digits}` },
    ...['-', '.', '/', ' '].flatMap((between) => [
      { form: 'parts', text: [year, month, day].join(between) },
      { form: 'whole parts', text: [`19${year}`, month, day].join(between) },
    ]),
  ]
  return { label: `birth of ${year}`, kind: 'birth', writings, alone: true }
}

/** A random text of at least 40 characters; half of it would be bad enough. */
export function secretNeedle(label: string, text: string): Needle {
  const half = Math.floor(text.length / 2)
  const writings = [text.slice(0, half), text.slice(half)].map((part) => ({
    form: 'half',
    text: part,
  }))
  return { label, kind: 'secret', writings }
}

/** Kept, but only where it is encrypted (`findings.ts` says in which tables). */
export function nameNeedle(name: string): Needle {
  return { label: 'buyer name', kind: 'name', writings: [{ form: 'plain', text: name }] }
}

/** Two digits mean nothing alone: they are looked for as a request or a form would carry them. */
export function requestNeedles(
  typed: Readonly<Record<string, readonly string[]>>,
): readonly Needle[] {
  return Object.entries(typed).flatMap(([field, values]) =>
    values.map((value): Needle => {
      const shapes = [
        `"${field}":"${value}"`,
        `"${field}": "${value}"`,
        `${field}=${value}`,
        `${field}: '${value}'`,
      ]
      const writings = shapes.map((text) => ({ form: 'request', text }))
      return { label: `${field} in a request`, kind: 'request', writings }
    }),
  )
}

function numbersIn(folder: string): readonly string[] {
  const paths = readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
  return paths
    .filter((path) => /\.(?:ts|tsx|js)$/.test(path))
    .flatMap((path) => readFileSync(join(SOURCES, folder, path), 'utf8').match(CARD_LIKE) ?? [])
    .map(digitsOf)
    .filter((digits) => digits.length >= 14 && passesLuhn(digits) && new Set(digits).size > 1)
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
