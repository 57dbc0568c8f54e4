import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Keychain } from '../../../main/vault/keychain.ts'
import { leaveKeytar, type Leaving } from '../../../main/vault/safe-storage/leave-keytar.ts'
import { chooseBackend, type SafeStorage } from '../../../main/vault/safe-storage/safe-storage.ts'
import { createSafeStorageKeychain } from '../../../main/vault/safe-storage/safe-storage-keychain.ts'
import { sealedFileAt, type SealedFile } from '../../../main/vault/safe-storage/sealed-file.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { account, MemoryKeychain } from './memory-keychain.ts'

/** safeStorage with a key that can be changed, lost and found. Sealed: `<key>:<text reversed>`. */
class SafeStorageDouble implements SafeStorage {
  key = 'k1'
  oldKeys: string[] = []
  backend = 'gnome_libsecret'
  isAvailable = true
  fails: 'encrypt' | 'decrypt' | null = null

  readonly selectedBackend = () => this.backend
  readonly isAsyncEncryptionAvailable = () => Promise.resolve(this.isAvailable)
  readonly encryptStringAsync = async (text: string): Promise<Uint8Array> => {
    if (this.fails === 'encrypt') throw new Error('Error while encrypting')
    return Buffer.from(`${this.key}:${[...text].toReversed().join('')}`)
  }
  readonly decryptStringAsync = async (sealed: Uint8Array) => {
    const [key = '', text = ''] = Buffer.from(sealed).toString().split(/:(.*)/s)
    const isKnown = key === this.key || this.oldKeys.includes(key)
    if (this.fails === 'decrypt' || !isKnown) throw new Error('Error while decrypting')
    return { result: [...text].toReversed().join(''), shouldReEncrypt: key !== this.key }
  }
}

const by = { backend: 'gnome_libsecret', appName: 'Jangbu' }
const accountId = account('cafe')
const place = { accountId, item: 'rest-keys' } as const
const places = [place, { accountId, item: 'journal-key' }] as const
const value = (text: string): Uint8Array => Buffer.from(text)

let folder: string
let path: string
let safeStorage: SafeStorageDouble
let file: SealedFile
let next: Keychain

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-sealed-'))
  path = join(folder, 'keys.json')
  safeStorage = new SafeStorageDouble()
  file = sealedFileAt(path)
  next = createSafeStorageKeychain({ safeStorage, by, file, clock: new HeldClock() })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const phase = (): string => {
  const read = file.read()
  return read.state === 'ok' ? read.sealed.phase : read.state
}

describe('a backend', () => {
  test.each([
    ['basic_text', 'basic-text'],
    ['unknown', 'unknown'],
    ['something_new', 'unknown'],
  ])('%s is refused', async (backend, why) => {
    safeStorage.backend = backend
    expect(await chooseBackend(safeStorage, 'Jangbu', null)).toEqual({ state: 'refused', why })
  })

  test('that is not available, or throws, is refused', async () => {
    safeStorage.isAvailable = false
    const refused = { state: 'refused', why: 'unavailable' }
    expect(await chooseBackend(safeStorage, 'Jangbu', null)).toEqual(refused)
    const broken = {
      ...safeStorage,
      isAsyncEncryptionAvailable: () => Promise.reject(new Error('no')),
    }
    expect(await chooseBackend(broken, 'Jangbu', null)).toEqual(refused)
  })

  test('of another desktop, or of a renamed program, is told apart from the recorded one', async () => {
    expect(await chooseBackend(safeStorage, 'Jangbu', by)).toEqual({ state: 'usable', by })
    safeStorage.backend = 'kwallet6'
    const choice = await chooseBackend(safeStorage, 'Jangbu', by)
    expect(choice).toMatchObject({ state: 'other', recorded: by, by: { backend: 'kwallet6' } })
    safeStorage.backend = by.backend
    expect((await chooseBackend(safeStorage, 'Janggu', by)).state).toBe('other')
  })
})

describe('the sealed file', () => {
  test('keeps values sealed, with the backend and the name of the program beside them', async () => {
    expect(await next.read(place)).toEqual({ state: 'absent' })
    expect(await next.write(place, value('canary'))).toEqual({ state: 'ok' })
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('canary') })
    expect(readFileSync(path, 'utf8')).not.toMatch(/canary|yranac/)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(by)
    await next.remove(place)
    expect(await next.read(place)).toEqual({ state: 'absent' })
  })

  test.each(['encrypt', 'decrypt'] as const)('a failing %s keeps the old value', async (fails) => {
    await next.write(place, value('old'))
    const before = readFileSync(path, 'utf8')
    safeStorage.fails = fails
    expect(await next.write(place, value('new'))).toEqual({ state: 'denied' })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test('what cannot be opened today is neither absent nor deleted, and opens tomorrow', async () => {
    await next.write(place, value('kept'))
    safeStorage.fails = 'decrypt'
    expect(await next.read(place)).toEqual({ state: 'denied' })
    safeStorage.fails = null
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('kept') })
  })

  test('a newer key seals the value again, and the old key may go', async () => {
    await next.write(place, value('kept'))
    safeStorage.oldKeys = ['k1']
    safeStorage.key = 'k2'
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('kept') })
    safeStorage.oldKeys = []
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('kept') })
  })

  test('when sealing again fails, the value is read and the old seal stays', async () => {
    await next.write(place, value('kept'))
    const before = readFileSync(path, 'utf8')
    safeStorage.oldKeys = ['k1']
    safeStorage.key = 'k2'
    safeStorage.fails = 'encrypt'
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('kept') })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test.each(['{', '{}', '{"v":2}', ''])('a damaged file (%j) is said and left', async (text) => {
    writeFileSync(path, text)
    expect(await next.read(place)).toEqual({ state: 'denied' })
    expect(await next.write(place, value('new'))).toEqual({ state: 'denied' })
    expect(await next.remove(place)).toEqual({ state: 'denied' })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('two writes at once are both kept', async () => {
    const [one, other] = places
    await Promise.all([next.write(one, value('1')), next.write(other, value('2'))])
    expect(await next.read(one)).toEqual({ state: 'ok', value: value('1') })
    expect(await next.read(other)).toEqual({ state: 'ok', value: value('2') })
  })
})

describe('leaving keytar', () => {
  let old: MemoryKeychain
  const start = (): Promise<Leaving> => leaveKeytar({ old, next, file, by, places })

  beforeEach(() => {
    old = new MemoryKeychain()
    old.items.set('cafe/rest-keys', 'keys')
    old.items.set('cafe/journal-key', 'key')
  })

  test('copies at one start, proves and empties at a later one', async () => {
    expect(await start()).toEqual({ use: 'old', why: 'copied' })
    expect([phase(), old.items.size]).toEqual(['copied', 2])
    expect(await start()).toEqual({ use: 'next' })
    expect([phase(), old.items.size]).toEqual(['moved', 0])
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('keys') })
    expect(await start()).toEqual({ use: 'next' })
  })

  test('keys changed in between are copied again before anything is believed', async () => {
    await start()
    old.items.set('cafe/rest-keys', 'newer keys')
    old.items.delete('cafe/journal-key')
    expect(await start()).toEqual({ use: 'old', why: 'copied' })
    expect(old.items.size).toBe(1)
    expect(await start()).toEqual({ use: 'next' })
    expect(await next.read(place)).toEqual({ state: 'ok', value: value('newer keys') })
  })

  test.each(['locked', 'no-service', 'crashed'] as const)(
    'a keytar that is %s is left alone at both starts',
    async (trouble) => {
      old.trouble = trouble
      expect(await start()).toEqual({ use: 'old', why: trouble })
      expect(phase()).toBe('missing')
      old.trouble = null
      await start()
      old.trouble = trouble
      expect(await start()).toEqual({ use: 'old', why: trouble })
      expect([phase(), old.items.size]).toEqual(['copied', 2])
    },
  )

  test('copies that do not open at the later start leave keytar in use', async () => {
    await start()
    safeStorage.fails = 'decrypt'
    expect(await start()).toEqual({ use: 'old', why: 'denied' })
    expect([phase(), old.items.size]).toEqual(['copied', 2])
  })

  test('copies that cannot be read are not made again: they may be all there is', async () => {
    await start()
    const before = readFileSync(path, 'utf8')
    old.items.set('cafe/rest-keys', 'newer keys')
    Object.assign(next, { read: async () => ({ state: 'denied' }) as const })
    expect(await start()).toEqual({ use: 'old', why: 'denied' })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test('a copy that cannot be made leaves keytar in use', async () => {
    safeStorage.fails = 'encrypt'
    expect(await start()).toEqual({ use: 'old', why: 'denied' })
    expect(old.items.size).toBe(2)
  })

  test('a damaged file stops the way, and stays', async () => {
    writeFileSync(path, 'x')
    expect(await start()).toEqual({ use: 'old', why: 'damaged' })
    expect([readFileSync(path, 'utf8'), old.items.size]).toEqual(['x', 2])
  })

  test('what could not be emptied is emptied at the next start', async () => {
    await start()
    const { remove } = old
    const lame = Object.assign(old, { remove: async () => ({ state: 'locked' }) as const })
    expect(await start()).toEqual({ use: 'next' })
    expect(lame.items.size).toBe(2)
    Object.assign(old, { remove })
    expect(await start()).toEqual({ use: 'next' })
    expect(old.items.size).toBe(0)
  })

  test('with nothing to move is done at the later start as well', async () => {
    old.items.clear()
    expect(await start()).toEqual({ use: 'old', why: 'copied' })
    expect(await start()).toEqual({ use: 'next' })
  })
})
