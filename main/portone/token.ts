import { z } from 'zod'
import type { KeychainReason } from '../../preload/contract/account.ts'
import { ask, type AskTools } from './ask.ts'
import type { AccessToken, Reply, TokenAnswer } from './client.ts'
import { readReply } from './envelope.ts'
import type { Exchange } from './transport.ts'

/** Below this much life a token is asked for again, so that a call begun now ends with a live one. */
const REFRESH_BELOW_MS = 120_000
/** 30 minutes, plus the 5 by which the last minute extends it (portone-v1.md §1.1). */
const LONGEST_LIFE_S = 35 * 60

export interface RestCredentials {
  readonly key: string
  readonly secret: string
}

/** Where they are kept does not give them. */
export interface WithheldCredentials {
  readonly withheld: KeychainReason
}

/** Reads the keys for one token call; null when none are stored. */
export type ReadCredentials = () => Promise<RestCredentials | WithheldCredentials | null>

export interface TokenKeeper {
  /** See `PortOneClient.getToken`. Never rejects. */
  get(): Promise<TokenAnswer>
  /** See `PortOneClient.dropToken`. */
  drop(token: AccessToken): void
}

export interface TokenKeeperOptions extends AskTools {
  /** Read for each token call and not kept. */
  readonly credentials: ReadCredentials
}

/** A token that JSON, console and loggers show nothing of. It lives in memory only. */
class HiddenToken implements AccessToken {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  get value(): string {
    return this.#value
  }
}

/**
 * Keeps one token. Its life is what the server's own two times say, counted on the monotonic clock,
 * so that a PC whose date is wrong or moves can still pay. Concurrent callers share one request.
 *
 * Between 120 and 60 s before expiry the gateway answers with the same token and the same expiry, so
 * then every caller asks; below 60 s it extends.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  let held: { readonly token: AccessToken; readonly goodUntilMs: number } | null = null
  let asking: Promise<TokenAnswer> | null = null

  async function refresh(): Promise<TokenAnswer> {
    const credentials = await options.credentials().catch(() => null)
    if (!credentials) return { kind: 'unreachable', reason: 'no-credentials' }
    if ('withheld' in credentials) return { kind: 'keychain', why: credentials.withheld }
    let startedMs = 0
    const ending = await ask(options, () => {
      startedMs = options.clock.monotonic()
      return tokenExchange(credentials)
    })
    const reply = readReply(ending, readGrant)
    if (reply.kind !== 'ok') return explain(reply)
    const token = new HiddenToken(reply.value.token)
    // From before the request, so that the time on the way is never counted as life.
    held = { token, goodUntilMs: startedMs + reply.value.lifeS * 1000 }
    return { kind: 'ok', token }
  }

  return {
    get() {
      if (held && held.goodUntilMs - options.clock.monotonic() >= REFRESH_BELOW_MS) {
        return Promise.resolve({ kind: 'ok', token: held.token })
      }
      asking ??= refresh().finally(() => {
        asking = null
      })
      return asking
    },
    drop(token) {
      // A newer token may have come meanwhile; that one has not been refused.
      if (held?.token.value === token.value) held = null
    },
  }
}

function tokenExchange(credentials: RestCredentials): Exchange {
  const body = { imp_key: credentials.key, imp_secret: credentials.secret }
  return {
    method: 'POST',
    path: '/users/getToken',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
    fresh: false,
  }
}

const grant = z
  .object({
    // 40 hex digits in every sample; anything a header can carry is taken.
    access_token: z.string().regex(/^[\x21-\x7e]{1,1024}$/),
    now: z.int(),
    expired_at: z.int(),
  })
  .transform((raw) => ({
    token: raw.access_token,
    lifeS: Math.min(raw.expired_at - raw.now, LONGEST_LIFE_S),
  }))

function readGrant(response: unknown): z.output<typeof grant> | null {
  const read = grant.safeParse(response).data
  return read && read.lifeS > 0 ? read : null
}

function explain(reply: Exclude<Reply<unknown>, { readonly kind: 'ok' }>): TokenAnswer {
  switch (reply.kind) {
    // 401 for wrong keys, 400 for missing ones (portone-v1.md §1.3).
    case 'unauthorized':
    case 'refused':
      return { kind: 'keys-refused' }
    case 'not-sent':
      return { kind: 'unreachable', reason: reply.reason }
    case 'not-found':
      return { kind: 'unreachable', reason: 'http-404' }
    case 'unclear':
      return { kind: 'unreachable', reason: reply.reason }
  }
}
