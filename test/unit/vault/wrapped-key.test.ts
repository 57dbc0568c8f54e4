import { describe, expect, test } from 'vitest'
import { makeRecoveryCode } from '../../../main/vault/recovery-code.ts'
import {
  inspectWrappedKey,
  keyNameOf,
  unwrapKey,
  wrapKey,
  WRAPPED_KEY_BYTES,
} from '../../../main/vault/wrapped-key.ts'
import { systemRandom } from '../../../main/system-clock.ts'

/** The key 0…31, wrapped by the code 0…15 with the salt 0…15 and the nonce 0…11. */
const FIXED =
  'SkFOR0JVS0VZAQABAgMEBQYHCAkKCwwNDg+vGpvXZJjV2gABAgMEBQYHCAkKC2jc9rO8pESzDBIV' +
  'LYsR/8heD+axsJoW8JMu+iizZ52rscllrBLnoEEe8NYZUs4iNUCvhJ4z9YsFIsM5J58='

const key = systemRandom.bytes(32)
const code = makeRecoveryCode(systemRandom)
const file = wrapKey(key, code, systemRandom)
const withByte = (at: number, value: (old: number) => number): Uint8Array =>
  Uint8Array.from(file, (byte, index) => (index === at ? value(byte) : byte))

describe('a wrapped key', () => {
  test('opens with its code', () => {
    expect(unwrapKey(file, code)).toEqual({ state: 'ok', key: new Uint8Array(key) })
    expect(file).toHaveLength(WRAPPED_KEY_BYTES)
  })

  test('a file of this version still opens: its form is fixed', () => {
    const counting = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, i) => i) }
    const old = wrapKey(counting.bytes(32), makeRecoveryCode(counting), counting)
    expect(Buffer.from(old).toString('base64')).toBe(FIXED)
  })

  test('another code is a wrong code, not damage', () => {
    expect(unwrapKey(file, makeRecoveryCode(systemRandom))).toEqual({ state: 'wrong-code' })
  })

  test('shows neither the key nor the code, and twice the same wraps differently', () => {
    const text = Buffer.from(file).toString('latin1')
    expect(text).not.toContain(Buffer.from(key).subarray(0, 8).toString('latin1'))
    expect(text).not.toContain(Buffer.from(code).subarray(0, 8).toString('latin1'))
    expect(Buffer.from(wrapKey(key, code, systemRandom)).equals(file)).toBe(false)
  })

  test('says which key it is without the code', () => {
    expect(inspectWrappedKey(file)).toEqual({ state: 'whole', keyName: keyNameOf(key) })
    expect(keyNameOf(systemRandom.bytes(32))).not.toBe(keyNameOf(key))
  })

  test('any changed bit is damage, or a version we do not know', () => {
    for (let at = 0; at < file.length; at += 1) {
      const { state } = unwrapKey(
        withByte(at, (old) => old ^ 1),
        code,
      )
      expect([at, state]).toEqual([at, 'damaged'])
    }
    expect(inspectWrappedKey(withByte(9, () => 2))).toEqual({ state: 'newer' })
  })

  test.each([
    ['empty', new Uint8Array()],
    ['cut short', file.subarray(0, -1)],
    ['longer', new Uint8Array([...file, 0])],
    ['of something else', new Uint8Array(WRAPPED_KEY_BYTES)],
  ])('a file that is %s is damaged', (_name, bytes) => {
    expect(unwrapKey(bytes, code)).toEqual({ state: 'damaged' })
  })

  test('a forged file with a right checksum is still refused', () => {
    const otherName = wrapKey(systemRandom.bytes(32), code, systemRandom)
    const mixed = new Uint8Array([...otherName.subarray(0, 34), ...file.subarray(34)])
    expect(unwrapKey(mixed, code).state).not.toBe('ok')
  })

  test('a key of another length is a bug', () => {
    expect(() => wrapKey(new Uint8Array(31), code, systemRandom)).toThrow(RangeError)
  })
})
