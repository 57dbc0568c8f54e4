import type { Account } from '../../preload/contract/account.ts'
import { toAccountId } from '../vault/place.ts'
import { createVault, type Vault } from '../vault/vault.ts'
import type { AccountTools } from './tools.ts'

/** The secrets of one account; null in practice, which has none and asks no keychain. */
export function vaultOf(
  { accountId, mode }: Pick<Account, 'accountId' | 'mode'>,
  { keychain, clock }: Pick<AccountTools, 'keychain' | 'clock'>,
): Vault | null {
  if (mode === 'practice') return null
  const id = toAccountId(accountId)
  if (id === null) throw new Error('an account without a place in the keychain')
  return createVault({ keychain, accountId: id, clock })
}
