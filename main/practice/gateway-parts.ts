import type { TaxTypes } from './charge/tax.ts'
import type { Clockwork } from './clockwork/clockwork.ts'
import type { Ledger } from './ledger.ts'
import type { Tokens } from './tokens.ts'

/** What the resources are made of. */
export interface GatewayParts {
  readonly ledger: Ledger
  readonly tokens: Tokens
  /** Epoch ms. */
  readonly now: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: (count: number) => Uint8Array
  readonly strict: boolean
  readonly sandbox: boolean
  readonly taxTypes: TaxTypes
  /** What a payment is called after a part of it was cancelled; the documentation does not say. */
  readonly partlyCancelledStatus: 'paid' | 'cancelled'
  readonly clockwork: Clockwork
  /** Aborts when the gateway closes. */
  readonly closing: AbortSignal
}
