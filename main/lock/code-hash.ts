import { scrypt, timingSafeEqual } from 'node:crypto'
import type { Random } from '../../preload/contract/clock.ts'

/*
 * A code's record, 52 bytes:
 *
 *   offset  size  what
 *        0     1  version, 1
 *        1     1  log2 of scrypt's N
 *        2     1  r
 *        3     1  p
 *        4    16  salt
 *       20    32  digest
 *
 * The costs stand in each record, so that they can grow: a code that is set later has
 * those of its day.
 */
const VERSION = 1
const SALT_AT = 4
const SALT_BYTES = 16
const DIGEST_AT = SALT_AT + SALT_BYTES
const DIGEST_BYTES = 32
const RECORD_BYTES = DIGEST_AT + DIGEST_BYTES

export interface Costs {
  /** log2 of N. */
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** About a tenth of a second and 32 MiB. Eight digits do not withstand a stolen file, whatever this is. */
export const COSTS: Costs = { logN: 15, r: 8, p: 1 }
/** A record asks for no more than this, so that a forged one cannot take all memory. */
const MOST: Costs = { logN: 20, r: 16, p: 4 }

export async function hashCode(code: string, random: Random, costs = COSTS): Promise<Uint8Array> {
  const salt = random.bytes(SALT_BYTES)
  const digest = await derive(code, salt, costs)
  return Buffer.concat([Buffer.of(VERSION, costs.logN, costs.r, costs.p), salt, digest])
}

/** False as well for a record that cannot be read: nobody unlocks with it. */
export async function isCodeOf(record: Uint8Array, code: string): Promise<boolean> {
  const costs = costsOf(record)
  if (costs === null) return false
  const digest = await derive(code, record.subarray(SALT_AT, DIGEST_AT), costs)
  return timingSafeEqual(digest, record.subarray(DIGEST_AT))
}

function costsOf(record: Uint8Array): Costs | null {
  const [version, logN = 0, r = 0, p = 0] = record
  const isKnown = version === VERSION && record.length === RECORD_BYTES
  const isSane = logN > 0 && r > 0 && p > 0 && logN <= MOST.logN && r <= MOST.r && p <= MOST.p
  return isKnown && isSane ? { logN, r, p } : null
}

/** On the thread pool: the counter goes on meanwhile. */
function derive(code: string, salt: Uint8Array, { logN, r, p }: Costs): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r * p }
  return new Promise((resolve, reject) => {
    scrypt(code, salt, DIGEST_BYTES, options, (error, digest) =>
      error === null ? resolve(digest) : reject(error),
    )
  })
}
