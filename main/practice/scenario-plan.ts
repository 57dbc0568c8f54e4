import type { Trouble } from './trouble.ts'

/** One row that a charge leaves in the gateway's books, and when look-ups begin to see it. */
export interface RecordPlan {
  readonly status: 'paid' | 'failed' | 'cancelled' | 'ready'
  /** Look-ups answer 404 until this long after the call. */
  readonly appearsAfterMs?: number
  /** Shown as `ready` until this long after the call. */
  readonly settlesAfterMs?: number
  /** What the books hold on top of the amount that was asked. */
  readonly extraWon?: number
}

/** How a charge itself ends, once the books are written. */
export type ReplyPlan = 'payment' | 'refusal' | 'wrong-amount' | 'other-order' | Trouble

export interface ChargePlan {
  readonly records: readonly RecordPlan[]
  readonly reply: ReplyPlan
}

/** What becomes of a call that is no charge: register, cancel, delete, schedule, move, unschedule. */
export interface CallPlan {
  /** Whether and when the books take it. `late` is known to cancels only. */
  readonly takes: 'at-once' | 'late' | 'never'
  /** null answers as documented. */
  readonly reply: Trouble | 'refusal' | null
  /** What a refusal says. */
  readonly reason?: string
}

export interface ScenarioPlan extends ChargePlan {
  readonly ko: string
  readonly en: string
  /** A charge through the card's billing key, by `again` or a schedule; as a key-in unless given. */
  readonly again?: ChargePlan & { readonly reason?: string }
  /** Everything below goes well unless given. */
  readonly register?: CallPlan
  readonly cancel?: CallPlan
  /** The card company takes back whole payments only. */
  readonly wholeCancelsOnly?: true
  readonly delete?: CallPlan
  readonly schedule?: CallPlan
  readonly move?: CallPlan
  readonly unschedule?: CallPlan
}

export const LATE_MS = 8_000
export const SLOW_REPLY_MS = 30_000

export const GOES_WELL: CallPlan = { takes: 'at-once', reply: null }
