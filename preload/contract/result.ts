/**
 * What every call over the bridge answers. A `Failure` is something that was expected to be able to
 * go wrong; a bug is thrown in main, logged under a reference, and reaches the page as `bug`.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** A field of the counter form that a refusal can point at. */
export type FieldName =
  | 'amount'
  | 'taxFree'
  | 'card'
  | 'expiry'
  | 'identity'
  | 'pin'
  | 'installments'
  | 'item'
  | 'buyerName'
  | 'buyerPhone'
  | 'buyerEmail'
  | 'reason'

/** Why one typed field was refused; each has its sentence in `words`. */
export type FieldProblem =
  | 'missing'
  | 'not-digits'
  | 'too-short'
  | 'too-long'
  | 'zero'
  | 'over-cap'
  | 'tax-free-over-amount'
  | 'month'
  | 'expired'
  | 'too-far'
  | 'birth'
  | 'business'
  | 'identity-length'
  | 'resident'
  | 'corporate'
  | 'installments-below-minimum'
  | 'installments-not-offered'
  | 'shared-card-in-full'
  | 'email'
  | 'phone'
  | 'holds-card-number'
  | 'holds-resident-number'

export type Failure =
  /** The message did not come from our own top-level page, or did not fit the contract. */
  | { readonly kind: 'refused' }
  /** A bug. `reference` finds it in the log; nothing of it is shown. */
  | { readonly kind: 'bug'; readonly reference: string }
  /** Typed input that cannot be charged, and why. Nothing was sent. */
  | { readonly kind: 'invalid'; readonly field: FieldName; readonly problem: FieldProblem }
  /** The sale id was not handed out by this run of the program. Nothing was sent. */
  | { readonly kind: 'sale-not-open' }
  /** No network, or no token could be had. Nothing was sent, nothing was journaled. */
  | { readonly kind: 'gateway-unreachable' }
  /** The gateway does not accept the REST keys. Nothing was sent. */
  | { readonly kind: 'keys-refused' }
  /** Two charges are in flight, or five are unknown. Nothing was sent. */
  | { readonly kind: 'too-many-open'; readonly inFlight: number; readonly unknown: number }
  /**
   * This sale's attempt before, which was declined, is not over at the gateway after all. Nothing was
   * sent now.
   */
  | { readonly kind: 'earlier-attempt-unclear' }
  /** The journal could not take the intent (disk full, read-only). Nothing was sent. */
  | { readonly kind: 'journal-unwritable' }

export type FailureKind = Failure['kind']

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}

/** Ends a switch over a union: adding a member shows every place that must learn it. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
