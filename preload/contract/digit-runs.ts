/** One decimal digit of a text: what it is worth and which code point it stands at. */
export interface Digit {
  readonly value: number
  readonly at: number
  /** Whether nothing stands between this digit and the one before it. */
  readonly joined: boolean
  readonly afterPlus: boolean
}

/** Half-open stretch of a run. */
export interface Group {
  readonly from: number
  readonly to: number
}

/** What people write between the groups of one number. */
const BETWEEN = /^[\s\p{Pd}\p{Zs}.,/_·・‧∙˙‐−~|]$/u

/** Every stretch of digits that only separators interrupt, in order. */
export function digitRuns(text: string): readonly (readonly Digit[])[] {
  const runs: Digit[][] = []
  let run: Digit[] = []
  let joined = false
  let afterPlus = false
  for (const [at, point] of Array.from(text).entries()) {
    const values = digitsOf(point)
    if (values.length > 0) {
      for (const value of values) {
        run.push({ value, at, joined: joined && run.length > 0, afterPlus })
        joined = true
        afterPlus = false
      }
      continue
    }
    joined = false
    afterPlus = point.normalize('NFKC') === '+'
    if (!BETWEEN.test(point) && run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return run.length > 0 ? [...runs, run] : runs
}

/** The groups of a run that were written without anything between their digits. */
export function groupsOf(run: readonly Digit[]): readonly Group[] {
  const starts = run.flatMap((digit, index) => (digit.joined ? [] : [index]))
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? run.length }))
}

/**
 * The decimal digits a code point stands for: one for `7`, full-width `７` or Arabic `٧`, two for
 * the circled `⑰`, none for anything else.
 */
export function digitsOf(point: string): readonly number[] {
  const plain = point.normalize('NFKC')
  if (/^[0-9]+$/.test(plain)) return Array.from(plain, Number)
  return /^\p{Nd}$/u.test(plain) ? [decimalValue(plain)] : []
}

/** Unicode keeps the ten digits of a script in order, so the distance from the zero is the value. */
function decimalValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value
}
