import type { RestKeys } from './items.ts'
import type { Doing, Heard, Troubled } from './keychain.ts'

/**
 * A real token call with these keys. `refused`: the gateway does not know them. `no-answer`: it could
 * not be asked. `other-account`: they work, and are not of the account they are saved for.
 */
export type VerifyKeys = (keys: RestKeys) => Promise<KeyVerdict>
export type KeyVerdict = 'works' | 'refused' | 'no-answer' | 'other-account'

/**
 * - `saved`: the new pair works and is what the keychain holds
 * - `refused`, `unverified`, `other-account`: the old pair, if any, is untouched
 * - otherwise the keychain did not take the new one; it holds the old or the new, and in both cases a
 *   whole one
 * - `unusable`: empty, or longer than any key of the API (200 characters)
 */
export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'refused' }
  | { readonly state: 'unverified' }
  | { readonly state: 'other-account' }
  | { readonly state: 'unusable' }
  | Troubled

const LONGEST = 200

/**
 * Saves a new pair of REST keys so that a working one is there at every moment (bar B-K05): it is
 * tried first, and then replaces the old in the one step the keychain has for that. There is no file,
 * no second item and nothing to clean up after a crash.
 *
 * @throws what `verify` throws; then nothing has been written
 */
export async function saveVerified(
  keys: RestKeys,
  verify: VerifyKeys,
  replace: (keys: RestKeys) => Promise<Heard<Doing>>,
): Promise<Heard<Saving>> {
  if (!isUsable(keys.key) || !isUsable(keys.secret)) return { state: 'unusable' }
  const verdict = await verify(keys)
  if (verdict === 'refused') return { state: 'refused' }
  if (verdict === 'no-answer') return { state: 'unverified' }
  if (verdict === 'other-account') return { state: 'other-account' }
  const heard = await replace(keys)
  return heard.state === 'waiting'
    ? { state: 'waiting', settled: heard.settled.then(asSaving) }
    : asSaving(heard)
}

function isUsable(text: string): boolean {
  return text.length > 0 && text.length <= LONGEST
}

function asSaving(doing: Doing): Saving {
  return doing.state === 'ok' ? { state: 'saved' } : doing
}
