import type { KeychainReason } from '../../preload/contract/account.ts'
import type { Vault } from '../vault/vault.ts'
import { proveKey } from './ask-keychain.ts'
import { readKeptHead } from './kept-head.ts'
import type { OpenedAccount } from './open-account.ts'

/**
 * Asks the keychain once more for an account that its recovery code opened, and ends the review where
 * the keychain has the key now. `reopen`: it has, and says that this file is an older one than it
 * knows; whoever opens it again finds that.
 */
export async function endReview(opened: OpenedAccount, vault: Vault): Promise<'told' | 'reopen'> {
  // A copy: the account may close, and wipe its own, before the keychain has answered.
  const key = Uint8Array.from(opened.key)
  try {
    return await tell(opened, vault, await proveKey(vault, key))
  } finally {
    key.fill(0)
  }
}

async function tell(
  opened: OpenedAccount,
  vault: Vault,
  reason: KeychainReason | null,
): Promise<'told' | 'reopen'> {
  const head = reason === null ? await readKeptHead(vault) : null
  if (opened.isClosed()) return 'told'
  if (head !== null && opened.started.journal.isBehind(head)) return 'reopen'
  opened.keychainSaid(reason)
  if (reason === null) {
    await opened.lookForKeys()
    opened.till.lookNow()
  }
  return 'told'
}
