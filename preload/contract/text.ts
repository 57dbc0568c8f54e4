import { digitRuns, groupsOf } from './digit-runs.ts'
import type { Digit } from './digit-runs.ts'

const SHORTEST_CARD = 14
const LONGEST_CARD = 19
/** What nearly every card has. */
const USUAL_CARD = 16
const LONGEST_GATEWAY_TEXT = 200
/** One grapheme may be a letter under thousands of marks; this holds the bytes as well. */
const LONGEST_CODE_POINTS = 1000

export type TypedTextProblem = 'holds-card-number' | 'holds-resident-number'

/**
 * Whether typed free text holds what may never be kept: 14–19 digits that pass the Luhn check, or a
 * resident number (six digits that are a date, a digit 1–8, six more; the check digit says nothing
 * since October 2020). Full-width and other digits count as digits; white space, dashes, points,
 * commas, slashes and underscores between digits are looked through. Two telephone numbers written
 * side by side can look like a card; that is refused too, rather than guessed at.
 */
export function refuseTypedText(text: string): TypedTextProblem | null {
  const runs = digitRuns(withoutInvisible(text))
  if (runs.some((run) => cardRanges(run).length > 0)) return 'holds-card-number'
  if (runs.some((run) => residentRanges(run).length > 0)) return 'holds-resident-number'
  return null
}

/**
 * Text of the gateway's, made fit to be shown and kept: one line, no control, bidirectional or
 * invisible characters, card and resident numbers starred out, at most 200 graphemes. Nothing else
 * is changed, and no text is refused. Cleaning twice changes nothing more.
 */
export function cleanGatewayText(text: string): string {
  return cleanText(text, { graphemes: LONGEST_GATEWAY_TEXT })
}

/**
 * `cleanGatewayText` with a cap of its own, in graphemes (and never more than 1,000 code points).
 * With `longestRun`, any run of that many digits is starred out, whatever it is.
 */
export function cleanText(
  text: string,
  options: { readonly graphemes: number; readonly longestRun?: number },
): string {
  // Masked before it is cut, so that no cut leaves the beginning of a number; and looked at only
  // twice as far as anything is kept, so that a megabyte of digits costs nothing.
  const near = codePoints(withoutInvisible(text).slice(0, 4 * LONGEST_CODE_POINTS))
  const masked = maskNumbers(near.slice(0, 2 * LONGEST_CODE_POINTS).join(''), options.longestRun)
  return capText(masked, options.graphemes).trim()
}

/** What a person sees as so many characters, and never more than 1,000 code points. */
function capText(text: string, graphemes: number): string {
  const points = codePoints(text).slice(0, LONGEST_CODE_POINTS).join('')
  if (points.length <= graphemes) return points
  let capped = ''
  let count = 0
  for (const { segment } of segmenter.segment(points)) {
    if (count === graphemes) break
    capped += segment
    count += 1
  }
  return capped
}

function codePoints(text: string): string[] {
  return Array.from(text)
}

const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** One line without what cannot be seen: controls, bidirectional marks, zero-width, lone surrogates. */
function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim()
}

/** Stars out card and resident numbers and, from `longestRun` on, any run of digits. */
function maskNumbers(text: string, longestRun = Number.POSITIVE_INFINITY): string {
  const points = codePoints(text)
  for (const run of digitRuns(text)) {
    const tooLong = run.length >= longestRun ? [{ from: 0, to: run.length }] : []
    for (const { from, to } of [...tooLong, ...cardRanges(run), ...residentRanges(run)]) {
      for (const digit of run.slice(from, to)) points[digit.at] = '*'
    }
  }
  return points.join('')
}

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Card-shaped stretches of a run: from where a group of digits begins to where one ends, because a
 * number neither begins nor ends inside another; and anywhere inside a group too long to be one card,
 * which may be a card with its expiry or security code glued on.
 */
function cardRanges(run: readonly Digit[]): readonly Range[] {
  if (run.length < SHORTEST_CARD) return []
  const groups = groupsOf(run)
  const long = groups.filter(({ from, to }) => to - from > USUAL_CARD)
  return [
    ...groups.flatMap(({ from }) => groups.map(({ to }) => ({ from, to }))),
    ...long.flatMap(stretchesOf),
  ].filter(({ from, to }) => isCardLong(to - from) && passesLuhn(run.slice(from, to)))
}

function stretchesOf(group: Range): readonly Range[] {
  const stretches: Range[] = []
  for (let from = group.from; from <= group.to - SHORTEST_CARD; from += 1) {
    for (let to = from + SHORTEST_CARD; to <= Math.min(from + LONGEST_CARD, group.to); to += 1) {
      stretches.push({ from, to })
    }
  }
  return stretches
}

function isCardLong(digits: number): boolean {
  return digits >= SHORTEST_CARD && digits <= LONGEST_CARD
}

function passesLuhn(digits: readonly Digit[]): boolean {
  let sum = 0
  for (const [index, { value }] of digits.toReversed().entries()) {
    const doubled = index % 2 === 0 ? value : value * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** How the thirteen digits of a resident number are written; other spacings are something else. */
const RESIDENT_GROUPS = ['13', '6,7', '6,1,6', '2,2,2,7']

function residentRanges(run: readonly Digit[]): readonly Range[] {
  const groups = groupsOf(run)
  const ranges: Range[] = []
  for (const [index, { from }] of groups.entries()) {
    for (const shape of RESIDENT_GROUPS) {
      const wanted = shape.split(',').map(Number)
      const found = groups.slice(index, index + wanted.length)
      const fits =
        found.length === wanted.length &&
        found.every((group, part) => group.to - group.from === wanted[part])
      // After a plus it is a telephone number: +82 0 10 … opens like a birthday in January 1982.
      if (fits && !run[from]?.afterPlus && isResident(run.slice(from, from + 13))) {
        ranges.push({ from, to: from + 13 })
      }
    }
    // A number spelled digit by digit.
    const spelled = groups.slice(index, index + 13)
    if (
      spelled.length === 13 &&
      spelled.every((group) => group.to - group.from === 1) &&
      isResident(run.slice(from, from + 13))
    ) {
      ranges.push({ from, to: from + 13 })
    }
  }
  return ranges
}

function isResident(digits: readonly Digit[]): boolean {
  const text = digits.map((digit) => digit.value).join('')
  const sex = Number(text[6])
  if (sex < 1 || sex > 8) return false
  const year = ([1, 2, 5, 6].includes(sex) ? 1900 : 2000) + Number(text.slice(0, 2))
  const month = Number(text.slice(2, 4))
  const day = Number(text.slice(4, 6))
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
