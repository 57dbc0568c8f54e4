/**
 * Time and chance, as arguments. Everything below the composition root takes these instead of the
 * globals, so that a test can hold them still.
 */
export interface Clock {
  /** Wall clock, epoch milliseconds. For showing and for business dates, never for ordering. */
  now(): number
  /** Milliseconds from an arbitrary start that never step. For every deadline. */
  monotonic(): number
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Random {
  /** `count` unpredictable bytes. */
  bytes(count: number): Uint8Array
}
