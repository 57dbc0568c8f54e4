import type { ChargeBlock } from '../../preload/contract/account.ts'
import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { ChargeCardAnswer, RefundAnswer } from '../../preload/contract/contract.ts'
import type { TaxType, Won } from '../../preload/contract/money.ts'
import type { Journal, OrderRecord } from '../journal/records.ts'
import type { PortOneClient } from '../portone/client.ts'
import type { LiveCalls } from './live-calls.ts'
import type { OpenSales } from './open-sale.ts'
import type { OrderLocks } from './order-locks.ts'
import type { AtStep } from './steps.ts'

/** What the shop's account fixes for every charge. */
export interface TillRules {
  /** What of an amount is free of VAT: nothing, all of it, or what staff typed. */
  readonly taxType: TaxType
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
  /** As the profile says now: one that is saved holds from the next reading on. */
  readonly rules: TillRules
  readonly sales: OpenSales
  readonly live: LiveCalls<ChargeCardAnswer>
  readonly liveRefunds: LiveCalls<RefundAnswer>
  readonly locks: OrderLocks
  readonly atStep: AtStep
  /** Why nobody may be charged now; null where anybody may. Asked before anything is journaled. */
  readonly chargeBlock: () => ChargeBlock | null
  /** Whether the person at the counter made this sale (flows.md, Refunds: taking back). */
  readonly isOwnSale: (order: OrderRecord) => boolean
  /** The program is ending: nothing new may be meant. */
  readonly isStopping: () => boolean
  /** Hears of an error that nobody expected and that something went on after. */
  readonly onBug: (error: unknown) => void
  /** Called after every change a counter would want to show. */
  readonly changed: () => void
  /** Hands an order that is not settled to the ladder. */
  readonly follow: (orderId: string) => void
  /** The same for a refund. */
  readonly followRefund: (refundId: string) => void
}
