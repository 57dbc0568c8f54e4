import { findKeyFile } from './key-copies.ts'
import type { KeychainTrouble } from './keychain.ts'
import type { Vault } from './vault.ts'

/** Where the parts of one live journal are, and how to try a key on it. */
export interface LiveJournal {
  readonly vault: Vault
  /** `journal.key` beside the journal first, then those beside backups. */
  readonly keyFiles: readonly string[]
  /** Whether there is a journal yet. */
  exists(): boolean
  /** Whether the key opens it: a read of its first page. Must not write. */
  opens(key: Uint8Array): boolean
}

/** Why nobody can be charged: the words of the screen hang on this. */
export type NoChargeReason =
  | KeychainTrouble
  | 'waiting'
  | 'malformed'
  /** The keychain works and has no key: another computer, or a new user of this one. */
  | 'absent'
  /** The keychain has a key, of another journal. */
  | 'other-key'

/**
 * - `ready`: charge. `codeFile` says whether a recovery code would help when the keychain is lost;
 *   anything but `whole` is a reason to make a new code now
 * - `new`: no journal and no key; going live makes both
 * - `needs-code`: the recovery code opens review and export. Where `why` is `absent`, or `malformed`,
 *   it also puts the key into this keychain and charging goes on
 * - `needs-keychain`: there is no wrapped key, so only the keychain itself can help: unlock it, or
 *   log in as the user who had it
 * - `lost`: the keychain works and has no key for this journal, and there is no wrapped key. Nobody
 *   can open it any more. Its payments can be read again from the gateway, into a new journal
 */
export type LiveKey =
  | { readonly state: 'ready'; readonly key: Uint8Array; readonly codeFile: CodeFile }
  | { readonly state: 'new' }
  | { readonly state: 'needs-code'; readonly why: NoChargeReason }
  | { readonly state: 'needs-keychain'; readonly why: NoChargeReason }
  | { readonly state: 'lost'; readonly why: NoChargeReason }

export type CodeFile = 'whole' | 'missing' | 'damaged' | 'newer'

/**
 * What can be done with a live journal at start, after 5 s at most. Reads only: nothing is written to
 * the keychain (but the probe), to a file or to the journal. While the answer says `waiting`, the
 * keychain is still being asked; call again when it has answered.
 */
export async function openLiveKey(journal: LiveJournal): Promise<LiveKey> {
  const codeFile = bestFile(journal.keyFiles)
  const heard = await journal.vault.readJournalKey()
  if (heard.state === 'ok') {
    // A journal that is not there yet, although its key is: going live was cut short.
    if (!journal.exists() || journal.opens(heard.value)) {
      return { state: 'ready', key: heard.value, codeFile }
    }
    return withoutKeychain(codeFile, 'other-key')
  }
  if (heard.state === 'absent' && codeFile === 'missing' && !journal.exists()) {
    return { state: 'new' }
  }
  return withoutKeychain(codeFile, heard.state)
}

/** Whether the keychain itself may yet produce the key: then nothing is lost. */
function mayComeBack(why: NoChargeReason): boolean {
  return why !== 'absent' && why !== 'malformed' && why !== 'other-key'
}

function withoutKeychain(codeFile: CodeFile, why: NoChargeReason): LiveKey {
  // A file that a later version wrote is not lost: the later version reads it.
  if (codeFile === 'whole' || codeFile === 'newer') return { state: 'needs-code', why }
  return { state: mayComeBack(why) ? 'needs-keychain' : 'lost', why }
}

const BEST_FIRST: readonly CodeFile[] = ['whole', 'newer', 'damaged', 'missing']

function bestFile(paths: readonly string[]): CodeFile {
  const states = new Set(paths.map((path) => findKeyFile(path).state))
  return BEST_FIRST.find((state) => states.has(state)) ?? 'missing'
}
