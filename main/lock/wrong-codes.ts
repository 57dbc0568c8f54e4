import type { Clock } from '../../preload/contract/clock.ts'
import type { Staff } from '../journal/staff.ts'

/** Seconds after the third wrong code in a row, the fourth and so on; the last of them from then on. */
const WAITS_S = [5, 15, 30, 60, 120, 240, 300] as const
const FREE_TRIES = 2

/** How long no code is looked at after so many wrong ones in a row, ms. */
export function waitAfter(wrong: number): number {
  if (wrong <= FREE_TRIES) return 0
  const step = Math.min(wrong - FREE_TRIES, WAITS_S.length) - 1
  return (WAITS_S[step] ?? 0) * 1000
}

/** Counts wrong codes and makes the next one wait (bar B-P14). */
export interface WrongCodes {
  /** How long no code is looked at yet, whole ms; 0 when one may be. */
  waitMs(): number
  /** Counts a code before it is looked at, so that ending the program meanwhile wins no try. */
  begin(): void
  right(): void
}

/**
 * Time is the monotonic clock's, and only the number outlives the program: after a start the whole
 * wait begins anew. So neither ending the program nor turning the clock, either way, makes it
 * shorter. Where the disk refuses, the number is kept in memory alone: a full disk must not shut the
 * owner out.
 */
export function countWrongCodes(staff: Staff, clock: Clock): WrongCodes {
  let wrong = staff.wrongCodes()
  let until = clock.monotonic() + waitAfter(wrong)

  return {
    waitMs: () => Math.max(0, Math.ceil(until - clock.monotonic())),
    begin() {
      wrong += 1
      staff.keepWrongCodes(wrong)
      until = clock.monotonic() + waitAfter(wrong)
    },
    right() {
      wrong = 0
      until = clock.monotonic()
      staff.keepWrongCodes(0)
    },
  }
}
