import { businessDate } from '../../preload/contract/business-date.ts'
import type { Clock } from '../../preload/contract/clock.ts'
import type { Journal } from '../journal/records.ts'

/** How long payment records are kept: calendar years, by the shop's day in Seoul. */
const YEARS = 5
/** Between two steps, so that whoever stands at the counter is served first. */
const PAUSE_MS = 20
/** How long to wait, again and again, while somebody is being charged. */
const BUSY_MS = 1_000

export interface RetentionParts {
  readonly journal: Pick<Journal, 'purgeSteps' | 'profile' | 'sights'>
  readonly clock: Clock
  /** Charges that are on their way. */
  readonly inFlight: () => number
  /** Whether the account is open for more than a look. */
  readonly mayWrite: () => boolean
  readonly onProblem: (error: unknown) => void
}

/**
 * What is done each day once the day's backup is there: payment records whose five years are over go,
 * with all that is known of who paid. Once a day; what went wrong is tried again when next asked.
 */
export function createRetention(parts: RetentionParts): (ended: AbortSignal) => Promise<void> {
  let doneOn = ''
  return async (ended) => {
    const { journal, clock, mayWrite, onProblem } = parts
    try {
      const cutoffMinutes = journal.profile()?.cutoffMinutes ?? 0
      const today = businessDate(clock.now(), cutoffMinutes)
      if (today === doneOn || !mayWrite()) return
      const before = keptFrom(parts, cutoffMinutes)
      const isDone = before === null || (await purge(parts, before, ended))
      if (isDone) doneOn = today
    } catch (error) {
      onProblem(error)
    }
  }
}

/**
 * Where what is kept begins, epoch ms, or null where nothing says what day it is. A computer whose
 * clock ran years ahead would have everything taken away: it is never later than five years before the
 * newest payment, whose time is the gateway's.
 */
function keptFrom({ journal, clock }: RetentionParts, cutoffMinutes: number): number | null {
  const now = clock.now()
  const newest = journal.sights.newestPaid(now + 1)?.paidAt ?? null
  return newest === null ? null : beginOfKept(Math.min(now, newest), cutoffMinutes)
}

/** When the shop's day began that was five calendar years ago, epoch ms; 29 February is the 28th. */
export function beginOfKept(nowMs: number, cutoffMinutes: number): number {
  const [year = 0, month = 1, day = 1] = businessDate(nowMs, cutoffMinutes).split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year - YEARS, month, 0)).getUTCDate()
  const midnight = Date.UTC(year - YEARS, month - 1, Math.min(day, lastOfMonth), -9)
  return midnight + cutoffMinutes * 60_000
}

/** False where the account closed before it was done. */
async function purge(
  { journal, clock, inFlight }: RetentionParts,
  before: number,
  ended: AbortSignal,
): Promise<boolean> {
  const steps = journal.purgeSteps({ before })
  // Whoever ended us may have closed the journal, so each step asks first.
  while (!ended.aborted) {
    if (inFlight() > 0) {
      await clock.sleep(BUSY_MS, ended)
      continue
    }
    if (steps.next().done === true) return true
    await clock.sleep(PAUSE_MS, ended)
  }
  return false
}
