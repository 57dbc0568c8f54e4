import type { Random } from '../../preload/contract/clock.ts'
import { crc12 } from './crc12.ts'

/** 128 random bits that open a journal's wrapped key. Shown once; the person keeps it. */
export type RecoveryCode = Uint8Array & { readonly __brand: 'RecoveryCode' }

/** Crockford's base32: without I, L and O, which are read as the digits they look like, and without U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const READ_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

const CODE_BYTES = 16
/** 128 bits and a checksum of 12 are 28 letters of 5 bits, with none to spare. */
const LETTER_COUNT = 28
const GROUP = 4

/**
 * - `length`: not 28 letters, with what is missing or too much (`28` of them are right)
 * - `letter`: a letter that no code has, U for one; `group` counts from 1
 * - `check`: 28 good letters that are no code. One wrong letter, or two neighbours swapped, always
 *   ends here and never as a wrong code
 */
export type ReadCode =
  | { readonly state: 'ok'; readonly code: RecoveryCode }
  | { readonly state: 'mistyped'; readonly why: 'length'; readonly letters: number }
  | { readonly state: 'mistyped'; readonly why: 'letter'; readonly group: number }
  | { readonly state: 'mistyped'; readonly why: 'check' }

export function makeRecoveryCode(random: Random): RecoveryCode {
  // 16 random bytes are a code; there is no other rule to check.
  return random.bytes(CODE_BYTES) as RecoveryCode
}

/** As it is shown: seven groups of four, `7K3M-…`. */
export function showRecoveryCode(code: RecoveryCode): string {
  let bits = (BigInt(`0x${Buffer.from(code).toString('hex')}`) << 12n) | BigInt(crc12(code))
  let letters = ''
  for (let index = 0; index < LETTER_COUNT; index += 1) {
    letters = `${LETTERS.charAt(Number(bits & 31n))}${letters}`
    bits >>= 5n
  }
  return letters.match(/.{4}/g)?.join('-') ?? ''
}

/**
 * Reads what a person typed: any case, any spaces and dashes, full-width letters, and I, L, O for the
 * digits they look like.
 */
export function readRecoveryCode(typed: string): ReadCode {
  const letters = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}_.]/gu, ''),
  )
  const wrong = letters.findIndex((letter) => !LETTERS.includes(READ_AS[letter] ?? letter))
  if (wrong !== -1)
    return { state: 'mistyped', why: 'letter', group: Math.floor(wrong / GROUP) + 1 }
  if (letters.length !== LETTER_COUNT) {
    return { state: 'mistyped', why: 'length', letters: letters.length }
  }
  const bits = letters.reduce(
    (sum, letter) => (sum << 5n) | BigInt(LETTERS.indexOf(READ_AS[letter] ?? letter)),
    0n,
  )
  const bytes = Buffer.from((bits >> 12n).toString(16).padStart(CODE_BYTES * 2, '0'), 'hex')
  if (crc12(bytes) !== Number(bits & 0xfffn)) return { state: 'mistyped', why: 'check' }
  // 16 bytes, as made by `makeRecoveryCode`.
  return { state: 'ok', code: new Uint8Array(bytes) as RecoveryCode }
}
