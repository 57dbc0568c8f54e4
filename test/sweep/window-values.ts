import { createDecipheriv, pbkdf2Sync } from 'node:crypto'

/**
 * Chromium on Linux without a keyring encrypts cookies, saved forms and tabs under a key that
 * everybody knows (components/os_crypt, `v10`), so such bytes are as good as plain.
 */
const KEY = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1')
const IV = Buffer.alloc(16, ' ')
const MARK = Buffer.from('v10')

/** The value in the clear, or null where it is no such value. */
export function openedValue(value: Buffer): Buffer | null {
  if (!value.subarray(0, MARK.length).equals(MARK)) return null
  try {
    const decipher = createDecipheriv('aes-128-cbc', KEY, IV)
    return Buffer.concat([decipher.update(value.subarray(MARK.length)), decipher.final()])
  } catch {
    // A text that happens to begin so.
    return null
  }
}

const TABS_HEAD = Buffer.from('SNSS')
const TABS_START = 8

export function isTabsFile(bytes: Buffer): boolean {
  return bytes.subarray(0, TABS_HEAD.length).equals(TABS_HEAD)
}

/**
 * What Chromium remembers of its tabs, forms included: records behind their length, which takes two
 * bytes, or four where the records are encrypted (version 5).
 */
export function tabRecords(bytes: Buffer): Buffer {
  const records: Buffer[] = []
  const width = bytes.readUInt32LE(4) === 5 ? 4 : 2
  for (let at = TABS_START; at + width <= bytes.length;) {
    const end = at + width + bytes.readUIntLE(at, width)
    const record = bytes.subarray(at + width, end)
    records.push(openedValue(record) ?? record)
    at = end
  }
  return Buffer.concat(records)
}
