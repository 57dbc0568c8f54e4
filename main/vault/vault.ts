import type { Clock } from '../../preload/contract/clock.ts'
import {
  journalHeadCoding,
  journalKeyCoding,
  restKeysCoding,
  type Coding,
  type JournalHead,
  type RestKeys,
  type SavedRestKeys,
} from './items.ts'
import { mapHeard, wipe, type Doing, type Heard, type Keychain, type Reading } from './keychain.ts'
import { ITEMS, type AccountId, type Item } from './place.ts'
import { saveVerified, type Saving, type VerifyKeys } from './save-verified.ts'

/** `malformed`: there is something at our place in the keychain that we did not write. */
export type VaultReading<V> = Reading<V> | { readonly state: 'malformed' }

/** What may be shown of a saved pair (bar B-K06). */
export interface RestKeysSummary {
  /** The last four characters of the key; none of the secret. */
  readonly keyEnding: string
  /** Epoch milliseconds. */
  readonly savedAtMs: number
}

/**
 * The secrets of one merchant account. Every answer is a state, within 5 s or `waiting`; nothing
 * rejects, except `verify` of `saveRestKeys`, whose bug it would be.
 */
export interface Vault {
  /** For the length of one token call; the caller keeps neither (bar B-K06). */
  readRestKeys(): Promise<Heard<VaultReading<RestKeys>>>
  describeRestKeys(): Promise<Heard<VaultReading<RestKeysSummary>>>
  /** Replaces the pair once `verify` has found that the new one works (bar B-K05). */
  saveRestKeys(keys: RestKeys, verify: VerifyKeys): Promise<Heard<Saving>>
  /** The caller owns the bytes. */
  readJournalKey(): Promise<Heard<VaultReading<Uint8Array>>>
  /** Replaces without asking: `openLiveKey` and `openWithCode` have the rules of when it may. */
  writeJournalKey(key: Uint8Array): Promise<Heard<Doing>>
  readJournalHead(): Promise<Heard<VaultReading<JournalHead>>>
  writeJournalHead(head: JournalHead): Promise<Heard<Doing>>
  /** Takes the journal's key and head away, so that another can be made; the REST keys stay. */
  forgetJournal(): Promise<readonly Heard<Doing>[]>
  /** Takes every secret of the account away. The journal opens with the recovery code alone then. */
  forgetAccount(): Promise<readonly Heard<Doing>[]>
}

export interface VaultOptions {
  readonly keychain: Keychain
  readonly accountId: AccountId
  readonly clock: Clock
}

export function createVault({ keychain, accountId, clock }: VaultOptions): Vault {
  async function read<V>(item: Item, coding: Coding<V>): Promise<Heard<VaultReading<V>>> {
    const heard = await keychain.read({ accountId, item })
    return mapHeard(heard, (reading) => decode(reading, coding))
  }

  async function write(item: Item, text: string): Promise<Heard<Doing>> {
    const bytes = Buffer.from(text)
    try {
      return await keychain.write({ accountId, item }, bytes)
    } finally {
      wipe(bytes)
    }
  }

  const forget = (items: readonly Item[]) =>
    Promise.all(items.map((item) => keychain.remove({ accountId, item })))
  const readSavedKeys = () => read('rest-keys', restKeysCoding)
  return {
    readRestKeys: async () =>
      mapHeard(await readSavedKeys(), (reading) => mapValue(reading, toPair)),
    describeRestKeys: async () =>
      mapHeard(await readSavedKeys(), (reading) => mapValue(reading, summarize)),
    saveRestKeys: (keys, verify) =>
      saveVerified(keys, verify, (proven) =>
        write('rest-keys', restKeysCoding.encode({ ...proven, savedAtMs: clock.now() })),
      ),
    readJournalKey: () => read('journal-key', journalKeyCoding),
    writeJournalKey: (key) => write('journal-key', journalKeyCoding.encode(key)),
    readJournalHead: () => read('journal-head', journalHeadCoding),
    writeJournalHead: (head) => write('journal-head', journalHeadCoding.encode(head)),
    forgetJournal: () => forget(['journal-key', 'journal-head']),
    forgetAccount: () => forget(ITEMS),
  }
}

function decode<V>(reading: Reading<Uint8Array>, coding: Coding<V>): VaultReading<V> {
  if (reading.state !== 'ok') return reading
  const value = coding.decode(Buffer.from(reading.value).toString('utf8'))
  wipe(reading.value)
  return value === null ? { state: 'malformed' } : { state: 'ok', value }
}

function mapValue<V, W>(reading: VaultReading<V>, map: (value: V) => W): VaultReading<W> {
  return reading.state === 'ok' ? { state: 'ok', value: map(reading.value) } : reading
}

function toPair({ key, secret }: SavedRestKeys): RestKeys {
  return { key, secret }
}

function summarize({ key, savedAtMs }: SavedRestKeys): RestKeysSummary {
  return { keyEnding: key.slice(-4), savedAtMs }
}
