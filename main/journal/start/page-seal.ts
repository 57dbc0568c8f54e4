import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/** SQLCipher 4: a page ends in 16 bytes of IV and an HMAC-SHA-512 (zetetic.net/sqlcipher/design). */
const PAGE = 4096
const SALT = 16
const MAC = 64
/** How many pages to try: one that fits is enough. */
const TRIED = 64

/**
 * Whether the key fits any page behind the first. A first page that cannot be read looks like a
 * wrong key to SQLite; with one page signed by this key, it is damage instead.
 */
export function fitsSomePage(path: string, key: Uint8Array): boolean {
  const file = openSync(path, 'r')
  try {
    const head = readPage(file, 1)
    const macSalt = Buffer.from(head.subarray(0, SALT).map((byte) => byte ^ 0x3a))
    const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512')
    for (let number = 2; number <= TRIED + 1; number += 1) {
      const page = readPage(file, number)
      if (page.length < PAGE) return false
      if (isSigned(page, number, macKey)) return true
    }
    return false
  } finally {
    closeSync(file)
  }
}

function readPage(file: number, number: number): Buffer {
  const page = Buffer.alloc(PAGE)
  return page.subarray(0, readSync(file, page, 0, PAGE, (number - 1) * PAGE))
}

function isSigned(page: Buffer, number: number, macKey: Buffer): boolean {
  const numbered = Buffer.alloc(4)
  numbered.writeUInt32LE(number)
  const hmac = createHmac('sha512', macKey)
    .update(page.subarray(0, PAGE - MAC))
    .update(numbered)
  return timingSafeEqual(hmac.digest(), page.subarray(PAGE - MAC))
}
