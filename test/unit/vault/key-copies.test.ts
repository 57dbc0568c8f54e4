import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '../../../main/system-clock.ts'
import { findKeyFile, spreadKeyFile, unwrapAnyCopy } from '../../../main/vault/key-copies.ts'
import { makeRecoveryCode } from '../../../main/vault/recovery-code.ts'
import { setRecoveryCode } from '../../../main/vault/set-recovery-code.ts'
import { wrapKey } from '../../../main/vault/wrapped-key.ts'

let folder: string
let path: string
let copies: string[]
const key = systemRandom.bytes(32)
const [code, newCode] = [makeRecoveryCode(systemRandom), makeRecoveryCode(systemRandom)]
const set = (journalKey: Uint8Array, wanted: typeof code): ReturnType<typeof setRecoveryCode> =>
  setRecoveryCode({ journalKey, code: wanted, path, copies, random: systemRandom })
const opens = (at: string, wanted: typeof code): string => unwrapAnyCopy([at], wanted).state

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-keys-'))
  mkdirSync(join(folder, 'backups'))
  path = join(folder, 'journal.key')
  copies = [join(folder, 'backups', 'journal.key'), join(folder, 'usb', 'journal.key')]
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a recovery code is set', () => {
  test('beside the journal and its backups, readable by the owner alone, leaving no other file', () => {
    mkdirSync(join(folder, 'usb'))
    expect(set(key, code)).toEqual({ state: 'set', stragglers: [] })
    for (const at of [path, ...copies]) {
      expect(opens(at, code)).toBe('ok')
      expect(statSync(at).mode & 0o777).toBe(0o600)
    }
    expect(readdirSync(join(folder, 'backups'))).toEqual(['journal.key'])
  })

  test('a changed code opens everything, and the old one nothing', () => {
    set(key, code)
    set(key, newCode)
    expect([opens(path, newCode), opens(path, code)]).toEqual(['ok', 'wrong-code'])
    expect(unwrapAnyCopy([path, ...copies], code).state).toBe('wrong-code')
  })

  test('a copy that cannot be reached is named, and made the same at a later start', () => {
    const [, away] = copies
    if (away === undefined) throw new Error('there is a second copy')
    mkdirSync(join(folder, 'usb'))
    set(key, code)
    const before = readFileSync(away)
    rmSync(join(folder, 'usb'), { recursive: true })
    expect(set(key, newCode)).toEqual({
      state: 'set',
      stragglers: [{ path: away, why: 'not-written' }],
    })
    mkdirSync(join(folder, 'usb'))
    writeFileSync(away, before)
    expect(spreadKeyFile(path, copies)).toEqual([])
    expect([opens(away, newCode), opens(away, code)]).toEqual(['ok', 'wrong-code'])
  })

  test('the wrapped key of another journal is never overwritten, here or beside a backup', () => {
    const other = systemRandom.bytes(32)
    set(other, code)
    expect(set(key, newCode)).toEqual({ state: 'other-key' })
    expect(opens(path, code)).toBe('ok')
    rmSync(path)
    expect(set(key, newCode)).toMatchObject({ stragglers: [{ why: 'other-key' }, {}] })
    expect(unwrapAnyCopy([copies[0] ?? ''], code)).toMatchObject({ key: new Uint8Array(other) })
  })

  test('a damaged file is replaced; one of a later version is not', () => {
    writeFileSync(path, 'x')
    expect(set(key, code).state).toBe('set')
    writeFileSync(path, 'JANGBUKEY\u0002')
    expect(set(key, code)).toEqual({ state: 'newer' })
    expect(readFileSync(path, 'utf8')).toBe('JANGBUKEY\u0002')
  })

  test('where the disk refuses, the old code still works and nothing is left behind', () => {
    set(key, code)
    rmSync(path)
    // Not a folder's mode: the tests may run as root, whom that does not stop.
    mkdirSync(path)
    writeFileSync(join(path, 'occupied'), '')
    expect(set(key, newCode)).toEqual({ state: 'not-written' })
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'journal.key'])
    expect(opens(copies[0] ?? '', code)).toBe('ok')
  })

  test('a damaged file is never spread over good copies', () => {
    set(key, code)
    writeFileSync(path, 'x')
    expect(spreadKeyFile(path, copies)).toEqual([])
    expect(opens(copies[0] ?? '', code)).toBe('ok')
  })
})

describe('a code is tried', () => {
  test('on a copy when the file beside the journal is gone or damaged', () => {
    set(key, code)
    for (const spoil of [() => writeFileSync(path, 'half'), () => rmSync(path)]) {
      spoil()
      expect(unwrapAnyCopy([path, ...copies], code)).toMatchObject({ key: new Uint8Array(key) })
    }
  })

  test('and a wrong one changes nothing', () => {
    set(key, code)
    const before = readFileSync(path)
    expect(unwrapAnyCopy([path, ...copies], newCode)).toEqual({ state: 'wrong-code' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test.each([
    ['missing', 'missing', () => undefined],
    ['a folder', 'damaged', () => mkdirSync(path)],
    ['empty', 'damaged', () => writeFileSync(path, '')],
    ['a pipe', 'damaged', () => execFileSync('mkfifo', [path])],
    [
      'whole, and then more',
      'damaged',
      () => writeFileSync(path, Buffer.concat([wrapKey(key, code, systemRandom), Buffer.of(0)])),
    ],
    ['huge', 'damaged', () => writeFileSync(path, Buffer.alloc(1_000_000))],
    ['of a later version', 'newer', () => writeFileSync(path, 'JANGBUKEY\u0007 and so on')],
    ['whole', 'whole', () => writeFileSync(path, wrapKey(key, code, systemRandom))],
  ])('on a file that is %s it is %s', (_name, state, make) => {
    make()
    expect(findKeyFile(path).state).toBe(state)
    if (state !== 'whole') expect(opens(path, code)).toBe(state)
  })

  test('a file that only its owner should read may be made so by others, and is read', () => {
    set(key, code)
    chmodSync(path, 0o644)
    expect(opens(path, code)).toBe('ok')
  })
})
