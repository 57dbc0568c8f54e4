import type { ChainHead } from '../journal/event-kinds.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * Where the journal had come to when the keychain was told last (bar B-D13): a whole file from
 * yesterday, put in today's place, checks out by its own MACs and is found out by this. Null where the
 * keychain does not say; then the backups alone are compared.
 */
export async function readKeptHead(vault: Vault): Promise<ChainHead | null> {
  const heard = await vault.readJournalHead()
  if (heard.state !== 'ok') return null
  const { terminal, seq, mac } = heard.value
  return { terminal, seq, mac: Buffer.from(mac).toString('hex') }
}

/** Tells the keychain. Best effort: an older head finds less and never finds anything wrong. */
export async function keepHead(vault: Vault, { terminal, seq, mac }: ChainHead): Promise<void> {
  await vault.writeJournalHead({ terminal, seq, mac: new Uint8Array(Buffer.from(mac, 'hex')) })
}
