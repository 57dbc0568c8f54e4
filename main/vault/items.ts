import { z } from 'zod'

/** The pair that opens the REST API of a merchant account, as PortOne's console shows it. */
export interface RestKeys {
  readonly key: string
  readonly secret: string
}

/** A pair and when it was saved, epoch milliseconds. */
export interface SavedRestKeys extends RestKeys {
  readonly savedAtMs: number
}

/** Where the newest chain of a journal ended when this was written (bar B-D13). */
export interface JournalHead {
  readonly terminal: string
  readonly seq: number
  /** 32 bytes. */
  readonly mac: Uint8Array
}

/** A journal's key: 32 random bytes. */
export const JOURNAL_KEY_BYTES = 32
const MAC_BYTES = 32

/** How one kind of secret is written as text, and read. `null`: the text is not one of ours. */
export interface Coding<V> {
  encode(value: V): string
  decode(text: string): V | null
}

const text = z.string().min(1).max(200)
const restKeysShape = z.strictObject({
  v: z.literal(1),
  key: text,
  secret: text,
  savedAtMs: z.int().nonnegative(),
})

export const restKeysCoding: Coding<SavedRestKeys> = {
  encode: ({ key, secret, savedAtMs }) => JSON.stringify({ v: 1, key, secret, savedAtMs }),
  decode(json) {
    const read = restKeysShape.safeParse(parseJson(json))
    if (!read.success) return null
    const { key, secret, savedAtMs } = read.data
    return { key, secret, savedAtMs }
  },
}

export const journalKeyCoding: Coding<Uint8Array> = {
  encode: (key) => `1:${Buffer.from(key).toString('base64')}`,
  decode: (line) => (line.startsWith('1:') ? fromBase64(line.slice(2), JOURNAL_KEY_BYTES) : null),
}

const headShape = z.strictObject({
  v: z.literal(1),
  terminal: z.string().regex(/^[A-Z2-7]{5}$/),
  seq: z.int().nonnegative(),
  mac: z.string(),
})

export const journalHeadCoding: Coding<JournalHead> = {
  encode: ({ terminal, seq, mac }) =>
    JSON.stringify({ v: 1, terminal, seq, mac: Buffer.from(mac).toString('base64') }),
  decode(json) {
    const read = headShape.safeParse(parseJson(json))
    if (!read.success) return null
    const mac = fromBase64(read.data.mac, MAC_BYTES)
    return mac === null ? null : { terminal: read.data.terminal, seq: read.data.seq, mac }
  },
}

/** Exactly `count` bytes, written in the one way there is to write them. */
function fromBase64(encoded: string, count: number): Uint8Array | null {
  const bytes = Buffer.from(encoded, 'base64')
  const isExact = bytes.length === count && bytes.toString('base64') === encoded
  return isExact ? new Uint8Array(bytes) : null
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
