import { keyOpens, wasEverMade } from '../journal/start/key-opens.ts'
import type { LiveJournal } from '../vault/open-live-key.ts'
import type { Vault } from '../vault/vault.ts'
import { keyCopies, type AccountFolder } from './account-folder.ts'

/** What the vault is to know of a test or live account's files. Looked at anew for each question. */
export function liveJournal(place: AccountFolder, vault: Vault): LiveJournal {
  return {
    vault,
    get keyFiles() {
      return [place.keyPath, ...keyCopies(place)]
    },
    exists: () => wasEverMade(place.journalPath),
    opens: (key) => keyOpens(place.journalPath, key),
  }
}
