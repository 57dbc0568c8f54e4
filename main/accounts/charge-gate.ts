import type { AccountMode, ChargeBlock, KeychainReason } from '../../preload/contract/account.ts'
import type { Journal } from '../journal/records.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountFolder } from './account-folder.ts'
import { missingSteps } from './checklist.ts'
import { codeFileOf } from './code-file.ts'
import type { ProfileStore } from './profile-store.ts'
import type { CodeFileState } from './session.ts'

export interface ChargeGateParts {
  readonly mode: AccountMode
  readonly place: AccountFolder
  /** Null in practice. */
  readonly vault: Vault | null
  readonly journal: Pick<Journal, 'needsReconcile'>
  readonly profile: ProfileStore
  /** `RunningTill.isOtherAccount` */
  readonly isOtherAccount: () => boolean
  /** Why the account opened for review only, or null. */
  readonly reason: KeychainReason | null
  readonly changed: () => void
}

/** Whether an open account may charge anybody, and what that hangs on. */
export interface ChargeGate {
  /** Why nobody may be charged, or null; always null in practice. */
  readonly chargeBlock: () => ChargeBlock | null
  readonly keychainReason: () => KeychainReason | null
  /** What the keychain has just said of the journal's key; null ends the review. */
  readonly keychainSaid: (reason: KeychainReason | null) => void
  readonly codeFile: () => CodeFileState
  /** Looks at the wrapped key again, after a new code. */
  readonly codeFileChanged: () => void
  /** Asks the keychain whether there are REST keys; their absence is a step of setting up. */
  readonly lookForKeys: () => Promise<void>
}

export function createChargeGate(parts: ChargeGateParts): ChargeGate {
  const { mode, place, vault, journal, profile, isOtherAccount, changed } = parts
  let { reason } = parts
  let codeFile = codeFileOf(place, vault)
  // Until the keychain has said otherwise: an account is listed only with keys that worked.
  let keys: 'saved' | KeychainReason = 'saved'

  function chargeBlock(): ChargeBlock | null {
    if (mode === 'practice') return null
    if (reason !== null) return { kind: 'keychain', why: reason }
    // Before the steps: while it stands, a look-up that finds nothing proves nothing (`lookUp`).
    if (isOtherAccount()) return { kind: 'other-account' }
    const isChannelProven = profile.isChannelProven()
    const isShopComplete = profile.isComplete()
    const missing = missingSteps({ mode, keys, codeFile, isChannelProven, isShopComplete })
    if (missing.length > 0) return { kind: 'set-up', missing }
    const need = journal.needsReconcile()
    return need === null ? null : { kind: 'reconcile', since: need.since }
  }

  return {
    chargeBlock,
    keychainReason: () => reason,
    keychainSaid(said) {
      reason = said
      changed()
    },
    codeFile: () => codeFile,
    codeFileChanged() {
      codeFile = codeFileOf(place, vault)
      changed()
    },
    async lookForKeys() {
      if (vault === null || reason !== null) return
      const { state } = await vault.describeRestKeys()
      keys = state === 'ok' ? 'saved' : state
      changed()
    },
  }
}
