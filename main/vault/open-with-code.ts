import { timingSafeEqual } from 'node:crypto'
import { unwrapAnyCopy } from './key-copies.ts'
import type { Doing, Heard } from './keychain.ts'
import type { LiveJournal, NoChargeReason } from './open-live-key.ts'
import { readRecoveryCode, type ReadCode } from './recovery-code.ts'

/**
 * - `ready`: the key is in this keychain now, or was; charging goes on
 * - `review`: the journal opens for reading and export; charging is refused, `why` says what for.
 *   While `waiting`, `settled` tells whether the keychain took the key after all
 * - `mistyped`: not a code at all; which letters, where that is known
 * - `wrong-code`: a code, of something else or from before a change
 * - `not-this-journal`: the code's key does not open this journal
 * - `no-file`, `damaged`, `newer`: there is no wrapped key, none that is whole, or it was written by
 *   a later version of the program
 */
export type OpenedWithCode =
  | { readonly state: 'ready'; readonly key: Uint8Array }
  | {
      readonly state: 'review'
      readonly key: Uint8Array
      readonly why: NoChargeReason
      readonly settled?: Promise<'ready' | NoChargeReason>
    }
  | Exclude<ReadCode, { state: 'ok' }>
  | { readonly state: 'wrong-code' | 'not-this-journal' | 'no-file' | 'damaged' | 'newer' }

export interface CodeOptions {
  /** As the person typed it. */
  readonly typed: string
  /**
   * The person has said that this journal takes the place of the one whose key is in the keychain
   * (a restore). Otherwise another key there is left alone.
   */
  readonly replaceOtherKey?: boolean
}

/**
 * Opens a live journal by its recovery code. A key goes into the keychain only when it has been
 * proven on the journal and the keychain has said that it has none, or one that is no key.
 */
export async function openWithCode(
  journal: LiveJournal,
  { typed, replaceOtherKey = false }: CodeOptions,
): Promise<OpenedWithCode> {
  const read = readRecoveryCode(typed)
  if (read.state !== 'ok') return read
  const unwrapped = unwrapAnyCopy(journal.keyFiles, read.code)
  read.code.fill(0)
  if (unwrapped.state === 'missing') return { state: 'no-file' }
  if (unwrapped.state !== 'ok') return { state: unwrapped.state }
  const { key } = unwrapped
  if (!journal.opens(key)) {
    key.fill(0)
    return { state: 'not-this-journal' }
  }
  const stored = await journal.vault.readJournalKey()
  switch (stored.state) {
    case 'ok': {
      const isSame = timingSafeEqual(stored.value, key)
      stored.value.fill(0)
      if (isSame) return { state: 'ready', key }
      if (!replaceOtherKey) return { state: 'review', key, why: 'other-key' }
      return keep(key, await journal.vault.writeJournalKey(key))
    }
    case 'absent':
    case 'malformed':
      return keep(key, await journal.vault.writeJournalKey(key))
    default:
      return { state: 'review', key, why: stored.state }
  }
}

function keep(key: Uint8Array, heard: Heard<Doing>): OpenedWithCode {
  if (heard.state === 'ok') return { state: 'ready', key }
  if (heard.state !== 'waiting') return { state: 'review', key, why: heard.state }
  const settled = heard.settled.then(({ state }) => (state === 'ok' ? 'ready' : state))
  return { state: 'review', key, why: 'waiting', settled }
}
