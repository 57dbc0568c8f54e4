import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What stands before the first event of a chain. */
export const NO_MAC: Uint8Array = new Uint8Array(32)

/** The parts of an event that are signed, as they are stored. */
export interface SignedParts {
  readonly terminal: string
  readonly seq: number
  readonly time: number
  readonly kind: string
  readonly version: number
  readonly body: Uint8Array
}

/** A key of its own for the chain: the pages' key, or a copy of it, never signs anything itself. */
export function chainKey(journalKey: Uint8Array): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', journalKey, new Uint8Array(), 'jangbu journal chain 1', 32),
  )
}

/**
 * HMAC-SHA256 over the previous event's MAC and every stored part, each behind its length, so that
 * no two different events have the same bytes.
 */
export function macOf(key: Uint8Array, previous: Uint8Array, parts: SignedParts): Uint8Array {
  const hmac = createHmac('sha256', key)
  const fields: readonly (Uint8Array | string)[] = [
    previous,
    parts.terminal,
    String(parts.seq),
    String(parts.time),
    parts.kind,
    String(parts.version),
    parts.body,
  ]
  for (const field of fields) {
    const bytes = Buffer.from(field)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hmac.update(length).update(bytes)
  }
  return hmac.digest()
}

export function sameMac(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
