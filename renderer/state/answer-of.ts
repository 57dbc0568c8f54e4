import type { Failure, Result } from '../../preload/contract/result.ts'

/** Why a call came to nothing; `silent`: the bridge itself gave no answer. */
export type Refused = Failure | { readonly kind: 'silent' }

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Refused }

/** What main answered; a torn bridge is an answer too, so that nothing waits for ever. */
export function answerOf<T>(call: Promise<Result<T>>): Promise<Answer<T>> {
  return call.catch((): Answer<T> => ({ ok: false, failure: { kind: 'silent' } }))
}
