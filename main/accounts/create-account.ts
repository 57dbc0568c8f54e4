import { mkdirSync } from 'node:fs'
import type { Account } from '../../preload/contract/account.ts'
import type { Output, Parsed } from '../../preload/contract/contract.ts'
import { isWaiting } from '../vault/keychain.ts'
import type { Saving } from '../vault/save-verified.ts'
import { accountFolder } from './account-folder.ts'
import { newAccountId, type AccountsFile } from './accounts-file.ts'
import { keyTrial } from './gateway.ts'
import { trimmedKeys } from './rest-keys.ts'
import type { AccountTools } from './tools.ts'
import { vaultOf } from './vault-of.ts'

type Answer = Output<'account.create'>
type Created = Account & { readonly mode: 'test' | 'live' }

/**
 * Adds an account: a token call with the typed keys, then the keys into the keychain, then its folder,
 * then its place in the list. Where one of these does not go well nothing is listed, and the keychain
 * holds nothing of it, or at worst a pair under a name that nobody asks for again.
 *
 * @throws the system's error where the disk refuses the folder or the list
 */
export async function createAccount(
  { mode, name, ...typed }: Parsed<'account.create'>,
  accounts: Pick<AccountsFile, 'add'>,
  tools: AccountTools,
): Promise<Answer> {
  const account: Created = { accountId: newAccountId(mode, tools.random), mode, name }
  const vault = vaultOf(account, tools)
  if (vault === null) throw new Error('a new account of practice')
  const heard = await vault.saveRestKeys(trimmedKeys(typed), keyTrial(tools))
  if (isWaiting(heard)) {
    // The person is told that nothing was kept; what is written late is taken away again.
    void heard.settled.then((saving) => (saving.state === 'saved' ? vault.forgetAccount() : null))
    return { state: 'keychain', why: 'waiting' }
  }
  if (heard.state !== 'saved') return refusal(heard)
  mkdirSync(accountFolder(tools.userDataDir, account).folder, { recursive: true, mode: 0o700 })
  accounts.add(account)
  return { state: 'created', account }
}

function refusal(saving: Exclude<Saving, { readonly state: 'saved' }>): Answer {
  switch (saving.state) {
    // There is no journal yet that they could be told apart from.
    case 'other-account':
      throw new Error('a new account is no other account')
    case 'refused':
    case 'unverified':
    case 'unusable':
      return { state: saving.state }
    default:
      return { state: 'keychain', why: saving.state }
  }
}
