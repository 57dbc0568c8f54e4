import type { ChargeCardAnswer } from '../../preload/contract/contract.ts'
import type { Result } from '../../preload/contract/result.ts'

type Answer = Promise<Result<ChargeCardAnswer>>

interface LiveCharge {
  readonly answer: Answer
  readonly likeness: string
}

/**
 * The charges this process is working on, one a sale. A repeat of a sale that is under way, from
 * the same window or another, joins it instead of starting anything.
 */
export class LiveCharges {
  readonly #bySale = new Map<string, LiveCharge>()
  /** Orders past their intent whose call has not ended. */
  readonly #orders = new Set<string>()

  /** The charge of this sale that is under way; `other` where it is of another amount or card. */
  join(saleId: string, likeness: string): Answer | 'other' | undefined {
    const live = this.#bySale.get(saleId)
    return live === undefined || live.likeness === likeness ? live?.answer : 'other'
  }

  /** `work` is told how many sales were under way before this one. */
  async run(
    { saleId, likeness }: { readonly saleId: string; readonly likeness: string },
    work: (ahead: number) => Answer,
  ): Answer {
    const ahead = this.#bySale.size
    // Entered before the work begins, so that a repeat finds it from the first moment.
    const answer = Promise.resolve(ahead).then(work)
    this.#bySale.set(saleId, { answer, likeness })
    try {
      return await answer
    } finally {
      this.#bySale.delete(saleId)
    }
  }

  begin(orderId: string): void {
    this.#orders.add(orderId)
  }

  end(orderId: string): void {
    this.#orders.delete(orderId)
  }

  isLive(orderId: string): boolean {
    return this.#orders.has(orderId)
  }

  /** Sales being worked on, from the check of the input to the answer. */
  get sales(): number {
    return this.#bySale.size
  }

  /** Charges whose call has not ended. */
  get inFlight(): number {
    return this.#orders.size
  }
}
