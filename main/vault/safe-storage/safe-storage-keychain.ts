import type { Clock } from '../../../preload/contract/clock.ts'
import { hear } from '../hear.ts'
import { isValue } from '../keychain-call.ts'
import type { Doing, Keychain, Reading } from '../keychain.ts'
import { nameOf, type Place } from '../place.ts'
import type { SafeStorage, SealedBy } from './safe-storage.ts'
import type { Sealed, SealedFile } from './sealed-file.ts'

export interface SafeStorageKeychainOptions {
  readonly safeStorage: SafeStorage
  /** What `chooseBackend` found usable. */
  readonly by: SealedBy
  readonly file: SealedFile
  readonly clock: Clock
}

/**
 * The keychain over Electron's asynchronous safeStorage. What cannot be opened is answered `denied`
 * and stays: a keyring that is locked today opens tomorrow. Calls go one after another, because each
 * replaces the whole file.
 */
export function createSafeStorageKeychain(options: SafeStorageKeychainOptions): Keychain {
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<A extends { readonly state: string }>(work: () => Promise<A>) {
    const settled = last.then(work).catch(() => ({ state: 'denied' }) as const)
    last = settled
    return hear(options.clock, settled)
  }

  return {
    read: (place) => inTurn(() => read(options, place)),
    write(place, value) {
      if (!isValue(value)) return Promise.resolve({ state: 'denied' })
      const text = Buffer.from(value).toString('utf8')
      return inTurn(() => write(options, place, text))
    },
    remove: (place) => inTurn(() => remove(options, place)),
  }
}

async function read(
  options: SafeStorageKeychainOptions,
  place: Place,
): Promise<Reading<Uint8Array>> {
  const found = options.file.read()
  if (found.state === 'damaged') return { state: 'denied' }
  const sealed = found.state === 'ok' ? found.sealed.items[nameOf(place)] : undefined
  if (sealed === undefined) return { state: 'absent' }
  const { safeStorage } = options
  const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))
  // The value is good whether or not it can be sealed better now.
  if (opened.shouldReEncrypt) await write(options, place, opened.result).catch(() => undefined)
  return { state: 'ok', value: Buffer.from(opened.result) }
}

/** The new one is opened again before it takes the place of the old. */
async function write(
  { safeStorage, by, file }: SafeStorageKeychainOptions,
  place: Place,
  text: string,
): Promise<Doing> {
  const found = file.read()
  if (found.state === 'damaged') return { state: 'denied' }
  const sealed = await safeStorage.encryptStringAsync(text)
  if ((await safeStorage.decryptStringAsync(sealed)).result !== text) return { state: 'denied' }
  const before: Sealed =
    found.state === 'ok' ? found.sealed : { v: 1, ...by, phase: 'none', items: {} }
  const items = { ...before.items, [nameOf(place)]: Buffer.from(sealed).toString('base64') }
  file.replace({ ...before, items })
  return { state: 'ok' }
}

function remove({ file }: SafeStorageKeychainOptions, place: Place): Promise<Doing> {
  const found = file.read()
  if (found.state === 'damaged') return Promise.resolve({ state: 'denied' })
  if (found.state === 'ok') {
    const { [nameOf(place)]: _gone, ...items } = found.sealed.items
    file.replace({ ...found.sealed, items })
  }
  return Promise.resolve({ state: 'ok' })
}
