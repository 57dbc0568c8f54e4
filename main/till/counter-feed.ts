import type { Clock } from '../../preload/contract/clock.ts'
import type { CounterSnapshot } from '../../preload/contract/contract.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { Journal, OrderRecord } from '../journal/records.ts'
import { summaryOf } from './order-summary.ts'

/** How long a watch stays open without news, ms; shorter than any timeout on the way. */
const WATCH_MS = 25_000
const RECENT_ROWS = 10
const TROUBLE_WITHIN_MS = 5 * 60_000
const TROUBLE_FROM = 2

export interface FeedSources {
  readonly journal: Journal
  readonly clock: Clock
  readonly inFlight: () => number
  readonly nextLookAt: (orderId: string) => number | null
  readonly online: () => boolean
  readonly journalWritable: () => boolean
  readonly preferences: () => Preferences
}

/** The picture the counter shows, and the news that it has changed. */
export class CounterFeed {
  readonly #sources: FeedSources
  #version = 1
  #closing: CounterSnapshot['closing'] = 'no'
  #changed = Promise.withResolvers<void>()

  constructor(sources: FeedSources) {
    this.#sources = sources
  }

  /** Wakes every watcher. Cheap; called after anything a counter would want to show. */
  readonly changed = (): void => {
    this.#version += 1
    this.#changed.resolve()
    this.#changed = Promise.withResolvers<void>()
  }

  setClosing(closing: CounterSnapshot['closing']): void {
    this.#closing = closing
    this.changed()
  }

  /** The picture as soon as it is newer than `after` (null: at once), else the same after 25 s. */
  async watch(after: number | null): Promise<CounterSnapshot> {
    if (after !== null && after >= this.#version) {
      const ended = new AbortController()
      await Promise.race([this.#changed.promise, this.#sources.clock.sleep(WATCH_MS, ended.signal)])
      ended.abort()
    }
    return this.#snapshot()
  }

  #snapshot(): CounterSnapshot {
    const { journal, clock, inFlight, nextLookAt, online, journalWritable, preferences } =
      this.#sources
    const summary = (order: OrderRecord) => summaryOf(order, nextLookAt(order.orderId))
    return {
      version: this.#version,
      recent: journal.recent(RECENT_ROWS).map(summary),
      tray: journal.tray().map(summary),
      inFlight: inFlight(),
      trouble: journal.countUnknownSince(clock.now() - TROUBLE_WITHIN_MS) >= TROUBLE_FROM,
      online: online(),
      journal: journalWritable() ? 'ok' : 'unwritable',
      closing: this.#closing,
      preferences: preferences(),
    }
  }
}
