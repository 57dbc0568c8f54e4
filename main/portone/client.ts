import type { KeychainReason } from '../../preload/contract/account.ts'
import type { SubscriberCharge } from './again.ts'
import type { BillingKey } from './billing-key-reply.ts'
import type { KeyDeletion } from './billing-keys.ts'
import type { CancelRequest } from './cancel.ts'
import type { CardCompany } from './card-companies.ts'
import type { Channel } from './channels.ts'
import type { Found } from './many.ts'
import type { KeyInCharge } from './onetime.ts'
import type { FoundPayments, PaymentListQuery } from './payment-lists.ts'
import type { PaymentPage } from './payment-reply.ts'
import type { Preparation, PreparedAmount } from './prepare.ts'
import type { CardRegistration } from './register-card.ts'
import type { ScheduleListQuery } from './schedule-look-ups.ts'
import type { Schedule, SchedulePage } from './schedule-reply.ts'
import type { ScheduleMove, Scheduling, Unscheduling } from './schedules.ts'

/**
 * What the till may ask of PortOne V1, in our names. `fields.ts` says which API field is which.
 * Nothing here throws for what a network or a gateway does; every ending is a `Reply`.
 */
export type Reply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The gateway answered with `code` ≠ 0, or HTTP 400. A claim, not yet a fact. */
  | {
      readonly kind: 'refused'
      readonly httpStatus: number
      readonly code: number
      readonly message: string
    }
  /** HTTP 404: not recorded, or not recorded yet. */
  | { readonly kind: 'not-found'; readonly message: string }
  /** HTTP 401: the token was not accepted and nothing was done. */
  | { readonly kind: 'unauthorized' }
  /** Never connected: not one byte was written. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Bytes left, and what came back does not say what happened. */
  | { readonly kind: 'unclear'; readonly reason: UnclearReason; readonly httpStatus?: number }

export type UnclearReason =
  | 'timeout'
  | 'reset'
  | 'redirect'
  | 'server-error'
  | 'other-status'
  | 'not-json'
  | 'wrong-shape'
  | 'too-large'

/** One payment record at the gateway. Times are epoch ms, or null for "did not happen". */
export interface Payment {
  readonly paymentId: string
  readonly orderId: string
  readonly amountWon: number
  readonly cancelledWon: number
  readonly currency: string
  readonly status: string
  readonly sandbox: boolean | null
  readonly merchantId: string
  readonly provider: string
  readonly approvalNumber: string
  readonly cardCode: string
  readonly cardName: string
  readonly cardKind: 'credit' | 'check' | null
  readonly installmentMonths: number
  readonly startedAt: number | null
  readonly paidAt: number | null
  readonly failedAt: number | null
  readonly cancelledAt: number | null
  readonly failReason: string
  readonly receiptUrl: string
  /** `card`, `trans`, `vbank` …; empty when not said. */
  readonly method: string
  /** `api` for key-in and billing keys, `pc` or `mobile` for the payment window. */
  readonly source: string
  readonly itemName: string
  /** The billing key that was used or made, and for what: `issue`, `payment`, `payment.scheduled`. */
  readonly subscriberId: string
  readonly subscriberUse: string
  /** Every part that was taken back, as the gateway orders them. */
  readonly cancellations: readonly Cancellation[]
}

/** One item of the cancel history, whoever made it. */
export interface Cancellation {
  /** Empty in older records. */
  readonly cancellationId: string
  readonly amountWon: number
  /** V1 does not say how much of it was tax-free; should it begin to, it is here. */
  readonly taxFreeWon?: number
  readonly cancelledAt: number | null
  readonly reason: string
  readonly transactionId: string
  readonly receiptUrl: string
}

/** Lives for one call, in memory only. */
export interface KeyInCard {
  /** 13–19 digits, no separators. */
  readonly number: string
  /** `YYYY-MM`. */
  readonly expiry: string
  /** `YYMMDD` or a 10-digit business number; absent where the contract does not ask. */
  readonly identity?: string
  /** First two digits of the PIN; absent where the contract does not ask. */
  readonly pin?: string
}

export interface AccessToken {
  readonly value: string
}

export type TokenAnswer =
  | { readonly kind: 'ok'; readonly token: AccessToken }
  | { readonly kind: 'keys-refused' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The keychain does not give the REST keys: nobody was asked. */
  | { readonly kind: 'keychain'; readonly why: KeychainReason }

export interface MoneyCallOptions {
  readonly token: AccessToken
  /**
   * Called once, synchronously, when a connection stands and before the first byte is written. When
   * it throws, nothing is written and the reply is `not-sent`.
   */
  readonly beforeFirstByte: () => void
}

export interface PortOneClient {
  /** A token good for at least two more minutes; concurrent calls share one request. */
  getToken(): Promise<TokenAnswer>
  /** Forgets `token` after the gateway refused it, so that the next `getToken` asks again. */
  dropToken(token: AccessToken): void
  chargeOnetime(charge: KeyInCharge, options: MoneyCallOptions): Promise<Reply<Payment>>
  /** Takes back a part or all of one payment. Ok answers the payment with its cancel history. */
  cancelPayment(cancel: CancelRequest, options: MoneyCallOptions): Promise<Reply<Payment>>
  /** One payment by its id. */
  getPayment(paymentId: string): Promise<Reply<Payment>>
  /** The newest payment of an order, optionally of one status. */
  findPayment(orderId: string, status?: PaymentStatus): Promise<Reply<Payment>>
  /** Every payment record of an order. `not-found` means "not yet" while a charge is unknown. */
  findAllPayments(orderId: string): Promise<Reply<readonly Payment[]>>
  /** Many payments by their ids, with the ids that the gateway did not give. */
  getPayments(paymentIds: readonly string[]): Promise<Reply<FoundPayments>>
  /** One page of the payments of a time, at most 90 days. */
  listPayments(query: PaymentListQuery): Promise<Reply<PaymentPage>>
  /** The channels (`{pg}.{MID}`) of the account, and which of them are test channels. */
  listChannels(): Promise<Reply<readonly Channel[]>>
  listCardCompanies(): Promise<Reply<readonly CardCompany[]>>

  /** Stores a card. A subscriber id that has one is silently pointed at the new card. */
  registerCard(card: CardRegistration, options: MoneyCallOptions): Promise<Reply<BillingKey>>
  getBillingKey(subscriberId: string): Promise<Reply<BillingKey>>
  /** Many at once, with the ids that the gateway did not give. */
  getBillingKeys(subscriberIds: readonly string[]): Promise<Reply<Found<BillingKey>>>
  /** Not reversible; the subscriber's schedules stay. */
  deleteBillingKey(deletion: KeyDeletion, options: MoneyCallOptions): Promise<Reply<BillingKey>>
  chargeSubscriber(charge: SubscriberCharge, options: MoneyCallOptions): Promise<Reply<Payment>>
  paymentsOfSubscriber(subscriberId: string, page: number): Promise<Reply<PaymentPage>>
  schedulesOfSubscriber(
    subscriberId: string,
    query: ScheduleListQuery,
  ): Promise<Reply<SchedulePage>>

  /** All of them or none. */
  schedulePayments(
    scheduling: Scheduling,
    options: MoneyCallOptions,
  ): Promise<Reply<readonly Schedule[]>>
  /** Answers what was revoked; compare it with what was asked. */
  unschedulePayments(
    unscheduling: Unscheduling,
    options: MoneyCallOptions,
  ): Promise<Reply<readonly Schedule[]>>
  moveSchedule(move: ScheduleMove, options: MoneyCallOptions): Promise<Reply<Schedule>>
  getSchedule(orderId: string): Promise<Reply<Schedule>>
  listSchedules(query: ScheduleListQuery): Promise<Reply<SchedulePage>>

  /** The amount that a payment window must open with. */
  prepareAmount(preparation: Preparation, options: MoneyCallOptions): Promise<Reply<PreparedAmount>>
  getPreparedAmount(orderId: string): Promise<Reply<PreparedAmount>>
}

export type PaymentStatus = 'ready' | 'paid' | 'cancelled' | 'failed'
