import type { Won } from '../../preload/contract/money.ts'

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
}

/** Everything `POST /subscribe/payments/onetime` documents (portone-v1.md §2.1). */
export interface KeyInCharge {
  readonly orderId: string
  readonly amountWon: Won
  readonly taxFreeWon: Won
  readonly vatWon?: Won
  readonly card: KeyInCard
  /** 0 = in full. */
  readonly installmentMonths: number
  readonly itemName: string
  readonly buyer: {
    readonly name: string
    readonly phone: string
    readonly email: string
    readonly address?: string
    readonly postcode?: string
  }
  /** `{pg}.{MID}`; a wrong one silently falls back to the default channel. */
  readonly channel?: string
  readonly channelGroupId?: string
  /** Also keeps the card under this subscriber id. */
  readonly subscriberId?: string
  readonly customText?: string
  readonly noticeUrl?: string
  readonly browserIp?: string
  readonly productType?: 'real' | 'digital'
  readonly interestFreeByMerchant?: boolean
  readonly useCardPoint?: boolean
  readonly promotionId?: string
  readonly bypass?: string
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
  /** One payment by its id. */
  getPayment(paymentId: string): Promise<Reply<Payment>>
  /** The newest payment of an order, optionally of one status. */
  findPayment(orderId: string, status?: PaymentStatus): Promise<Reply<Payment>>
  /** Every payment record of an order. `not-found` means "not yet" while a charge is unknown. */
  findAllPayments(orderId: string): Promise<Reply<readonly Payment[]>>
}

export type PaymentStatus = 'ready' | 'paid' | 'cancelled' | 'failed'
