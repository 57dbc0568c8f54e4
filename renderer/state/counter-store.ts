import { create } from 'zustand'
import type { ChargeCardAnswer } from '../../preload/contract/contract.ts'
import type { OrderSummary } from '../../preload/contract/order.ts'
import type { Failure, FieldName, FieldProblem } from '../../preload/contract/result.ts'

export type ConfirmAsk = Extract<ChargeCardAnswer, { kind: 'confirm' }>

/**
 * What the counter is doing. Card fields are uncontrolled inputs and never enter this store.
 * `sinceMs` and `shownAtMs` are `performance.now()` readings.
 */
export type Phase =
  | { readonly kind: 'entering' }
  | { readonly kind: 'sending'; readonly sinceMs: number }
  | { readonly kind: 'confirming'; readonly ask: ConfirmAsk }
  | { readonly kind: 'outcome'; readonly order: OrderSummary; readonly shownAtMs: number }
  /** Nothing was sent; `failure` says why, in the panel's place. The form keeps what was typed. */
  | { readonly kind: 'refused'; readonly failure: Failure }

/** One line under the charge button that answers a key or warns; see `form.notice` in words. */
export type Notice =
  | { readonly kind: 'chargeKey' | 'numLock' | 'idleCleared' | 'cleared' }
  | { readonly kind: 'leave' | 'clear'; readonly untilMs: number }
  | { readonly kind: 'idleWarn' | 'idleLast'; readonly seconds: number }

/** A field that is outlined, and why; `declined` when the issuer named it. */
export interface Mark {
  readonly field: FieldName
  readonly problem: FieldProblem | 'declined'
}

export interface CounterState {
  /** Handed out by main; null until it has. */
  readonly saleId: string | null
  readonly attempt: number
  /** Opened as a trial; `isTrial` says whether it still is one. */
  readonly trial: boolean
  readonly phase: Phase
  /** What is shared with the slip preview; everything except card data. */
  readonly amountWon: number
  readonly taxFreeWon: number
  readonly installmentMonths: number
  readonly itemName: string
  readonly buyerName: string
  readonly buyerPhone: string
  readonly buyerEmail: string
  /** Issuer guessed from the first digits, for the label line and the slip; empty when unknown. */
  readonly issuer: string
  /** `9411-23**-****-1234` while complete, else empty: never more than the first 6 and last 4. */
  readonly maskedCard: string
  readonly mark: Mark | null
  readonly notice: Notice | null
  /** Why the form changed the installments by itself. */
  readonly reset: 'below' | 'shared' | null
  readonly unfolded: boolean
  /** The field that should have the focus; `count` grows so that the same one can be asked again. */
  readonly focusAsk: { readonly field: FieldName; readonly count: number }
}

/** A form nobody has typed into. */
export const EMPTY_FORM = {
  amountWon: 0,
  taxFreeWon: 0,
  installmentMonths: 0,
  itemName: '',
  buyerName: '',
  buyerPhone: '',
  buyerEmail: '',
  issuer: '',
  maskedCard: '',
  mark: null,
  notice: null,
  reset: null,
  unfolded: false,
} as const satisfies Partial<CounterState>

export const useCounter = create<CounterState>(() => ({
  saleId: null,
  attempt: 1,
  trial: false,
  phase: { kind: 'entering' },
  focusAsk: { field: 'amount', count: 0 },
  ...EMPTY_FORM,
}))
