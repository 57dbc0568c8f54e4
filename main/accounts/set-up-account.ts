import { mkdirSync } from 'node:fs'
import type { Random } from '../../preload/contract/clock.ts'
import { wasEverMade } from '../journal/start/key-opens.ts'
import { JOURNAL_KEY_BYTES } from '../vault/items.ts'
import { findKeyFile } from '../vault/key-copies.ts'
import { isWaiting } from '../vault/keychain.ts'
import type { RecoveryCode } from '../vault/recovery-code.ts'
import { setRecoveryCode } from '../vault/set-recovery-code.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountFolder } from './account-folder.ts'
import type { Confirmed } from './recovery-desk.ts'

export interface NewJournalKey {
  readonly place: AccountFolder
  readonly vault: Vault
  readonly random: Random
}

/** A crash point for tests; does nothing in the product. */
export type AtSetUp = (step: 'key-kept' | 'key-wrapped') => void

/**
 * Makes the key of an account that has none and puts it where it belongs: into the keychain, then,
 * wrapped by the code, beside the journal. Ended before the second, the account is new again and the
 * key in the keychain, which opens nothing, is replaced; ended after it, it is set up, and the
 * journal is made when it is opened. The caller owns `key`.
 */
export async function setUpAccount(
  { place, vault, random }: NewJournalKey,
  code: RecoveryCode,
  atStep: AtSetUp = () => undefined,
): Promise<
  | { readonly state: 'made'; readonly key: Uint8Array }
  | { readonly state: 'not'; readonly why: Exclude<Confirmed, { state: 'set' }> }
> {
  if (!makeFolder(place.folder)) return { state: 'not', why: { state: 'not-written' } }
  const hasNone = findKeyFile(place.keyPath).state === 'missing' && !wasEverMade(place.journalPath)
  // Somebody put a journal there since: its key must stay where it is.
  if (!hasNone) return { state: 'not', why: { state: 'other-key' } }
  const key = Uint8Array.from(random.bytes(JOURNAL_KEY_BYTES))
  const kept = await vault.writeJournalKey(key)
  if (kept.state !== 'ok') {
    key.fill(0)
    const why = isWaiting(kept) ? 'waiting' : kept.state
    return { state: 'not', why: { state: 'keychain', why } }
  }
  atStep('key-kept')
  const set = setRecoveryCode({ journalKey: key, code, path: place.keyPath, copies: [], random })
  atStep('key-wrapped')
  if (set.state === 'set') return { state: 'made', key }
  key.fill(0)
  return { state: 'not', why: { state: set.state } }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return true
  } catch {
    return false
  }
}
