import type { SweepProblem } from '../../preload/contract/account.ts'
import type { Payment } from '../portone/client.ts'
import { LONGEST_LIST_MS, type PaymentListQuery } from '../portone/payment-lists.ts'
import { readPage } from './gateway-page.ts'
import { EARLIEST, type Pace } from './reconcile.ts'
import { takeIn } from './take-in.ts'
import type { Till } from './till.ts'
import { DAY_MS, placeAfter, windowEnd, type Place } from './windows.ts'

type Ending = SweepProblem | 'ended' | null

/**
 * What has changed at the gateway since a day before the last sweep: first what was updated last of
 * the payments of 90 days, then the cancels of older ones, which only the time of a cancel finds. A
 * shop that was shut for longer reads the payments in between by their start. Harmless to begin
 * again. Answers what stopped it, or null.
 */
export async function sweepRecent(till: Till, pace: Pace): Promise<SweepProblem | null> {
  const { sights } = till.journal
  const now = till.clock.now()
  const lastUntil = sights.lastSweep()?.until ?? sights.began()
  const bound = Math.max(EARLIEST, Math.min(lastUntil, now) - DAY_MS)
  // A day is left for a clock that is behind the gateway's.
  const until = now + DAY_MS
  const newest = until - LONGEST_LIST_MS
  const asked = { bound, until }
  const ending =
    (bound < newest
      ? await readAll(till, pace, {
          place: { until: newest + DAY_MS, windowFrom: bound, page: 1 },
          query: { status: 'all', sorting: 'started' },
        })
      : null) ??
    (await readNewest(till, pace, asked)) ??
    (await readAll(till, pace, {
      place: { until, windowFrom: bound, page: 1 },
      query: { status: 'cancelled', sorting: 'started' },
    }))
  if (ending !== null) return ending === 'ended' ? null : ending
  sights.recordSweep({ until: now, at: till.clock.now() })
  return null
}

/** Newest first: what changes meanwhile moves to a page that was read, and none is missed. */
async function readNewest(
  till: Till,
  pace: Pace,
  { bound, until }: { readonly bound: number; readonly until: number },
): Promise<Ending> {
  const from = Math.max(0, until - LONGEST_LIST_MS)
  for (let page = 1; ; page += 1) {
    const read = await readPage(till, { status: 'all', sorting: '-updated', from, to: until, page })
    if (read.kind === 'problem') return read.problem
    const problem = await takeIn(till, read.payments)
    if (problem !== null) return problem
    const isOld = read.payments.length > 0 && read.payments.every((row) => updatedAt(row) < bound)
    if (read.next === null || isOld) return null
    if (!(await pace.rest())) return 'ended'
  }
}

/** The last of the times that a record shows; the gateway's own is not among its fields. */
function updatedAt({ startedAt, paidAt, failedAt, cancelledAt }: Payment): number {
  return Math.max(startedAt ?? 0, paidAt ?? 0, failedAt ?? 0, cancelledAt ?? 0)
}

interface Reading {
  readonly place: Place
  readonly query: Pick<PaymentListQuery, 'status' | 'sorting'>
}

async function readAll(till: Till, pace: Pace, { place, query }: Reading): Promise<Ending> {
  for (let at: Place | null = place; at !== null;) {
    const { windowFrom: from, page } = at
    const read = await readPage(till, { ...query, from, to: windowEnd(at), page })
    if (read.kind === 'problem') return read.problem
    const problem = await takeIn(till, read.payments)
    if (problem !== null) return problem
    at = placeAfter(at, read.next)
    if (at !== null && !(await pace.rest())) return 'ended'
  }
  return null
}
