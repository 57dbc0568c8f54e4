import type { AccountPicture, KeychainReason, SetUpStep } from '../../preload/contract/account.ts'
import { unreachable } from '../../preload/contract/result.ts'

const DAY_MS = 86_400_000
/** Backups are taken daily; after this long something keeps them from being taken. */
const OLD_AFTER_DAYS = 3

/** What the account around the till has to say; `stops`: nobody is charged until it is put right. */
export type AccountCause =
  | { readonly kind: 'keychain'; readonly why: KeychainReason; readonly stops: true }
  | { readonly kind: 'set-up'; readonly missing: readonly SetUpStep[]; readonly stops: true }
  | { readonly kind: 'other-account' | 'reconcile'; readonly stops: true }
  | { readonly kind: 'lowSpace'; readonly bytes: number; readonly stops: false }
  | { readonly kind: 'backupUnwritable' | 'backupDamaged'; readonly stops: false }
  | { readonly kind: 'codeMissing' | 'codeDamaged'; readonly stops: false }
  | { readonly kind: 'backupOld'; readonly days: number; readonly stops: false }

/** The most pressing one, or null. `nowMs` is the wall clock. */
export function accountCauseOf(picture: AccountPicture, nowMs: number): AccountCause | null {
  return blockCause(picture) ?? keepingCause(picture, nowMs)
}

function blockCause({ chargeBlock }: AccountPicture): AccountCause | null {
  switch (chargeBlock?.kind) {
    case undefined:
      return null
    case 'keychain':
      return { kind: 'keychain', why: chargeBlock.why, stops: true }
    case 'set-up':
      return { kind: 'set-up', missing: chargeBlock.missing, stops: true }
    case 'other-account':
    case 'reconcile':
      return { kind: chargeBlock.kind, stops: true }
    default:
      return unreachable(chargeBlock)
  }
}

function keepingCause(picture: AccountPicture, nowMs: number): AccountCause | null {
  const { lowSpaceBytes, backup, codeFile, account } = picture
  if (lowSpaceBytes !== null) return { kind: 'lowSpace', bytes: lowSpaceBytes, stops: false }
  // Nobody misses what was only practised.
  if (account.mode === 'practice') return null
  if (backup.problem === 'unwritable') return { kind: 'backupUnwritable', stops: false }
  if (backup.problem === 'damaged') return { kind: 'backupDamaged', stops: false }
  if (codeFile === 'missing') return { kind: 'codeMissing', stops: false }
  if (codeFile === 'damaged') return { kind: 'codeDamaged', stops: false }
  // A journal of today has none yet; the first one that does not come is a problem of its own.
  const days = backup.lastAt === null ? 0 : Math.floor((nowMs - backup.lastAt) / DAY_MS)
  return days >= OLD_AFTER_DAYS ? { kind: 'backupOld', days, stops: false } : null
}
