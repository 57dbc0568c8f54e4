import type { SweepProblem } from '../../preload/contract/account.ts'
import { readPage } from './gateway-page.ts'
import { takeIn } from './take-in.ts'
import type { Till } from './till.ts'
import { DAY_MS, placeAfter, windowEnd, type Place } from './windows.ts'

/** Nothing is older: the first version of the API is of that year. */
export const EARLIEST = Date.UTC(2014, 0, 1)

/** How a reading goes on between two pages. */
export interface Pace {
  /** Waits a moment, longer while somebody is being charged. False when the reading is to end. */
  readonly rest: () => Promise<boolean>
  /** How much has been read, 0–1. */
  readonly at: (part: number) => void
}

/**
 * After a restore: reads every payment from a day before the last event that survived up to now, and
 * then lets charging go on (bar B-D09). Each page is committed with the place it leaves, so that a
 * kill anywhere goes on there. Answers what stopped it, or null when it is done or told to end.
 */
export async function reconcile(till: Till, pace: Pace): Promise<SweepProblem | null> {
  const { sights } = till.journal
  const need = till.journal.needsReconcile()
  if (need === null) return null
  const first = Math.max(EARLIEST, need.since - DAY_MS)
  let place: Place = sights.cursor() ?? begin(till, first)
  for (;;) {
    const end = windowEnd(place)
    const read = await readPage(till, {
      status: 'all',
      sorting: 'started',
      from: place.windowFrom,
      to: end,
      page: place.page,
    })
    if (read.kind === 'problem') {
      // A page that was there and is refused: the window is begun anew.
      if (read.problem === 'refused' && place.page > 1) {
        sights.takeIn({ payments: [], next: { ...place, page: 1 } })
      }
      return read.problem
    }
    const readUpTo = place.windowFrom + (end - place.windowFrom) * read.part
    pace.at((readUpTo - first) / Math.max(1, place.until - first))
    const next = placeAfter(place, read.next) ?? whatCameSince(till, place)
    const problem = await takeIn(till, read.payments, next ?? undefined)
    if (problem !== null) return problem
    if (next === null) break
    place = next
    if (!(await pace.rest())) return null
  }
  till.journal.recordReconciled()
  till.changed()
  return null
}

/** A day is left for a clock that is behind the gateway's. */
function begin(till: Till, from: number): Place {
  const until = Math.max(from, till.clock.now() + DAY_MS)
  return { until, windowFrom: from, page: 1 }
}

/** A reading that lay for days before it was finished has not seen those. */
function whatCameSince(till: Till, { until }: Place): Place | null {
  return until < till.clock.now() ? begin(till, until - 2 * DAY_MS) : null
}
