import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCall, type KeychainCall } from '../../../main/vault/keychain-call.ts'
import { answerCall } from '../../../main/vault/keychain-process/answer-call.ts'
import type { NativeKeychain } from '../../../main/vault/keychain-process/native-keychain.ts'
import { readRefusal } from '../../../main/vault/keychain-process/read-refusal.ts'
import { account } from './memory-keychain.ts'

const LOCKED = 'Cannot create an item in a locked collection'

/** Keytar over a map, with the two habits of the real one: silence and `null` while locked. */
class KeytarDouble implements NativeKeychain {
  readonly items = new Map<string, string>()
  isLocked = false
  /** Called before each write: a person may unlock it there. */
  beforeWrite = (): void => undefined

  readonly getPassword = async (service: string, name: string): Promise<string | null> =>
    this.isLocked ? null : (this.items.get(`${service}:${name}`) ?? null)

  readonly setPassword = async (service: string, name: string, value: string): Promise<void> => {
    this.beforeWrite()
    if (this.isLocked) throw new Error(LOCKED)
    this.items.set(`${service}:${name}`, value)
  }

  readonly deletePassword = async (service: string, name: string): Promise<boolean> =>
    !this.isLocked && this.items.delete(`${service}:${name}`)
}

const place = { accountId: account('cafe'), item: 'rest-keys' } as const
const NAME = 'Jangbu:cafe/rest-keys'
const read: KeychainCall = { number: 1, verb: 'read', place }
const remove: KeychainCall = { number: 1, verb: 'remove', place }
const write = (text: string): KeychainCall => ({
  number: 1,
  verb: 'write',
  place,
  value: Buffer.from(text),
})

describe('reading', () => {
  test('what is there is answered without a probe', async () => {
    const keytar = new KeytarDouble()
    keytar.items.set(NAME, 'kept')
    const reply = await answerCall(keytar, read)
    expect(reply).toMatchObject({ number: 1, state: 'ok' })
    expect(Buffer.from(reply.value ?? []).toString()).toBe('kept')
    expect([...keytar.items.keys()]).toEqual([NAME])
  })

  test('nothing is absent only after a probe has been written and read', async () => {
    const keytar = new KeytarDouble()
    expect(await answerCall(keytar, read)).toEqual({ number: 1, state: 'absent' })
    expect([...keytar.items.keys()]).toEqual(['Jangbu:cafe/probe'])
  })

  test('a locked keyring is locked, never absent', async () => {
    const keytar = new KeytarDouble()
    keytar.items.set(NAME, 'kept')
    keytar.isLocked = true
    expect(await answerCall(keytar, read)).toEqual({ number: 1, state: 'locked' })
    expect(keytar.items.get(NAME)).toBe('kept')
  })

  test('a keyring that takes a probe and does not give it back is not believed', async () => {
    const silent = Object.assign(new KeytarDouble(), { getPassword: async () => null })
    expect(await answerCall(silent, read)).toEqual({ number: 1, state: 'locked' })
  })

  test('when the probe makes a person unlock it, the value is found after all', async () => {
    const keytar = new KeytarDouble()
    keytar.items.set(NAME, 'kept')
    keytar.isLocked = true
    keytar.beforeWrite = () => {
      keytar.isLocked = false
    }
    expect((await answerCall(keytar, read)).state).toBe('ok')
  })
})

describe('writing and removing', () => {
  test('a write is believed when it reads back', async () => {
    const keytar = new KeytarDouble()
    expect(await answerCall(keytar, write('new'))).toEqual({ number: 1, state: 'ok' })
    expect(keytar.items.get(NAME)).toBe('new')
    const forgetful = Object.assign(keytar, { getPassword: async () => 'something else' })
    expect((await answerCall(forgetful, write('newer'))).state).toBe('denied')
  })

  test('a locked keyring refuses both and keeps what it has', async () => {
    const keytar = new KeytarDouble()
    keytar.items.set(NAME, 'kept')
    keytar.isLocked = true
    expect((await answerCall(keytar, write('new'))).state).toBe('locked')
    expect((await answerCall(keytar, remove)).state).toBe('locked')
    expect(keytar.items.get(NAME)).toBe('kept')
  })

  test('removing what is not there is done', async () => {
    const keytar = new KeytarDouble()
    keytar.items.set(NAME, 'kept')
    expect((await answerCall(keytar, remove)).state).toBe('ok')
    expect((await answerCall(keytar, remove)).state).toBe('ok')
    expect(keytar.items.has(NAME)).toBe(false)
  })

  test('without keytar every call says that it is not installed', async () => {
    expect(await answerCall(null, read)).toEqual({ number: 1, state: 'not-installed' })
  })
})

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-service'],
  ['Could not connect: No such file or directory', 'no-service'],
  ['Could not connect: Connection refused', 'no-service'],
  ['Address element “x” does not contain a colon (:)', 'no-service'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'no-service'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'no-service'],
  ['Message recipient disconnected from message bus without replying', 'no-service'],
  ['Timeout was reached', 'no-answer'],
  ['User canceled the operation.', 'denied'],
  ['작업이 취소되었습니다', 'denied'],
  ['', 'denied'],
])('keytar saying "%s" means %s', (text, state) => {
  expect(readRefusal(new Error(text))).toBe(state)
})

test('what is thrown that is no error is denied as well', () => {
  expect(readRefusal('locked collection')).toBe('denied')
})

describe('the keychain process', () => {
  const value = Buffer.from('v')
  test.each([
    ['nothing', null],
    ['an unknown verb', { number: 1, verb: 'find', place }],
    ['an unknown item', { number: 1, verb: 'read', place: { accountId: 'cafe', item: 'all' } }],
    ['no item', { number: 1, verb: 'read', place: { accountId: 'cafe' } }],
    [
      'another account than a name',
      { number: 1, verb: 'read', place: { ...place, accountId: '../x' } },
    ],
    ['a write of nothing', { number: 1, verb: 'write', place }],
    ['a write of too much', { number: 1, verb: 'write', place, value: new Uint8Array(2_001) }],
    ['a call without a number', { verb: 'write', place, value }],
  ])('does not do %s', (_name, message) => {
    expect(readCall(message)).toBeNull()
  })

  test('takes a call as it is sent', () => {
    expect(readCall(structuredClone(write('v')))).toMatchObject({ verb: 'write', place })
    expect(readCall(read)).toEqual(read)
  })

  test('never searches: the searches of keytar crash it', () => {
    const folder = join(import.meta.dirname, '../../../main')
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const all = sources.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    expect(all.filter(([, text]) => /findCredentials|findPassword/.test(text))).toEqual([])
    const users = all.filter(([, text]) => /['"]keytar['"]/.test(text)).map(([name]) => name)
    expect(users).toEqual([join('vault', 'keychain-process', 'native-keychain.ts')])
  })
})
