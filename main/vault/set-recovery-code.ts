import type { Random } from '../../preload/contract/clock.ts'
import { findKeyFile, spreadKeyFile, type Straggler } from './key-copies.ts'
import type { RecoveryCode } from './recovery-code.ts'
import { replaceFile } from './replace-file.ts'
import { keyNameOf, wrapKey } from './wrapped-key.ts'

export interface NewCode {
  readonly journalKey: Uint8Array
  readonly code: RecoveryCode
  /** The file beside the journal. */
  readonly path: string
  /** The files beside backups. */
  readonly copies: readonly string[]
  readonly random: Random
}

/**
 * - `set`: the code opens the journal; the code before it opens nothing but what `stragglers` names
 * - `other-key`, `newer`: the file beside the journal belongs to another key or a later version of
 *   the program, and is untouched
 * - `not-written`: the disk refused; the code before it still works
 */
export type CodeSet =
  | { readonly state: 'set'; readonly stragglers: readonly Straggler[] }
  | { readonly state: 'other-key' | 'newer' | 'not-written' }

/**
 * Wraps the journal key with a code, the first or a new one: for going live, for a code that was lost
 * while the keychain works, and for one that somebody else has seen. Called after the person has
 * typed the new code back, because from here on the old one is void.
 */
export function setRecoveryCode({ journalKey, code, path, copies, random }: NewCode): CodeSet {
  const there = findKeyFile(path)
  if (there.state === 'newer') return { state: 'newer' }
  if (there.state === 'whole' && there.keyName !== keyNameOf(journalKey)) {
    return { state: 'other-key' }
  }
  try {
    replaceFile(path, wrapKey(journalKey, code, random))
  } catch {
    return { state: 'not-written' }
  }
  return { state: 'set', stragglers: spreadKeyFile(path, copies) }
}
