import type { Random } from '../../preload/contract/clock.ts'
import type { RecoveryCode } from '../vault/recovery-code.ts'
import { setRecoveryCode } from '../vault/set-recovery-code.ts'
import { keyCopies, type AccountFolder } from './account-folder.ts'
import type { OpenedAccount } from './open-account.ts'
import type { Confirmed } from './recovery-desk.ts'

export interface CodeChange {
  readonly opened: OpenedAccount
  readonly place: AccountFolder
  readonly random: Random
}

/** Wraps the key of an open journal with another code; the one before is void from here on. */
export function replaceCode({ opened, place, random }: CodeChange, code: RecoveryCode): Confirmed {
  const { key: journalKey } = opened
  const copies = keyCopies(place)
  const set = setRecoveryCode({ journalKey, code, path: place.keyPath, copies, random })
  opened.codeFileChanged()
  return set.state === 'set' ? { state: 'set', copiesLeft: set.stragglers.length } : set
}
