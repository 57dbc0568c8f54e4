import type { Clock } from '../../preload/contract/clock.ts'
import type { Journal } from '../journal/records.ts'

/** A charge takes longer than this from key to key; a till that wrote nothing meanwhile is idle. */
const IDLE_MS = 5_000
const AFTER_TROUBLE_MS = 3_600_000

interface Watching {
  readonly clock: Clock
  /** Charges that are on their way. */
  readonly inFlight: () => number
  readonly ended: AbortSignal
  readonly onProblem: (error: unknown) => void
}

/**
 * Shortens the WAL in moments when nobody is being charged: nothing on its way, and nothing written
 * for five seconds. Where a reader was in the way, the next moment tries again (bar B-D06).
 */
export async function keepWalSmall(
  journal: Pick<Journal, 'headSeq' | 'shrinkWal'>,
  { clock, inFlight, ended, onProblem }: Watching,
): Promise<void> {
  let seen = -1
  let shrunkAt = -1
  while (!ended.aborted) {
    await clock.sleep(IDLE_MS, ended)
    // Whoever ended us may have closed the journal.
    if (ended.aborted) return
    try {
      const head = journal.headSeq()
      const isIdle = head === seen && inFlight() === 0
      if (isIdle && head !== shrunkAt && journal.shrinkWal() === 0) shrunkAt = head
      seen = head
    } catch (error) {
      // A disk that refuses says so when it is written to as well; here it must not fill the log.
      onProblem(error)
      await clock.sleep(AFTER_TROUBLE_MS, ended)
    }
  }
}
