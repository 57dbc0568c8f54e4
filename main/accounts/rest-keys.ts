import type { z } from 'zod'
import type { keysAnswerSchema, keysShownSchema } from '../../preload/contract/account-answers.ts'
import type { RestKeys } from '../vault/items.ts'
import { isWaiting } from '../vault/keychain.ts'
import type { Saving } from '../vault/save-verified.ts'
import type { Vault } from '../vault/vault.ts'
import { keyTrial } from './gateway.ts'
import { isOfAccount, type KeptAccount } from './same-merchant.ts'
import type { AccountTools } from './tools.ts'

type KeysAnswer = z.output<typeof keysAnswerSchema>
type KeysShown = z.output<typeof keysShownSchema>

/** As pasted from the console, which brings blanks and line ends along. */
export function trimmedKeys({ key, secret }: RestKeys): RestKeys {
  return { key: key.trim(), secret: secret.trim() }
}

/** What may be shown of the saved pair: the end of the key, nothing of the secret (bar B-K06). */
export async function describeKeys(vault: Vault | null): Promise<KeysShown> {
  if (vault === null) return { state: 'practice' }
  const heard = await vault.describeRestKeys()
  if (heard.state !== 'ok') return { state: 'keychain', why: heard.state }
  const { keyEnding, savedAtMs } = heard.value
  return { state: 'saved', keyEnding, savedAt: savedAtMs }
}

/**
 * Puts a new pair in the place of the saved one, once a token call has shown that it works (bar
 * B-K05) and is of the merchant whose payments `kept` has. `onSaved` is called when the keychain has it, which may be after the answer `waiting`.
 */
export async function saveKeys(
  typed: RestKeys,
  vault: Vault,
  {
    tools,
    kept,
    onSaved,
  }: {
    readonly tools: AccountTools
    readonly kept: KeptAccount
    readonly onSaved: () => void
  },
): Promise<KeysAnswer> {
  const told = (saving: Saving): KeysAnswer => {
    if (saving.state === 'saved') onSaved()
    return answerOf(saving)
  }
  const heard = await vault.saveRestKeys(
    trimmedKeys(typed),
    keyTrial(tools, isOfAccount(kept, tools.clock)),
  )
  if (!isWaiting(heard)) return told(heard)
  void heard.settled.then(told)
  return { state: 'keychain', why: 'waiting' }
}

function answerOf(saving: Saving): KeysAnswer {
  switch (saving.state) {
    case 'saved':
    case 'refused':
    case 'unverified':
    case 'other-account':
    case 'unusable':
      return { state: saving.state }
    default:
      return { state: 'keychain', why: saving.state }
  }
}
