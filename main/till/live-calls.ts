import type { Result } from '../../preload/contract/result.ts'

interface LiveCall<T> {
  readonly answer: Promise<Result<T>>
  readonly likeness: string
}

/**
 * The money calls of one kind this process is working on, one a key: a sale for charges, a sheet for
 * refunds. A repeat of a key that is under way, from the same window or another, joins it instead
 * of starting anything.
 */
export class LiveCalls<T> {
  readonly #byKey = new Map<string, LiveCall<T>>()
  /** Orders or refunds past their intent whose call has not ended. */
  readonly #meant = new Set<string>()

  /** The call of this key that is under way; `other` where it is for something else. */
  join(key: string, likeness: string): Promise<Result<T>> | 'other' | undefined {
    const live = this.#byKey.get(key)
    return live === undefined || live.likeness === likeness ? live?.answer : 'other'
  }

  /** `work` is told how many keys were under way before this one. */
  async run(
    { key, likeness }: { readonly key: string; readonly likeness: string },
    work: (ahead: number) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const ahead = this.#byKey.size
    // Entered before the work begins, so that a repeat finds it from the first moment.
    const answer = Promise.resolve(ahead).then(work)
    this.#byKey.set(key, { answer, likeness })
    try {
      return await answer
    } finally {
      this.#byKey.delete(key)
    }
  }

  begin(id: string): void {
    this.#meant.add(id)
  }

  end(id: string): void {
    this.#meant.delete(id)
  }

  isLive(id: string): boolean {
    return this.#meant.has(id)
  }

  /** Keys being worked on, from the check of the input to the answer. */
  get keys(): number {
    return this.#byKey.size
  }

  /** Calls that have not ended. */
  get inFlight(): number {
    return this.#meant.size
  }
}
