import type { ChargeBlock } from './account.ts'
import type { Won } from './money.ts'
import type { ProfileField, ProfileProblem } from './profile.ts'

/** `gone`: no such backup any more; `refused`: another program's file, or not a file at all. */
export type BackupUnusable = 'gone' | 'damaged' | 'wrong-key' | 'newer' | 'unwritable' | 'refused'

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

/** Why a sale cannot be taken back by the one who sold it (flows.md, Refunds). */
export type TakeBackRefusal = 'too-late' | 'not-own' | 'used' | 'not-whole'

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
  /** The account is open and charges nobody; `block` says why. Nothing was sent. */
  | { readonly kind: 'charging-blocked'; readonly block: ChargeBlock }
  /** Nothing of this order can go back: it is not paid, or all of it went back. Nothing was sent. */
  | { readonly kind: 'not-refundable' }
  /** Another refund of this order has not come to its end. Nothing was sent. */
  | { readonly kind: 'refund-open' }
  /** The sheet's key belongs to another refund, or to a try that cannot follow. Nothing was sent. */
  | { readonly kind: 'refund-sheet-stale' }
  /** Something else went back since the sheet was opened; this is left. Nothing was sent. */
  | { readonly kind: 'balance-changed'; readonly balanceWon: Won }
  /** More than what is left. Nothing was sent. */
  | { readonly kind: 'over-balance'; readonly balanceWon: Won }
  /** The tax-free part typed does not leave the rest whole. Nothing was sent. */
  | { readonly kind: 'tax-free-unfit'; readonly leastWon: Won; readonly mostWon: Won }
  /** What the gateway shows of this payment is not what the order says. Nothing was sent. */
  | { readonly kind: 'payment-unclear' }
  /** A cashier may not take this sale back; a manager may refund it. Nothing was sent. */
  | { readonly kind: 'take-back-refused'; readonly why: TakeBackRefusal }
  /** No account is open: `account.watch` says how far its door has come. */
  | { readonly kind: 'account-closed' }
  /** The screen is locked. Nothing was done. */
  | { readonly kind: 'locked' }
  /** This needs the lock's code, and none was given. Nothing was done. */
  | { readonly kind: 'code-needed' }
  /** The code given with it is not right, or was given too soon after wrong ones. Nothing was done. */
  | { readonly kind: 'code-refused'; readonly waitMs: number }
  /** A charge is on its way, so the account cannot be left now. Nothing was done. */
  | { readonly kind: 'charge-in-flight' }
  /**
   * Orders and refunds of the account that is open are still being checked, more of them than the
   * person was told of. Checking stops with the account and goes on when it is opened again. Nothing
   * was done.
   */
  | { readonly kind: 'orders-unsettled'; readonly unknown: number }
  /** The profile was not saved because of this field. */
  | {
      readonly kind: 'profile-invalid'
      readonly field: ProfileField
      readonly problem: ProfileProblem
    }
  /** The backup does not check out; what is there now is untouched. */
  | { readonly kind: 'backup-unusable'; readonly why: BackupUnusable }

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
