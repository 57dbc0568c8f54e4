/**
 * One exchange with the gateway. Two things implement it: the network (`network-transport.ts`) and
 * a handler in this process (`handler-transport.ts`, practice mode). Neither throws.
 */
export interface Transport {
  send(exchange: Exchange): Promise<Ending>
}

export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query, already encoded, beginning with `/`. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Overwritten with zeros by the sender when the exchange has ended. */
  readonly body?: Uint8Array
  /** A connection of its own that is closed afterwards; for calls that move money. */
  readonly fresh: boolean
  /** See `MoneyCallOptions.beforeFirstByte`. */
  readonly beforeFirstByte?: () => void
}

/** Limits of money.md: connect 10 s, the whole call 65 s, a reply of at most 1 MiB. */
export interface TransportLimits {
  readonly connectMs: number
  readonly totalMs: number
  readonly replyBytes: number
}

export const DEFAULT_LIMITS: TransportLimits = {
  connectMs: 10_000,
  totalMs: 65_000,
  replyBytes: 1024 * 1024,
}

export type Ending =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly contentType: string
      readonly body: Uint8Array
    }
  /** Not one byte was written. */
  | { readonly kind: 'never-connected'; readonly reason: string }
  | { readonly kind: 'no-answer'; readonly reason: 'timeout' | 'reset' | 'too-large' }
