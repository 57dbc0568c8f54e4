/** What the idle clock for card fields goes by; all times are `performance.now()` readings. */
export interface IdleTimes {
  /** When the first card digit was typed, or null while none is there. */
  readonly firstDigitMs: number | null
  /** When a key or the mouse was last used. */
  readonly activeMs: number
  /** When the window went to the back, or null while it is in front. */
  readonly blurredMs: number | null
  /** Preferred seconds without a key, 30–180. */
  readonly idleSeconds: number
}

export type IdleState =
  | { readonly kind: 'quiet' }
  /** `last`: no key puts it off any more. */
  | { readonly kind: 'warn'; readonly secondsLeft: number; readonly last: boolean }
  | { readonly kind: 'wipe' }

const WARN_BEFORE_MS = 15_000
const LONGEST_MS = 180_000
const IN_BACKGROUND_MS = 60_000

/**
 * Fifteen seconds before the end a line warns; a key puts the end off, but to no later than three
 * minutes after the first digit. In the background it is sixty seconds whatever happens (flows.md).
 */
export function idleState(times: IdleTimes, nowMs: number): IdleState {
  const { firstDigitMs, activeMs, blurredMs, idleSeconds } = times
  if (firstDigitMs === null) return { kind: 'quiet' }
  const final = Math.min(
    firstDigitMs + LONGEST_MS,
    blurredMs === null ? Number.POSITIVE_INFINITY : blurredMs + IN_BACKGROUND_MS,
  )
  const end = Math.min(final, Math.max(activeMs, firstDigitMs) + idleSeconds * 1_000)
  const leftMs = end - nowMs
  if (leftMs <= 0) return { kind: 'wipe' }
  if (leftMs > WARN_BEFORE_MS) return { kind: 'quiet' }
  return {
    kind: 'warn',
    secondsLeft: Math.ceil(leftMs / 1_000),
    last: final - nowMs <= WARN_BEFORE_MS,
  }
}
