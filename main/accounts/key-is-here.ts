import type { Account } from '../../preload/contract/account.ts'
import { fitsSomePage } from '../journal/start/page-seal.ts'
import { findKeyFile } from '../vault/key-copies.ts'
import { keyNameOf } from '../vault/wrapped-key.ts'
import { accountFolder, keyCopies, type AccountFolder } from './account-folder.ts'

/**
 * Whether an account of this PC has this journal key already: its second copy would write another
 * till's orders under the first one's secrets. The wrapped keys say whose they are without a code;
 * where an account has none that is whole, the key is tried on its journal.
 */
export function isKeyHere(
  userDataDir: string,
  accounts: readonly Account[],
  key: Uint8Array,
): boolean {
  const name = keyNameOf(key)
  return accounts
    .filter(({ mode }) => mode !== 'practice')
    .some((account) => {
      const place = accountFolder(userDataDir, account)
      const names = keyNamesOf(place)
      return names.length === 0 ? fits(place.journalPath, key) : names.includes(name)
    })
}

function keyNamesOf(place: AccountFolder): readonly string[] {
  return [place.keyPath, ...keyCopies(place)].flatMap((path) => {
    const found = findKeyFile(path)
    return found.state === 'whole' ? [found.keyName] : []
  })
}

function fits(journalPath: string, key: Uint8Array): boolean {
  try {
    return fitsSomePage(journalPath, key)
  } catch {
    // No journal, or one that nobody may read.
    return false
  }
}
