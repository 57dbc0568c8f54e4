import { findKeyFile } from '../vault/key-copies.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountFolder } from './account-folder.ts'
import type { CodeFileState } from './session.ts'

/** The wrapped key beside the journal, as it is now; practice, which has no vault, has none. */
export function codeFileOf({ keyPath }: AccountFolder, vault: Vault | null): CodeFileState {
  return vault === null ? 'none' : findKeyFile(keyPath).state
}
