import type { AccountPicture } from '../../preload/contract/account.ts'
import type { CounterSnapshot } from '../../preload/contract/contract.ts'
import { accountCauseOf, type AccountCause } from './account-cause.ts'

/** What the till says of itself. */
export type TillCause = 'waits' | 'asks' | 'unwritable' | 'offline' | 'trouble'

export type Cause =
  | { readonly kind: TillCause }
  /** The lock was asked for, and comes with the answer. */
  | { readonly kind: 'lockAsked' }
  /** What is on the form is refunded as soon as it is approved: no customer's payment. */
  | { readonly kind: 'trial' }
  | AccountCause

export interface BannerFacts {
  readonly snapshot: CounterSnapshot | null
  readonly picture: AccountPicture | null
  readonly lockAsked: boolean
  readonly trial?: boolean
  readonly nowMs: number
}

/**
 * One banner at a time: the most pressing. What somebody has just asked for comes first, then what
 * stops every charge, then what makes charging unwise, then what will be missed one day.
 */
export function bannerOf(facts: BannerFacts): Cause | null {
  const { snapshot, picture, lockAsked, nowMs } = facts
  if (snapshot !== null && snapshot.closing !== 'no') return { kind: snapshot.closing }
  if (lockAsked) return { kind: 'lockAsked' }
  if (snapshot?.journal === 'unwritable') return { kind: 'unwritable' }
  const cause = picture === null ? null : accountCauseOf(picture, nowMs)
  if (cause?.stops === true) return cause
  if (snapshot !== null && !snapshot.online) return { kind: 'offline' }
  if (facts.trial === true) return { kind: 'trial' }
  return snapshot?.trouble === true ? { kind: 'trouble' } : cause
}
