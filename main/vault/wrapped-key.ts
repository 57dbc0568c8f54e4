import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import type { Random } from '../../preload/contract/clock.ts'
import { JOURNAL_KEY_BYTES } from './items.ts'
import type { RecoveryCode } from './recovery-code.ts'

/*
 * `journal.key`, version 1, 107 bytes:
 *
 *   offset  size  what
 *        0     9  "JANGBUKEY"
 *        9     1  version
 *       10    16  salt
 *       26     8  which journal key it is: a public name derived from the key
 *       34    12  nonce
 *       46    32  the journal key, AES-256-GCM; authenticated with all that stands before it
 *       78    16  GCM tag
 *       94    13  the start of SHA-256 over all before it
 *
 * The wrapping key is HKDF-SHA256(code, salt): a code of 128 random bits cannot be guessed, so
 * nothing is won by a slow derivation. The checksum tells a damaged file from a wrong code, which the
 * tag alone does not.
 */
const MAGIC = Buffer.from('JANGBUKEY')
const VERSION = 1
const SIZE = { salt: 16, keyName: 8, nonce: 12, tag: 16, checksum: 13 } as const
const HEAD = MAGIC.length + 1
const NAME_AT = HEAD + SIZE.salt
const NONCE_AT = NAME_AT + SIZE.keyName
const SEALED_AT = NONCE_AT + SIZE.nonce
const TAG_AT = SEALED_AT + JOURNAL_KEY_BYTES
const CHECKSUM_AT = TAG_AT + SIZE.tag
/** The size of every wrapped key, in bytes. */
export const WRAPPED_KEY_BYTES = CHECKSUM_AT + SIZE.checksum

/** `newer`: written by a later version of the program. */
export type Inspected =
  | { readonly state: 'whole'; readonly keyName: string }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' }

export type Unwrapped =
  | { readonly state: 'ok'; readonly key: Uint8Array }
  | { readonly state: 'wrong-code' }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' }

/** Every call has a salt, a wrapping key and a nonce of its own. */
export function wrapKey(journalKey: Uint8Array, code: RecoveryCode, random: Random): Uint8Array {
  if (journalKey.length !== JOURNAL_KEY_BYTES) throw new RangeError('a journal key has 32 bytes')
  const salt = random.bytes(SIZE.salt)
  const name = Buffer.from(keyNameOf(journalKey), 'hex')
  const nonce = random.bytes(SIZE.nonce)
  const open = Buffer.concat([MAGIC, Buffer.of(VERSION), salt, name, nonce])
  const wrapping = wrappingKey(code, salt)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(open)
  const sealed = Buffer.concat([cipher.update(journalKey), cipher.final()])
  wrapping.fill(0)
  const file = Buffer.concat([open, sealed, cipher.getAuthTag()])
  return new Uint8Array(Buffer.concat([file, checksumOf(file)]))
}

/** The journal key behind `code`. The caller owns the bytes. */
export function unwrapKey(file: Uint8Array, code: RecoveryCode): Unwrapped {
  const inspected = inspectWrappedKey(file)
  if (inspected.state !== 'whole') return inspected
  const nonce = file.subarray(NONCE_AT, SEALED_AT)
  const wrapping = wrappingKey(code, file.subarray(HEAD, NAME_AT))
  const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce)
    .setAAD(file.subarray(0, SEALED_AT))
    .setAuthTag(file.subarray(TAG_AT, CHECKSUM_AT))
  try {
    const parts = [decipher.update(file.subarray(SEALED_AT, TAG_AT)), decipher.final()]
    return { state: 'ok', key: new Uint8Array(Buffer.concat(parts)) }
  } catch {
    return { state: 'wrong-code' }
  } finally {
    wrapping.fill(0)
  }
}

/** What can be said of a file without the code. */
export function inspectWrappedKey(file: Uint8Array): Inspected {
  const hasMagic = MAGIC.equals(file.subarray(0, MAGIC.length))
  if (hasMagic && (file[MAGIC.length] ?? 0) > VERSION) return { state: 'newer' }
  if (!hasMagic || file[MAGIC.length] !== VERSION || file.length !== WRAPPED_KEY_BYTES) {
    return { state: 'damaged' }
  }
  const right = checksumOf(file.subarray(0, CHECKSUM_AT))
  if (!timingSafeEqual(right, file.subarray(CHECKSUM_AT))) return { state: 'damaged' }
  return { state: 'whole', keyName: Buffer.from(file.subarray(NAME_AT, NONCE_AT)).toString('hex') }
}

/** A public name for a journal key, 16 hex digits: says which key it is and nothing about it. */
export function keyNameOf(journalKey: Uint8Array): string {
  return Buffer.from(
    hkdfSync('sha256', journalKey, '', 'jangbu key name 1', SIZE.keyName),
  ).toString('hex')
}

function wrappingKey(code: RecoveryCode, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', code, salt, 'jangbu recovery code 1', 32))
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, SIZE.checksum)
}
