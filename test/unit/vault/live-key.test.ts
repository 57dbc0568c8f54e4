import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '../../../main/system-clock.ts'
import { unwrapAnyCopy } from '../../../main/vault/key-copies.ts'
import type { KeychainTrouble } from '../../../main/vault/keychain.ts'
import { openLiveKey, type LiveJournal } from '../../../main/vault/open-live-key.ts'
import { openWithCode } from '../../../main/vault/open-with-code.ts'
import { makeRecoveryCode, showRecoveryCode } from '../../../main/vault/recovery-code.ts'
import { setRecoveryCode } from '../../../main/vault/set-recovery-code.ts'
import { createVault } from '../../../main/vault/vault.ts'
import { wrapKey } from '../../../main/vault/wrapped-key.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { account, MemoryKeychain } from './memory-keychain.ts'

const TROUBLES: readonly KeychainTrouble[] = [
  'locked',
  'no-service',
  'denied',
  'no-answer',
  'crashed',
  'too-busy',
  'not-installed',
]
const key = new Uint8Array(systemRandom.bytes(32))
const otherKey = new Uint8Array(systemRandom.bytes(32))
const code = makeRecoveryCode(systemRandom)
const typed = showRecoveryCode(code)

let folder: string
let file: string
let keychain: MemoryKeychain
let hasJournal: boolean
let journal: LiveJournal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-live-'))
  file = join(folder, 'journal.key')
  keychain = new MemoryKeychain()
  hasJournal = true
  const vault = createVault({ keychain, accountId: account('cafe'), clock: new HeldClock() })
  journal = {
    vault,
    keyFiles: [file, join(folder, 'copy.key')],
    exists: () => hasJournal,
    opens: (tried) => hasJournal && Buffer.from(tried).equals(key),
  }
  writeFileSync(file, wrapKey(key, code, systemRandom))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inKeychain = async (stored: Uint8Array) => {
  await journal.vault.writeJournalKey(stored)
  keychain.calls.length = 0
}
const stored = async () => {
  keychain.trouble = null
  return journal.vault.readJournalKey()
}

describe('at start', () => {
  test('with the key in the keychain a live journal is ready', async () => {
    await inKeychain(key)
    expect(await openLiveKey(journal)).toEqual({ state: 'ready', key, codeFile: 'whole' })
  })

  test.each([
    ['missing', () => rmSync(file)],
    ['damaged', () => writeFileSync(file, 'x')],
  ])('it is ready too when the wrapped key is %s, and says so', async (codeFile, spoil) => {
    await inKeychain(key)
    spoil()
    expect(await openLiveKey(journal)).toEqual({ state: 'ready', key, codeFile })
  })

  test('nothing at all is a new account', async () => {
    hasJournal = false
    rmSync(file)
    expect(await openLiveKey(journal)).toEqual({ state: 'new' })
  })

  test('a wrapped key without its journal is no new account, nor is a locked keychain', async () => {
    hasJournal = false
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why: 'absent' })
    rmSync(file)
    keychain.trouble = 'locked'
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-keychain', why: 'locked' })
  })

  test.each(TROUBLES)('%s: only the code opens it, for review', async (why) => {
    await inKeychain(key)
    keychain.trouble = why
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why })
  })

  test.each(TROUBLES)('%s and no wrapped key: nothing is lost yet', async (why) => {
    await inKeychain(key)
    rmSync(file)
    keychain.trouble = why
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-keychain', why })
  })

  test('an empty keychain needs the code; without a wrapped key either, it is lost', async () => {
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why: 'absent' })
    rmSync(file)
    expect(await openLiveKey(journal)).toEqual({ state: 'lost', why: 'absent' })
  })

  test('a key of another journal, or none of ours, is said and left', async () => {
    await inKeychain(otherKey)
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why: 'other-key' })
    keychain.items.set('cafe/journal-key', 'garbage')
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why: 'malformed' })
    expect(keychain.calls.filter((call) => !call.startsWith('read'))).toEqual([])
  })

  test('and is lost without a wrapped key: no keychain can bring back what it does not have', async () => {
    rmSync(file)
    await inKeychain(otherKey)
    expect(await openLiveKey(journal)).toEqual({ state: 'lost', why: 'other-key' })
    keychain.items.set('cafe/journal-key', 'garbage')
    expect(await openLiveKey(journal)).toEqual({ state: 'lost', why: 'malformed' })
  })

  test('a wrapped key of a later version is not lost', async () => {
    writeFileSync(file, 'JANGBUKEY\u0002')
    expect(await openLiveKey(journal)).toEqual({ state: 'needs-code', why: 'absent' })
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'newer' })
  })
})

describe('with the recovery code', () => {
  test('a new computer gets the key into its keychain, and is ready', async () => {
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'ready', key })
    expect(await stored()).toEqual({ state: 'ok', value: key })
    expect((await openLiveKey(journal)).state).toBe('ready')
  })

  test('a keychain that has the key by now is ready, and is not written to', async () => {
    await inKeychain(key)
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'ready', key })
    expect(keychain.calls).toEqual(['read cafe/journal-key'])
  })

  test.each(TROUBLES)('%s: review only, and nothing is written', async (why) => {
    keychain.trouble = why
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'review', key, why })
    expect(keychain.calls).toEqual(['read cafe/journal-key'])
  })

  test('a malformed item is healed by a key that is proven', async () => {
    keychain.items.set('cafe/journal-key', 'garbage')
    expect((await openWithCode(journal, { typed })).state).toBe('ready')
    expect(await stored()).toEqual({ state: 'ok', value: key })
  })

  test('the key of another journal is replaced only when a person says so', async () => {
    await inKeychain(otherKey)
    expect(await openWithCode(journal, { typed })).toMatchObject({ why: 'other-key' })
    expect(await stored()).toEqual({ state: 'ok', value: otherKey })
    const answer = await openWithCode(journal, { typed, replaceOtherKey: true })
    expect(answer).toEqual({ state: 'ready', key })
    expect(await stored()).toEqual({ state: 'ok', value: key })
  })

  test('a slow keychain means review now, and word of how it ended', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    keychain.writesWaitFor = promise
    const opened = await openWithCode(journal, { typed })
    expect(opened).toMatchObject({ state: 'review', why: 'waiting' })
    resolve()
    expect(opened.state === 'review' && (await opened.settled)).toBe('ready')
  })

  test('a typo, a wrong code and a code of another journal are three answers', async () => {
    const mistyped = typed.startsWith('0') ? `1${typed.slice(1)}` : `0${typed.slice(1)}`
    expect(await openWithCode(journal, { typed: mistyped })).toEqual({
      state: 'mistyped',
      why: 'check',
    })
    const wrong = showRecoveryCode(makeRecoveryCode(systemRandom))
    expect(await openWithCode(journal, { typed: wrong })).toEqual({ state: 'wrong-code' })
    writeFileSync(file, wrapKey(otherKey, code, systemRandom))
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'not-this-journal' })
    expect(keychain.calls).toEqual([])
  })

  test('a code with no file, or a damaged one, is told so', async () => {
    writeFileSync(file, 'x')
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'damaged' })
    rmSync(file)
    expect(await openWithCode(journal, { typed })).toEqual({ state: 'no-file' })
  })

  test('a lost code is replaced while the keychain works', async () => {
    await inKeychain(key)
    const ready = await openLiveKey(journal)
    if (ready.state !== 'ready') throw new Error(ready.state)
    const fresh = makeRecoveryCode(systemRandom)
    setRecoveryCode({
      journalKey: ready.key,
      code: fresh,
      path: file,
      copies: [],
      random: systemRandom,
    })
    expect(unwrapAnyCopy([file], fresh)).toEqual({ state: 'ok', key })
    expect((await openWithCode(journal, { typed })).state).toBe('wrong-code')
  })
})
