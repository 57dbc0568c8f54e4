import type { Won } from './money.ts'

/**
 * The states of an order (money.md, Outcomes). What staff read of each: `panelOf`.
 *
 * intent → not-sent | sent; sent → approved | declined | unknown;
 * unknown → approved | declined | reversed | needs-person;
 * needs-person → approved | declined | reversed | not-charged;
 * declined | not-charged | not-sent → approved (late); approved → partly-refunded → refunded.
 */
export const ORDER_STATES = [
  'intent',
  'sent',
  'not-sent',
  'approved',
  'declined',
  'unknown',
  'reversed',
  'needs-person',
  'not-charged',
  'partly-refunded',
  'refunded',
] as const

export type OrderState = (typeof ORDER_STATES)[number]

/** The three things staff can be told. */
export type Panel = 'approved' | 'declined' | 'checking'

export function panelOf(state: OrderState): Panel {
  switch (state) {
    case 'approved':
    case 'partly-refunded':
    case 'refunded':
      return 'approved'
    case 'declined':
    case 'not-sent':
    case 'not-charged':
    case 'reversed':
      return 'declined'
    case 'intent':
    case 'sent':
    case 'unknown':
    case 'needs-person':
      return 'checking'
  }
}

/** Something a person must look at although the state itself is settled. */
export type Alarm =
  | 'late-approval'
  | 'paid-twice'
  | 'wrong-amount'
  | 'other-merchant-id'
  | 'sandbox-mismatch'

export type CardKind = 'credit' | 'check'

/** One order as every list, panel and slip shows it. Holds no card number and no expiry. */
export interface OrderSummary {
  readonly orderId: string
  readonly saleId: string
  /** Counts the tries of one sale, from 1. */
  readonly attempt: number
  readonly state: OrderState
  readonly amountWon: Won
  readonly taxFreeWon: Won
  /** 0 is paying in full (일시불), else 2–12. */
  readonly installmentMonths: number
  readonly itemName: string
  /** Empty when the shop's default was sent. */
  readonly buyerName: string
  readonly bin6: string
  readonly last4: string
  /** Issuer as the gateway named it, else as the first digits suggest, else empty. */
  readonly issuer: string
  readonly cardKind: CardKind | null
  readonly approvalNumber: string
  /** When the intent was journaled, epoch milliseconds. */
  readonly createdAt: number
  /** When the gateway says it was paid, epoch milliseconds, or null. */
  readonly paidAt: number | null
  /** When the state last changed, epoch milliseconds. */
  readonly changedAt: number
  /** Gateway's code of a decline, as `120049`, or empty. */
  readonly declineCode: string
  /** Gateway's text, cleaned and capped; plain text only. */
  readonly gatewayText: string
  readonly alarm: Alarm | null
  /** When the resolver looks next, epoch milliseconds, or null when it does not. */
  readonly nextLookAt: number | null
}
