/**
 * One holder per order at a time: a live charge, the ladder and the start-up look-up never work on
 * the same order together (bar B-M17). Waiters go in the order they came.
 */
export class OrderLocks {
  readonly #tails = new Map<string, Promise<void>>()

  async hold<T>(orderId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(orderId) ?? Promise.resolve()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const tail = before.then(() => released)
    this.#tails.set(orderId, tail)
    await before
    try {
      return await work()
    } finally {
      release()
      if (this.#tails.get(orderId) === tail) this.#tails.delete(orderId)
    }
  }

  isHeld(orderId: string): boolean {
    return this.#tails.has(orderId)
  }
}
