import { mkdirSync } from 'node:fs'
import type { KeychainReason } from '../../preload/contract/account.ts'
import type { Random } from '../../preload/contract/clock.ts'
import { wasEverMade } from '../journal/start/key-opens.ts'
import { JOURNAL_KEY_BYTES } from '../vault/items.ts'
import { findKeyFile } from '../vault/key-copies.ts'
import { isWaiting, wipe } from '../vault/keychain.ts'
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

type Kept =
  | { readonly state: 'ok'; readonly value: Uint8Array }
  | { readonly state: KeychainReason }

/** A crash point for tests; does nothing in the product. */
export type AtSetUp = (step: 'key-kept' | 'key-wrapped') => void

/**
 * Makes the key of an account that has none and puts it where it belongs: into the keychain, then,
 * wrapped by the code, beside the journal. Ended before the second, the account is new again and goes
 * on with the key in the keychain; ended after it, it is set up, and the journal is made when it is
 * opened. A key in the keychain is never replaced: where the keychain knows of its journal too, the
 * answer is `other-key`. The caller owns `key`.
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
  const kept = await keepKey(vault, random)
  if (kept.state !== 'ok') return { state: 'not', why: { state: 'keychain', why: kept.state } }
  const key = kept.value
  atStep('key-kept')
  const set = setRecoveryCode({ journalKey: key, code, path: place.keyPath, copies: [], random })
  atStep('key-wrapped')
  if (set.state === 'set') return { state: 'made', key }
  key.fill(0)
  return { state: 'not', why: { state: set.state } }
}

/** The key of a set-up that was cut short, or a new one, once the keychain has it. */
async function keepKey(vault: Vault, random: Random): Promise<Kept> {
  const found = await vault.readJournalKey()
  if (found.state === 'ok') return notOfAJournal(vault, found.value)
  if (isWaiting(found)) void found.settled.then((late) => late.state === 'ok' && wipe(late.value))
  if (found.state !== 'absent' && found.state !== 'malformed') return { state: found.state }
  const key = Uint8Array.from(random.bytes(JOURNAL_KEY_BYTES))
  const kept = await vault.writeJournalKey(key)
  if (kept.state === 'ok') return { state: 'ok', value: key }
  wipe(key)
  return { state: kept.state }
}

/** The disk of a journal may be missing; its key may be all that is left of it here. */
async function notOfAJournal(vault: Vault, key: Uint8Array): Promise<Kept> {
  const head = await vault.readJournalHead()
  if (head.state === 'absent') return { state: 'ok', value: key }
  wipe(key)
  const isKnown = head.state === 'ok' || head.state === 'malformed'
  return { state: isKnown ? 'other-key' : head.state }
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return true
  } catch {
    return false
  }
}
