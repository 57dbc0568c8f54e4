import { randomBytes } from 'node:crypto'
import type { KeychainCall, KeychainReply, ReplyTrouble } from '../keychain-call.ts'
import { KEYCHAIN_SERVICE, nameOf, type Place } from '../place.ts'
import type { NativeKeychain } from './native-keychain.ts'
import { readRefusal } from './read-refusal.ts'

type Answer = Omit<KeychainReply, 'number'>

/** Does one call. Never rejects. `native` is null where keytar cannot be loaded. */
export async function answerCall(
  native: NativeKeychain | null,
  call: KeychainCall,
): Promise<KeychainReply> {
  const { number } = call
  if (native === null) return { number, state: 'not-installed' }
  try {
    return { number, ...(await answer(native, call)) }
  } catch (error) {
    return { number, state: readRefusal(error) }
  }
}

function answer(native: NativeKeychain, call: KeychainCall): Promise<Answer> {
  switch (call.verb) {
    case 'read':
      return read(native, call.place)
    case 'write':
      return write(native, call.place, call.value)
    case 'remove':
      return remove(native, call.place)
  }
}

async function read(native: NativeKeychain, place: Place): Promise<Answer> {
  const found = await native.getPassword(KEYCHAIN_SERVICE, nameOf(place))
  if (found !== null) return { state: 'ok', value: Buffer.from(found) }
  const trouble = await probe(native, place)
  if (trouble !== null) return { state: trouble }
  // Asking may have made a person unlock it.
  const after = await native.getPassword(KEYCHAIN_SERVICE, nameOf(place))
  return after === null ? { state: 'absent' } : { state: 'ok', value: Buffer.from(after) }
}

async function write(native: NativeKeychain, place: Place, value: Uint8Array): Promise<Answer> {
  const text = Buffer.from(value).toString('utf8')
  value.fill(0)
  await native.setPassword(KEYCHAIN_SERVICE, nameOf(place), text)
  const kept = await native.getPassword(KEYCHAIN_SERVICE, nameOf(place))
  return { state: kept === text ? 'ok' : 'denied' }
}

async function remove(native: NativeKeychain, place: Place): Promise<Answer> {
  if (await native.deletePassword(KEYCHAIN_SERVICE, nameOf(place))) return { state: 'ok' }
  const trouble = await probe(native, place)
  if (trouble !== null) return { state: trouble }
  await native.deletePassword(KEYCHAIN_SERVICE, nameOf(place))
  return { state: 'ok' }
}

/**
 * A locked keyring says "nothing there" of everything, so nothing is believed absent until a fresh
 * value has been written and read (bar B-K03). A locked one refuses the writing. Null: it works.
 */
async function probe(native: NativeKeychain, { accountId }: Place): Promise<ReplyTrouble | null> {
  const name = nameOf({ accountId, item: 'probe' })
  const fresh = randomBytes(12).toString('hex')
  try {
    await native.setPassword(KEYCHAIN_SERVICE, name, fresh)
    return (await native.getPassword(KEYCHAIN_SERVICE, name)) === fresh ? null : 'locked'
  } catch (error) {
    return readRefusal(error)
  }
}
