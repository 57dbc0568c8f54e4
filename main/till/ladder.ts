import type { OrderState } from '../../preload/contract/order.ts'

/**
 * When an unknown order is looked up (money.md, Outcomes): pauses of 2, 5, 10, 20, 40 and 60 s,
 * then 60 s until ten minutes after the call ended; after that a person is asked, and it is still
 * looked up every hour for 72 hours.
 */
const FIRST_PAUSES_MS = [2_000, 5_000, 10_000, 20_000, 40_000, 60_000] as const
const STEADY_PAUSE_MS = 60_000
export const LADDER_MS = 10 * 60_000
const HOURLY_MS = 60 * 60_000
export const HOURLY_LOOKS = 72

export interface Rung {
  readonly state: OrderState
  /** Looks taken so far. */
  readonly looks: number
  /** Of these, hourly ones. */
  readonly hourlyLooks: number
  readonly elapsedMs: number
}

export interface Pause {
  /** Whole milliseconds, never 0: a ladder that cannot write must not spin. */
  readonly ms: number
  readonly hourly: boolean
}

/** The pause before the next look, or null when there is none any more. */
export function nextPause({ state, looks, hourlyLooks, elapsedMs }: Rung): Pause | null {
  if (state === 'needs-person' && looks > 0) {
    return hourlyLooks < HOURLY_LOOKS ? { ms: HOURLY_MS, hourly: true } : null
  }
  const pause = FIRST_PAUSES_MS[looks] ?? STEADY_PAUSE_MS
  const left = Math.ceil(LADDER_MS - elapsedMs)
  return { ms: left > 0 ? Math.min(pause, left) : STEADY_PAUSE_MS, hourly: false }
}
