import type { OrderRecord, Settlement } from '../journal/records.ts'
import { DECLINE_NOT_CONFIRMED, settlementOf } from './conclude.ts'
import type { Verdict } from './judge.ts'
import { Ladders, withDisk } from './ladders.ts'
import { lookUp } from './look-up.ts'
import type { Till } from './till.ts'

/**
 * Settles orders that are not settled, by look-ups alone: it never POSTs. One ladder an order; it
 * shares the order's lock with a live charge.
 */
export class Resolver {
  readonly #till: Till
  readonly #ladders: Ladders

  constructor(till: Till) {
    this.#till = till
    this.#ladders = new Ladders(till, {
      stateOf: (orderId) => openState(till.journal.order(orderId)),
      orderOf: (orderId) => orderId,
      adopt: (orderId) => this.#adopt(orderId),
      look: (orderId, past) => this.#look(orderId, past),
    })
  }

  /** At start: intents become not-sent, sent become unknown, and every open order is looked up. */
  start(): void {
    for (const order of this.#till.journal.unsettled()) this.follow(order.orderId, 0)
  }

  /** See `Ladders`. */
  follow(orderId: string, firstPauseMs?: number): void {
    this.#ladders.follow(orderId, firstPauseMs)
  }

  nextLookAt(orderId: string): number | null {
    return this.#ladders.nextLookAt(orderId)
  }

  lookNow(): void {
    this.#ladders.lookNow()
  }

  stop(): Promise<void> {
    return this.#ladders.stop()
  }

  async #look(orderId: string, past: boolean): Promise<void> {
    const order = withDisk(() => {
      this.#adopt(orderId)
      return this.#till.journal.order(orderId)
    })
    if (order?.state !== 'unknown' && order?.state !== 'needs-person') return
    const verdict = confirmed(order, await lookUp(this.#till, order))
    const settlement = settlementOf(verdict, order)
    this.#till.atStep('before-outcome')
    withDisk(() => {
      if (settlement !== null) this.#till.journal.settle(orderId, { ...settlement, unseen: true })
      else if (past && order.state === 'unknown') {
        this.#till.journal.settle(orderId, { ...leftToPerson(order, verdict), unseen: true })
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

/** What was refused and could not be confirmed stays written, for a later look to bear out. */
function leftToPerson(order: OrderRecord, verdict: Verdict): Settlement {
  const { cause, declineCode, gatewayText } = order
  if (cause === DECLINE_NOT_CONFIRMED)
    return { to: 'needs-person', cause, declineCode, gatewayText }
  return { to: 'needs-person', cause: verdict.kind === 'unknown' ? verdict.cause : 'no-record' }
}

/** A refusal that could not be confirmed at the time is confirmed by a look-up that shows nothing. */
function confirmed(order: OrderRecord, verdict: Verdict): Verdict {
  const nothing = verdict.kind === 'unknown' && verdict.cause === 'no-record'
  if (!nothing || order.cause !== DECLINE_NOT_CONFIRMED) return verdict
  return { kind: 'declined', declineCode: order.declineCode, gatewayText: order.gatewayText }
}
