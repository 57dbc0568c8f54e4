import { JournalUnwritable, type OrderRecord } from '../journal/records.ts'
import { DECLINE_NOT_CONFIRMED, settlementOf } from './conclude.ts'
import type { Verdict } from './judge.ts'
import { LADDER_MS, nextPause } from './ladder.ts'
import { lookUp } from './look-up.ts'
import type { Till } from './till.ts'

interface Ladder {
  readonly end: AbortController
  done: Promise<void>
  /** Between hourly looks of a person's case. */
  hourly: boolean
  nextLookAt: number | null
}

/**
 * Settles what is not settled, by look-ups alone: it never POSTs. One ladder an order; it shares
 * the order's lock with a live charge.
 */
export class Resolver {
  readonly #till: Till
  readonly #ladders = new Map<string, Ladder>()
  #stopped = false

  constructor(till: Till) {
    this.#till = till
  }

  /** At start: intents become not-sent, sent become unknown, and every open order is looked up. */
  start(): void {
    for (const order of this.#till.journal.unsettled()) this.follow(order.orderId, 0)
  }

  /**
   * Takes an order on unless it is live or on a ladder already. A ladder that has come to its hourly
   * looks gives way: the order was tried anew under the same id. Never throws.
   */
  follow(orderId: string, firstPauseMs?: number): void {
    const before = this.#ladders.get(orderId)
    if (this.#stopped || before?.hourly === false) return
    before?.end.abort()
    const ladder: Ladder = {
      end: new AbortController(),
      done: Promise.resolve(),
      hourly: false,
      nextLookAt: null,
    }
    this.#ladders.set(orderId, ladder)
    ladder.done = this.#climb(orderId, ladder, firstPauseMs).finally(() => {
      if (this.#ladders.get(orderId) === ladder) this.#ladders.delete(orderId)
      this.#till.changed()
    })
  }

  /** When this order is looked up next, epoch ms, or null. */
  nextLookAt(orderId: string): number | null {
    return this.#ladders.get(orderId)?.nextLookAt ?? null
  }

  /** Ends every ladder and waits for the look-ups under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    const ladders = [...this.#ladders.values()]
    for (const { end } of ladders) end.abort()
    await Promise.all(ladders.map(({ done }) => done))
  }

  async #climb(orderId: string, ladder: Ladder, firstPauseMs?: number): Promise<void> {
    const { clock, locks } = this.#till
    const began = clock.monotonic()
    let hourlyLooks = 0
    // At once, so that the first picture anybody sees tells the truth.
    this.#withDisk(() => this.#adopt(orderId))
    for (let looks = 0; ; looks += 1) {
      // A disk that cannot be read is no news about the order: it is asked again a pause later.
      const state = this.#withDisk(() => openState(this.#till.journal.order(orderId))) ?? 'unknown'
      const elapsedMs = clock.monotonic() - began
      const pause = state === 'settled' ? null : nextPause({ state, looks, hourlyLooks, elapsedMs })
      if (pause === null) return
      ladder.hourly = pause.hourly
      if (pause.hourly) hourlyLooks += 1
      await this.#pause(ladder, looks === 0 ? (firstPauseMs ?? pause.ms) : pause.ms)
      if (ladder.end.signal.aborted) return
      const past = clock.monotonic() - began >= LADDER_MS
      await locks.hold(orderId, () => this.#look(orderId, past))
      this.#till.changed()
    }
  }

  async #pause(ladder: Ladder, ms: number): Promise<void> {
    ladder.nextLookAt = this.#till.clock.now() + ms
    this.#till.changed()
    await this.#till.clock.sleep(ms, ladder.end.signal)
  }

  async #look(orderId: string, past: boolean): Promise<void> {
    const order = this.#withDisk(() => {
      this.#adopt(orderId)
      return this.#till.journal.order(orderId)
    })
    if (order?.state !== 'unknown' && order?.state !== 'needs-person') return
    const verdict = confirmed(order, await lookUp(this.#till, order))
    const settlement = settlementOf(verdict, order)
    this.#till.atStep('before-outcome')
    this.#withDisk(() => {
      if (settlement !== null) this.#till.journal.settle(orderId, { ...settlement, unseen: true })
      else if (past && order.state === 'unknown') {
        const cause = verdict.kind === 'unknown' ? verdict.cause : 'no-record'
        this.#till.journal.settle(orderId, { to: 'needs-person', cause, unseen: true })
      }
    })
    this.#till.atStep('after-outcome')
  }

  /** An order whose call is over cannot stay `intent` or `sent`: nothing left, or nobody knows. */
  #adopt(orderId: string): void {
    if (this.#till.live.isLive(orderId)) return
    const { journal } = this.#till
    const state = journal.order(orderId)?.state
    if (state === 'intent') {
      journal.settle(orderId, { to: 'not-sent', cause: 'ended-before-sending', unseen: true })
    }
    if (state === 'sent') {
      journal.settle(orderId, { to: 'unknown', cause: 'ended-before-answer' })
    }
  }

  /** A disk that refuses is not news about the order: it stays open and is tried again. */
  #withDisk<T>(work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      if (error instanceof JournalUnwritable) return null
      throw error
    }
  }
}

function openState(order: OrderRecord | null) {
  switch (order?.state) {
    case 'intent':
    case 'sent':
    case 'unknown':
    case 'needs-person':
      return order.state
    default:
      return 'settled' as const
  }
}

/** A refusal that could not be confirmed at the time is confirmed by a look-up that shows nothing. */
function confirmed(order: OrderRecord, verdict: Verdict): Verdict {
  const nothing = verdict.kind === 'unknown' && verdict.cause === 'no-record'
  if (!nothing || order.cause !== DECLINE_NOT_CONFIRMED) return verdict
  return { kind: 'declined', declineCode: order.declineCode, gatewayText: order.gatewayText }
}
