import { beforeEach, describe, expect, test } from 'vitest'
import type { RestKeys } from '../../../main/vault/items.ts'
import type { KeychainTrouble } from '../../../main/vault/keychain.ts'
import { toAccountId } from '../../../main/vault/place.ts'
import { createVault, type Vault } from '../../../main/vault/vault.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { account, MemoryKeychain } from './memory-keychain.ts'

const OLD = { key: 'imp_key_old', secret: 'secret-old' }
const NEW = { key: 'imp_key_new', secret: 'secret-new' }
const works = () => Promise.resolve('works' as const)
const TROUBLES: readonly KeychainTrouble[] = [
  'locked',
  'no-service',
  'denied',
  'no-answer',
  'crashed',
  'too-busy',
  'not-installed',
]

let keychain: MemoryKeychain
let clock: HeldClock
let vault: Vault

beforeEach(async () => {
  keychain = new MemoryKeychain()
  clock = new HeldClock()
  vault = createVault({ keychain, accountId: account('cafe'), clock })
})

describe('account ids', () => {
  test.each(['cafe', 'a', '1', 'imp12345678', 'cafe-2', 'a'.repeat(40)])('%s is one', (id) => {
    expect(toAccountId(id)).toBe(id)
  })
  test.each(['', '-a', 'a-', 'Cafe', 'a/b', '..', 'a b', 'a'.repeat(41), '카페', 'a\n'])(
    '%j is none',
    (id) => {
      expect(toAccountId(id)).toBeNull()
    },
  )
})

describe('REST keys', () => {
  test('come back as they were saved; of them only an ending and a date are shown', async () => {
    expect(await vault.saveRestKeys(OLD, works)).toEqual({ state: 'saved' })
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
    expect(await vault.describeRestKeys()).toEqual({
      state: 'ok',
      value: { keyEnding: '_old', savedAtMs: clock.now() },
    })
  })

  test('are of one account alone', async () => {
    await vault.saveRestKeys(OLD, works)
    const other = createVault({ keychain, accountId: account('bar'), clock })
    expect(await other.readRestKeys()).toEqual({ state: 'absent' })
  })

  test.each([
    ['no text of ours', 'garbage'],
    ['nothing', ''],
    ['half of it', '{"v":1,"key":"k"'],
    ['another version', '{"v":2,"key":"k","secret":"s","savedAtMs":1}'],
    ['more than it should have', '{"v":1,"key":"k","secret":"s","savedAtMs":1,"more":1}'],
    ['an empty secret', '{"v":1,"key":"k","secret":"","savedAtMs":1}'],
  ])('an item with %s is malformed and stays', async (_name, text) => {
    keychain.items.set('cafe/rest-keys', text)
    expect(await vault.readRestKeys()).toEqual({ state: 'malformed' })
    expect(await vault.describeRestKeys()).toEqual({ state: 'malformed' })
    expect(keychain.items.get('cafe/rest-keys')).toBe(text)
    // A person who types keys that work may put them in its place.
    expect(await vault.saveRestKeys(NEW, works)).toEqual({ state: 'saved' })
  })

  test.each(TROUBLES)('a keychain that is %s is answered as such', async (trouble) => {
    keychain.trouble = trouble
    expect(await vault.readRestKeys()).toEqual({ state: trouble })
    expect(await vault.saveRestKeys(NEW, works)).toEqual({ state: trouble })
    expect(await vault.forgetAccount()).toContainEqual({ state: trouble })
  })
})

describe('rotation', () => {
  beforeEach(() => vault.saveRestKeys(OLD, works))

  test('the new pair is tried before anything is written', async () => {
    const seen: unknown[] = []
    const verify = async (keys: RestKeys) => {
      seen.push(keys, (await vault.readRestKeys()).state, keychain.items.get('cafe/rest-keys'))
      return 'works' as const
    }
    expect(await vault.saveRestKeys(NEW, verify)).toEqual({ state: 'saved' })
    expect(seen).toEqual([NEW, 'ok', expect.stringContaining('secret-old')])
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: NEW })
  })

  test.each([
    ['a refused pair', 'refused', 'refused'],
    ['a pair that could not be tried', 'no-answer', 'unverified'],
  ] as const)('%s never replaces the old', async (_name, verdict, state) => {
    const written = keychain.calls.length
    expect(await vault.saveRestKeys(NEW, () => Promise.resolve(verdict))).toEqual({ state })
    expect(keychain.calls).toHaveLength(written)
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
  })

  test('a bug while trying leaves the old', async () => {
    const bug = () => Promise.reject(new Error('bug'))
    await expect(vault.saveRestKeys(NEW, bug)).rejects.toThrow('bug')
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
  })

  test.each([
    [{ key: '', secret: 's' }],
    [{ key: 'k', secret: '' }],
    [{ key: 'k', secret: 's'.repeat(201) }],
  ])('an empty or endless key is not even tried', async (keys) => {
    let tries = 0
    const verify = () => {
      tries += 1
      return works()
    }
    expect(await vault.saveRestKeys(keys, verify)).toEqual({ state: 'unusable' })
    expect(tries).toBe(0)
  })

  test('a crash at any step leaves a whole pair that works', async () => {
    // The steps are: try, write. A crash before the end of the first leaves the old; the second is
    // one step of the keychain, before which there is the old and after which the new.
    const at: string[] = []
    const look = () => at.push(keychain.items.get('cafe/rest-keys') ?? 'nothing')
    await vault.saveRestKeys(NEW, async () => {
      look()
      return 'works'
    })
    look()
    expect(at).toEqual([
      expect.stringContaining('"secret":"secret-old"'),
      expect.stringContaining('"secret":"secret-new"'),
    ])
    expect(keychain.calls.filter((call) => !call.startsWith('read'))).toEqual([
      'write cafe/rest-keys',
      'write cafe/rest-keys',
    ])
  })

  test('a slow keychain is heard as waiting, and how it ended later', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    keychain.writesWaitFor = promise
    const heard = await vault.saveRestKeys(NEW, works)
    resolve()
    expect(heard.state === 'waiting' && (await heard.settled)).toEqual({ state: 'saved' })
  })
})

describe('journal key and head', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index)

  test('come back as they were written', async () => {
    const head = { terminal: 'ABCDE', seq: 41, mac: key }
    await vault.writeJournalKey(key)
    await vault.writeJournalHead(head)
    expect(await vault.readJournalKey()).toEqual({ state: 'ok', value: key })
    expect(await vault.readJournalHead()).toEqual({ state: 'ok', value: head })
  })

  test.each([
    '',
    '1:',
    '1:AAAA',
    '2:' + 'A'.repeat(43) + '=',
    '1:' + 'A'.repeat(43) + '= ',
    'garbage',
  ])('a key of %j is malformed', async (text) => {
    keychain.items.set('cafe/journal-key', text)
    expect(await vault.readJournalKey()).toEqual({ state: 'malformed' })
  })

  test.each([{ seq: -1 }, { seq: 1.5 }, { terminal: 'abcde' }, { mac: 'AA==' }, { v: 9 }])(
    'a head with %j is malformed',
    async (wrong) => {
      const right = { v: 1, terminal: 'ABCDE', seq: 1, mac: Buffer.from(key).toString('base64') }
      keychain.items.set('cafe/journal-head', JSON.stringify({ ...right, ...wrong }))
      expect(await vault.readJournalHead()).toEqual({ state: 'malformed' })
    },
  )

  test('forgetting a journal leaves the keys of the gateway', async () => {
    await vault.writeJournalKey(key)
    await vault.writeJournalHead({ terminal: 'ABCDE', seq: 1, mac: key })
    await vault.saveRestKeys(OLD, works)
    await vault.forgetJournal()
    expect([...keychain.items.keys()]).toEqual(['cafe/rest-keys'])
  })

  test('forgetting an account takes all its items and none of another', async () => {
    await vault.writeJournalKey(key)
    await vault.saveRestKeys(OLD, works)
    keychain.items.set('bar/rest-keys', 'kept')
    await vault.forgetAccount()
    expect([...keychain.items.keys()]).toEqual(['bar/rest-keys'])
  })
})
