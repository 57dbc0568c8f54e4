import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'

/**
 * The pages of a SQLCipher 4 file, decrypted one by one without SQLite, which never shows the pages
 * it does not use. A page is ciphertext, 16 bytes of IV and an HMAC-SHA-512 over both; of page 1 the
 * salt, and with newer headers eight bytes after it, stay readable (zetetic.net/sqlcipher/design).
 */
export const PAGE = 4096
const RESERVED = 80
const IV = 16
const BLOCK = 16
const WAL_HEAD = 32
const FRAME_HEAD = 24

export interface Page {
  /** As `page 3` or `wal frame 7`. */
  readonly place: string
  readonly bytes: Buffer
}

/** Some page could not be decrypted, so nobody knows what it holds. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage'
  constructor(place: string) {
    super(`${place} cannot be decrypted with the key beside it`)
  }
}

/** Every page of the file, free ones too. Pages of nothing but zeros were never written. */
export function* filePages(file: Buffer, key: Buffer): Generator<Page> {
  const open = pageOpener(key, file.subarray(0, 16))
  for (let at = 0; at + PAGE <= file.length; at += PAGE) {
    const number = at / PAGE + 1
    yield* open(`page ${number}`, number, file.subarray(at, at + PAGE))
  }
}

/**
 * Every frame of the WAL, also those of before its last restart, which SQLite would no longer read.
 * `head` is the database file, whose first bytes are the salt; while it is empty, the first frame is.
 */
export function* walPages(wal: Buffer, head: Buffer, key: Buffer): Generator<Page> {
  const first = wal.subarray(WAL_HEAD + FRAME_HEAD)
  const open = pageOpener(key, (head.length >= PAGE ? head : first).subarray(0, 16))
  let frame = 0
  for (let at = WAL_HEAD; at + FRAME_HEAD + PAGE <= wal.length; at += FRAME_HEAD + PAGE) {
    frame += 1
    const bytes = wal.subarray(at + FRAME_HEAD, at + FRAME_HEAD + PAGE)
    yield* open(`wal frame ${frame}`, wal.readUInt32BE(at), bytes)
  }
}

function pageOpener(key: Buffer, salt: Buffer) {
  const macSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a))
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512')
  return function* (place: string, number: number, page: Buffer): Generator<Page> {
    if (page.every((byte) => byte === 0)) return
    const start = [0, 16, 24].find((from) => isSigned({ page, from, number, macKey }))
    if (start === undefined) throw new UnreadablePage(place)
    const iv = page.subarray(PAGE - RESERVED, PAGE - RESERVED + IV)
    yield { place, bytes: decrypt(key, iv, page.subarray(start, PAGE - RESERVED)) }
  }
}

interface Signed {
  readonly page: Buffer
  readonly from: number
  readonly number: number
  readonly macKey: Buffer
}

function isSigned({ page, from, number, macKey }: Signed): boolean {
  const numbered = Buffer.alloc(4)
  numbered.writeUInt32LE(number)
  const signed = page.subarray(from, PAGE - RESERVED + IV)
  const mac = createHmac('sha512', macKey).update(signed).update(numbered).digest()
  return timingSafeEqual(mac, page.subarray(PAGE - RESERVED + IV))
}

/** AES-256-CBC; what is no whole number of blocks ends with the last two swapped and cut (CTS). */
function decrypt(key: Buffer, iv: Buffer, text: Buffer): Buffer {
  const rest = text.length % BLOCK
  if (rest === 0) return cbc(key, iv, text)
  const before = text.length - BLOCK - rest
  const last = cbc(key, Buffer.alloc(BLOCK), text.subarray(before, before + BLOCK))
  const cut = text.subarray(before + BLOCK)
  const end = Buffer.from(cut.map((byte, at) => byte ^ (last[at] ?? 0)))
  const whole = Buffer.concat([text.subarray(0, before), cut, last.subarray(rest)])
  return Buffer.concat([cbc(key, iv, whole), end])
}

function cbc(key: Buffer, iv: Buffer, text: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
  return Buffer.concat([decipher.update(text), decipher.final()])
}
