/** Milliseconds, with the thousandths that a commit of a third of one needs. */
export interface Spread {
  readonly runs: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly p99Ms: number
}

export function spreadOf(times: readonly number[]): Spread {
  return {
    runs: times.length,
    medianMs: rounded(quantile(times, 0.5)),
    p95Ms: rounded(quantile(times, 0.95)),
    p99Ms: rounded(quantile(times, 0.99)),
  }
}

/** How many times as long as `base` the median of `times` is. */
export function ratio(times: readonly number[], base: readonly number[]): number {
  return rounded(quantile(times, 0.5) / quantile(base, 0.5))
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

/** How long something took, in milliseconds. */
export function took(run: () => unknown): number {
  const began = performance.now()
  run()
  return performance.now() - began
}
