import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock, Random } from '../../../preload/contract/clock.ts'
import { connect } from '../../../main/journal/connection.ts'
import type { Connection } from '../../../main/journal/connection.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import type { JournalOptions } from '../../../main/journal/open-journal.ts'
import type { ChargeIntent, Journal, OrderRecord } from '../../../main/journal/records.ts'
import { KEY, intentOf } from './fixture-intent.ts'

export { KEY, intentOf }

/** 2026-11-23 12:00 in Seoul. */
export const NOON = Date.UTC(2026, 10, 23, 3)

/** Stands still until it is set. */
export interface HeldClock extends Clock {
  set(nowMs: number): void
}

export function heldClock(nowMs = NOON): HeldClock {
  let now = nowMs
  return {
    now: () => now,
    monotonic: () => 0,
    sleep: () => Promise.resolve(),
    set: (value) => {
      now = value
    },
  }
}

/** Every run of a test draws the same bytes. */
export function seededRandom(seed = 1): Random {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  return { bytes: (count) => Uint8Array.from({ length: count }, next) }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface World {
  readonly path: string
  readonly clock: HeldClock
  readonly journal: Journal
  /** Another connection of the same program to the same file. */
  readonly reopen: (options?: Partial<JournalOptions>) => Journal
  /** A connection under the journal, to look or to break. */
  readonly under: () => Connection
}

export function world(options: Partial<JournalOptions> = {}): World {
  const path = join(temporaryFolder(), 'journal.db')
  const clock = heldClock()
  const random = seededRandom()
  const reopen = (changed: Partial<JournalOptions> = {}) => {
    const journal = openJournal({ path, key: KEY, clock, random, ...options, ...changed })
    onTestFinished(() => journal.close())
    return journal
  }
  const under = () => {
    const connection = connect(path, KEY)
    onTestFinished(() => void connection.close())
    return connection
  }
  return { path, clock, journal: reopen(), reopen, under }
}

/** A recorded intent's order, or the test ends. */
export function recorded(journal: Journal, changes: Partial<ChargeIntent> = {}): OrderRecord {
  const answer = journal.recordIntent(intentOf(changes))
  if (answer.kind !== 'recorded') throw new Error(`expected recorded, got ${answer.kind}`)
  return answer.order
}

/** A sale in any state, walked there along the table. */
export function orderIn(
  journal: Journal,
  state: OrderRecord['state'],
  changes: Partial<ChargeIntent> = {},
): OrderRecord {
  const { orderId } = recorded(journal, changes)
  if (state === 'intent') return order(journal, orderId)
  if (state === 'not-sent') return journal.settle(orderId, { to: state, cause: 'start' })
  journal.recordSent(orderId)
  for (const to of WAYS[state]) journal.settle(orderId, { to, cause: 'test' })
  return order(journal, orderId)
}

const WAYS = {
  sent: [],
  approved: ['approved'],
  declined: ['declined'],
  unknown: ['unknown'],
  reversed: ['unknown', 'reversed'],
  'needs-person': ['unknown', 'needs-person'],
  'not-charged': ['unknown', 'needs-person', 'not-charged'],
  'partly-refunded': ['approved', 'partly-refunded'],
  refunded: ['approved', 'refunded'],
} as const

export function order(journal: Journal, orderId: string): OrderRecord {
  const found = journal.order(orderId)
  if (found === null) throw new Error('no such order')
  return found
}
