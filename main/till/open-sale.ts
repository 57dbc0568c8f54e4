import type { Random } from '../../preload/contract/clock.ts'
import { TRIAL_PREFIX } from '../../preload/contract/trial.ts'

/** Sales handed out and not forgotten; a counter that reloads all day stays far below. */
const OPEN_SALES_MAX = 10_000

/**
 * Hands out sale ids and knows its own: main makes the identity of a sale when a form opens, so a
 * page cannot invent one (money.md, One sale, one identity).
 */
export class OpenSales {
  readonly #random: Random
  readonly #open = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  /**
   * A new sale id: random bits in hex, in eights so that no run of digits looks like a card. 128 of
   * them, or 120 behind the name of a trial, because ids end at 40 characters.
   */
  open({ trial = false }: { readonly trial?: boolean } = {}): string {
    const hex = Buffer.from(this.#random.bytes(trial ? 15 : 16)).toString('hex')
    const saleId = (trial ? TRIAL_PREFIX : '') + hex.replace(/(.{8})(?!$)/g, '$1-')
    this.#open.add(saleId)
    if (this.#open.size > OPEN_SALES_MAX) this.#forgetOldest()
    return saleId
  }

  has(saleId: string): boolean {
    return this.#open.has(saleId)
  }

  #forgetOldest(): void {
    for (const oldest of this.#open) {
      this.#open.delete(oldest)
      return
    }
  }
}
