import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { Won } from '../../preload/contract/money.ts'
import type { Journal } from '../journal/records.ts'
import type { PortOneClient } from '../portone/client.ts'
import type { LiveCharges } from './live-charges.ts'
import type { OpenSales } from './open-sale.ts'
import type { OrderLocks } from './order-locks.ts'
import type { AtStep } from './steps.ts'

/** What the shop's account fixes for every charge. */
export interface TillRules {
  /** Months offered besides paying in full. */
  readonly installments: readonly number[]
  readonly asksIdentity: boolean
  readonly asksPin: boolean
  /** From here a second press is asked for, won. */
  readonly largeWon: Won
  /** Nothing above is charged, won. */
  readonly capWon: Won
  /** How far back "same card and amount" looks. */
  readonly duplicateMinutes: number
  /** Whether this account's payments carry `sandbox: true`. */
  readonly sandbox: boolean
  /** `{pg}.{MID}` every charge is addressed to, or null for the account's only channel. */
  readonly channel: string | null
  /** Practice takes the integration guide's sample card, which no issuer would. */
  readonly acceptsGuideSample: boolean
  /** Sent when staff typed none; the gateway wants all four (portone-v1.md §5.1). */
  readonly defaultItemName: string
  readonly defaultBuyer: { readonly name: string; readonly phone: string; readonly email: string }
}

/** At most this many calls at once and this many unknowns, then charging pauses (flows.md). */
export const IN_FLIGHT_MAX = 2
export const UNKNOWN_MAX = 5

/** Everything a use case works with; made once by the composition root. */
export interface Till {
  readonly journal: Journal
  readonly client: PortOneClient
  readonly clock: Clock
  readonly random: Random
  readonly rules: TillRules
  readonly sales: OpenSales
  readonly live: LiveCharges
  readonly locks: OrderLocks
  readonly atStep: AtStep
  /** The program is ending: nothing new may be meant. */
  readonly isStopping: () => boolean
  /** Called after every change a counter would want to show. */
  readonly changed: () => void
  /** Hands an order that is not settled to the ladder. */
  readonly follow: (orderId: string) => void
}
