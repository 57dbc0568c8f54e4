import { timingSafeEqual } from 'node:crypto'
import type { KeychainReason } from '../../preload/contract/account.ts'
import { findKeyFile } from '../vault/key-copies.ts'
import { isWaiting, type Heard } from '../vault/keychain.ts'
import { openLiveKey, type LiveJournal, type LiveKey } from '../vault/open-live-key.ts'
import type { Vault, VaultReading } from '../vault/vault.ts'

/**
 * What can be done with a test or live journal, as `openLiveKey` has it, but waited for to the end:
 * `onWaiting` is called after 5 s, when the operating system may be asking a person. Each of its two
 * questions ends after 120 s at most, then with what there is without a keychain. Where setting up was
 * cut short before there was a wrapped key or a journal, it is `new` again.
 */
export async function askKeychain(journal: LiveJournal, onWaiting: () => void): Promise<LiveKey> {
  const late: { settled?: Promise<VaultReading<Uint8Array>> } = {}
  const first = await openLiveKey(
    readingBy(journal, async () => {
      const heard = await journal.vault.readJournalKey()
      if (isWaiting(heard)) late.settled = heard.settled
      return heard
    }),
  )
  if (late.settled === undefined) return newAgain(journal, first, onWaiting)
  onWaiting()
  const answer = await late.settled
  const found = await openLiveKey(readingBy(journal, () => Promise.resolve(answer)))
  return newAgain(journal, found, onWaiting)
}

function readingBy(journal: LiveJournal, readJournalKey: Vault['readJournalKey']): LiveJournal {
  return { ...journal, vault: { ...journal.vault, readJournalKey } }
}

/**
 * Where there is nothing that a key could open, a key in the keychain is of a set-up that was cut
 * short; unless the keychain knows of a journal, which somebody has taken away: its disk may be
 * missing. Only a keychain that says it knows of none makes the account new.
 */
async function newAgain(
  journal: LiveJournal,
  found: LiveKey,
  onWaiting: () => void,
): Promise<LiveKey> {
  if (found.state !== 'ready' && found.state !== 'lost') return found
  const hasFiles =
    journal.exists() || journal.keyFiles.some((path) => findKeyFile(path).state !== 'missing')
  if (hasFiles) return found
  const heard = await journal.vault.readJournalHead()
  if (isWaiting(heard)) onWaiting()
  const head = await settledOf(heard)
  // Where the key is malformed too, no keychain can help any more: it stays lost.
  const isLost = found.state === 'lost' && head.state === 'malformed'
  if (head.state === 'ok' || isLost) return found
  if (found.state === 'ready') found.key.fill(0)
  return head.state === 'absent' ? { state: 'new' } : { state: 'needs-keychain', why: head.state }
}

/**
 * Asks for the key of a journal that was opened by its recovery code once more. Null where the keychain
 * has it now: it had it, or had none and took it. Never replaces another key.
 */
export async function proveKey(vault: Vault, key: Uint8Array): Promise<KeychainReason | null> {
  const found = await settledOf(await vault.readJournalKey())
  switch (found.state) {
    case 'ok': {
      const isSame = found.value.length === key.length && timingSafeEqual(found.value, key)
      found.value.fill(0)
      return isSame ? null : 'other-key'
    }
    case 'absent':
    case 'malformed': {
      const kept = await settledOf(await vault.writeJournalKey(key))
      return kept.state === 'ok' ? null : kept.state
    }
    default:
      return found.state
  }
}

function settledOf<A extends { readonly state: string }>(heard: Heard<A>): Promise<A> {
  // The keychain's states have no `waiting` of their own but this one.
  return isWaiting(heard) ? heard.settled : Promise.resolve(heard)
}
