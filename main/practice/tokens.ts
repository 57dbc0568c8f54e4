import { createHmac } from 'node:crypto'
import type { TokenTable } from './state/token-table.ts'

/** The `response` of `POST /users/getToken`; times are unix seconds. */
export interface IssuedToken {
  readonly access_token: string
  readonly now: number
  readonly expired_at: number
}

export interface Tokens {
  issue(): IssuedToken
  isGood(token: string): boolean
}

export interface TokenSources {
  readonly table: TokenTable
  readonly key: Uint8Array
  readonly now: () => number
  readonly random: (count: number) => Uint8Array
}

const LIFE_SECONDS = 1800
const LAST_MINUTE_SECONDS = 60
const EXTENSION_SECONDS = 300

/**
 * Token life as portone-v1.md §1.1 gives it: the same token until it expires, five minutes more
 * when asked for in its last minute, a new one afterwards. A token is an HMAC of a stored nonce, so
 * it outlives a restart without ever being written.
 */
export function createTokens({ table, key, now, random }: TokenSources): Tokens {
  const seconds = (): number => Math.floor(now() / 1000)
  const derive = (nonce: Uint8Array): string =>
    createHmac('sha256', key).update('practice token').update(nonce).digest('hex').slice(0, 40)

  return {
    issue() {
      const at = seconds()
      const held = table.get()
      const left = held === null ? 0 : held.expires_at - at
      if (held === null || left <= 0) {
        const nonce = random(16)
        table.put({ nonce, expires_at: at + LIFE_SECONDS })
        return { access_token: derive(nonce), now: at, expired_at: at + LIFE_SECONDS }
      }
      const more = left <= LAST_MINUTE_SECONDS ? EXTENSION_SECONDS : 0
      const expiresAt = held.expires_at + more
      if (more > 0) table.put({ nonce: held.nonce, expires_at: expiresAt })
      return { access_token: derive(held.nonce), now: at, expired_at: expiresAt }
    },
    isGood(token) {
      const held = table.get()
      return held !== null && seconds() < held.expires_at && derive(held.nonce) === token
    },
  }
}
