import type { Clock } from '../../preload/contract/clock.ts'
import { JournalUnwritable } from '../journal/records.ts'
import { LADDER_MS, nextPause } from './ladder.ts'
import type { OrderLocks } from './order-locks.ts'

export type OpenState = 'intent' | 'sent' | 'unknown' | 'needs-person'

/** What is looked up again and again until it is settled: orders, or refunds. */
export interface Unsettled {
  /** May throw `JournalUnwritable`. */
  stateOf(id: string): OpenState | 'settled'
  /** Whose lock a look holds. */
  orderOf(id: string): string
  /** What is left over from a call that is over becomes not-sent or unknown. */
  adopt(id: string): void
  /** One look-up and what it proves. `past`: the ten minutes are over. Never POSTs. */
  look(id: string, past: boolean): Promise<void>
}

export interface LadderTools {
  readonly clock: Clock
  readonly locks: OrderLocks
  readonly changed: () => void
  readonly onBug: (error: unknown) => void
}

interface Ladder {
  readonly end: AbortController
  /** Ends the pause under way. */
  nap: AbortController
  done: Promise<void>
  /** Between hourly looks of a person's case. */
  hourly: boolean
  nextLookAt: number | null
}

/** One ladder a thing that is not settled; a look shares the order's lock with a live call. */
export class Ladders {
  readonly #tools: LadderTools
  readonly #unsettled: Unsettled
  readonly #ladders = new Map<string, Ladder>()
  #stopped = false

  constructor(tools: LadderTools, unsettled: Unsettled) {
    this.#tools = tools
    this.#unsettled = unsettled
  }

  /**
   * Takes one on unless it is live or on a ladder already. A ladder that has come to its hourly
   * looks gives way: it was tried anew under the same id. Never throws.
   */
  follow(id: string, firstPauseMs?: number): void {
    const before = this.#ladders.get(id)
    if (this.#stopped || before?.hourly === false) return
    before?.end.abort()
    const ladder: Ladder = {
      end: new AbortController(),
      nap: new AbortController(),
      done: Promise.resolve(),
      hourly: false,
      nextLookAt: null,
    }
    this.#ladders.set(id, ladder)
    ladder.done = this.#climb(id, ladder, firstPauseMs).finally(() => {
      if (this.#ladders.get(id) === ladder) this.#ladders.delete(id)
      this.#tools.changed()
    })
  }

  /** When this one is looked up next, epoch ms, or null. */
  nextLookAt(id: string): number | null {
    return this.#ladders.get(id)?.nextLookAt ?? null
  }

  /**
   * Looks everything open up at once and begins the short pauses anew: the computer slept, or the
   * network is back, and what the gateway did meanwhile is news.
   */
  lookNow(): void {
    for (const { nap } of this.#ladders.values()) nap.abort()
  }

  /** Ends every ladder and waits for the look-ups under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    const ladders = [...this.#ladders.values()]
    for (const { end } of ladders) end.abort()
    await Promise.all(ladders.map(({ done }) => done))
  }

  async #climb(id: string, ladder: Ladder, firstPauseMs?: number): Promise<void> {
    const { clock, changed } = this.#tools
    const unsettled = this.#unsettled
    const began = clock.monotonic()
    let looks = 0
    let hourlyLooks = 0
    let firstMs = firstPauseMs
    // At once, so that the first picture anybody sees tells the truth.
    withDisk(() => unsettled.adopt(id))
    for (;;) {
      // A disk that cannot be read is no news about it: it is asked again a pause later.
      const state = withDisk(() => unsettled.stateOf(id)) ?? 'unknown'
      const elapsedMs = clock.monotonic() - began
      const pause = state === 'settled' ? null : nextPause({ state, looks, hourlyLooks, elapsedMs })
      if (pause === null) return
      ladder.hourly = pause.hourly
      const wasCutShort = await this.#pause(ladder, firstMs ?? pause.ms)
      if (ladder.end.signal.aborted) return
      firstMs = undefined
      looks = wasCutShort ? 0 : looks + 1
      // Waking a computer over and over must not use up what is left of the 72 hours.
      if (pause.hourly && !wasCutShort) hourlyLooks += 1
      const past = clock.monotonic() - began >= LADDER_MS
      await this.#look(id, past)
      changed()
    }
  }

  /** Whatever goes wrong in one look, the next may do better: a ladder ends with what it settles. */
  async #look(id: string, past: boolean): Promise<void> {
    const { locks, onBug } = this.#tools
    try {
      await locks.hold(this.#unsettled.orderOf(id), () => this.#unsettled.look(id, past))
    } catch (error) {
      if (!(error instanceof JournalUnwritable)) onBug(error)
    }
  }

  /** True where `lookNow` ended it. */
  async #pause(ladder: Ladder, ms: number): Promise<boolean> {
    ladder.nap = new AbortController()
    ladder.nextLookAt = this.#tools.clock.now() + ms
    this.#tools.changed()
    const ended = AbortSignal.any([ladder.end.signal, ladder.nap.signal])
    await this.#tools.clock.sleep(ms, ended)
    return ladder.nap.signal.aborted
  }
}

/** A disk that refuses is not news about what is open: it stays so and is tried again. */
export function withDisk<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof JournalUnwritable) return null
    throw error
  }
}
