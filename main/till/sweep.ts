import type { AccountPicture, SweepProblem } from '../../preload/contract/account.ts'
import { JournalUnwritable } from '../journal/records.ts'
import { wrongAccount } from './other-account.ts'
import { reconcile, type Pace } from './reconcile.ts'
import { sweepRecent } from './sweep-recent.ts'
import type { Till } from './till.ts'

type SweepPicture = AccountPicture['sweep']

/** Between two sweeps (money.md, Reconcile). */
const EVERY_MS = 10 * 60_000
/** After one that was stopped; the last of them from then on. */
const RETRY_MS = [5_000, 15_000, 60_000, 300_000, EVERY_MS] as const
/** Between two pages: whoever charges needs the line more. */
const REST_MS = 250

/**
 * Reads the gateway's payments at start, every ten minutes and when asked, one reading at a time:
 * all that a restored file may lack before anything is charged, then what is new. It never POSTs.
 */
export class Sweeper {
  readonly #till: Till
  /** Tells that `picture` has changed. */
  readonly #told: () => void
  readonly #end = new AbortController()
  #nap = new AbortController()
  /** The reading that has not begun yet. */
  #next = Promise.withResolvers<void>()
  #loop: Promise<void> | null = null
  #running = false
  #progress: number | null = null
  #problem: SweepProblem | null = null
  /** Stays while the gateway cannot be asked again: no answer is no sign of other keys. */
  #isOtherAccount = false

  constructor(till: Till, told: () => void) {
    this.#till = till
    this.#told = told
  }

  picture(): SweepPicture {
    return {
      lastAt: this.#till.journal.sights.lastSweep()?.at ?? null,
      running: this.#running,
      progress: this.#progress,
      problem: this.#problem,
    }
  }

  /** Whether the keys, when they were last looked at, did not see the newest payment of this journal. */
  isOtherAccount(): boolean {
    return this.#isOtherAccount
  }

  start(): void {
    this.#loop ??= this.#goRound()
  }

  /** Begins a reading as soon as the one under way is over; resolves when that is done. */
  now(): Promise<void> {
    if (this.#end.signal.aborted) return Promise.resolve()
    const { promise } = this.#next
    this.start()
    this.#nap.abort()
    return promise
  }

  /** Ends the reading under way after its page. */
  async stop(): Promise<void> {
    this.#end.abort()
    await this.#loop
    this.#next.resolve()
  }

  async #goRound(): Promise<void> {
    const { signal } = this.#end
    for (let failures = 0; !signal.aborted;) {
      this.#nap = new AbortController()
      const mine = this.#next
      this.#next = Promise.withResolvers<void>()
      this.#problem = await this.#readOnce()
      this.#running = false
      this.#progress = null
      this.#told()
      mine.resolve()
      failures = this.#problem === null ? 0 : failures + 1
      const pause = failures === 0 ? EVERY_MS : (RETRY_MS[failures - 1] ?? EVERY_MS)
      await this.#till.clock.sleep(pause, AbortSignal.any([signal, this.#nap.signal]))
    }
  }

  async #readOnce(): Promise<SweepProblem | null> {
    this.#running = true
    this.#told()
    try {
      const { signal } = this.#end
      const wrong = await wrongAccount(this.#till)
      if (wrong === null || wrong === 'other-account') this.#isOtherAccount = wrong !== null
      if (wrong !== null || signal.aborted) return wrong
      const behind = await reconcile(
        this.#till,
        this.#pace((part) => this.#show(part)),
      )
      if (behind !== null || signal.aborted) return behind
      this.#progress = null
      return await sweepRecent(
        this.#till,
        this.#pace(() => undefined),
      )
    } catch (error) {
      if (error instanceof JournalUnwritable) return 'unwritable'
      // Whatever it is, the next reading may do better, and a restored shop sells nothing until one has.
      this.#till.onBug(error)
      return 'unreadable'
    }
  }

  #show(part: number): void {
    this.#progress = Math.min(100, Math.max(0, Math.floor(part * 100)))
    this.#told()
  }

  #pace(at: (part: number) => void): Pace {
    const { clock, live } = this.#till
    const { signal } = this.#end
    return {
      at,
      rest: async () => {
        do await clock.sleep(REST_MS, signal)
        while (!signal.aborted && live.inFlight > 0)
        return !signal.aborted
      },
    }
  }
}
