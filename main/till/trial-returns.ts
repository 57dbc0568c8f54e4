import { isTrialSale } from '../../preload/contract/trial.ts'
import { JournalUnwritable, type Journal, type OrderRecord } from '../journal/records.ts'
import { Ladders, withDisk } from './ladders.ts'
import { refundTrial } from './refund-trial.ts'
import type { Till } from './till.ts'

/**
 * Sends the money of trial sales back: as soon as one is approved, whoever learned it, and at start
 * for those that a crash has left. While nothing of a refund has left this computer it is tried
 * again, in the pauses of the ladder and then hourly; from then on the refund has a ladder of its own.
 */
export class TrialReturns {
  readonly #till: Till
  readonly #ladders: Ladders
  /** Those whose ten minutes are over. */
  readonly #slow = new Set<string>()

  constructor(till: Till) {
    this.#till = till
    this.#ladders = new Ladders(till, {
      stateOf: (orderId) => {
        if (!isOwed(till.journal, orderId)) return 'settled'
        return this.#slow.has(orderId) ? 'needs-person' : 'unknown'
      },
      // The refund itself holds the order's lock.
      orderOf: (orderId) => `trial ${orderId}`,
      adopt: () => undefined,
      look: (orderId, past) => this.#giveBack(orderId, past),
    })
  }

  start(): void {
    for (const order of this.#till.journal.trials()) this.heard(order)
  }

  /**
   * To be told of every order that something was settled for; takes on those that owe money. One that
   * is on its ladder stays where it is there: a try that was not sent is no reason to hurry.
   */
  heard({ orderId, saleId, state }: OrderRecord): void {
    if (!isTrialSale(saleId) || state !== 'approved') return
    if (this.#ladders.nextLookAt(orderId) === null) this.#ladders.follow(orderId, 0)
  }

  lookNow(): void {
    this.#ladders.lookNow()
  }

  stop(): Promise<void> {
    return this.#ladders.stop()
  }

  async #giveBack(orderId: string, past: boolean): Promise<void> {
    if (past) this.#slow.add(orderId)
    try {
      if (isOwed(this.#till.journal, orderId)) await refundTrial(this.#till, orderId)
    } catch (error) {
      // A disk that refuses is no answer: nothing was meant, and the next look tries again.
      if (!(error instanceof JournalUnwritable)) throw error
    }
  }
}

/** Approved, and no refund of it has ever left this computer, ours or one that staff asked for. */
function isOwed(journal: Journal, orderId: string): boolean {
  const isApproved = journal.order(orderId)?.state === 'approved'
  return isApproved && journal.refunds.ofOrder(orderId).every(({ state }) => state === 'not-sent')
}

/**
 * The same journal, telling of every order that an outcome has just been settled for, and of the
 * order of a refund that turned out not to be sent: what it was to give back is owed again.
 */
export function tellingOutcomes(journal: Journal, heard: (order: OrderRecord) => void): Journal {
  return {
    ...journal,
    refunds: {
      ...journal.refunds,
      settle(refundId, settlement) {
        const refund = journal.refunds.settle(refundId, settlement)
        // The outcome stands, whether or not its order can be read just now.
        const isOwedAgain = refund.state === 'not-sent'
        const order = isOwedAgain ? withDisk(() => journal.order(refund.orderId)) : null
        if (order !== null) heard(order)
        return refund
      },
    },
    settle(orderId, settlement) {
      const order = journal.settle(orderId, settlement)
      heard(order)
      return order
    },
  }
}
