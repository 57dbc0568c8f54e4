import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { badRequest, notFound } from './envelope.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { openLedger } from './ledger.ts'
import { mountOnetime } from './resources/onetime.ts'
import { mountPayments } from './resources/payments.ts'
import { mountUsers } from './resources/users.ts'
import { openState } from './state/open-state.ts'
import type { PaymentRow } from './state/payment-table.ts'
import { readOrMakeKey } from './state/state-key.ts'
import { tokenTable } from './state/token-table.ts'
import { createTokens } from './tokens.ts'

export interface PracticeGatewayOptions {
  /** The encrypted state file; null keeps everything in memory. */
  readonly statePath: string | null
  /** 32 bytes, or the 0600 file that holds them, made when missing. In memory neither is needed. */
  readonly key?: Uint8Array
  readonly keyPath?: string
  /** Epoch ms. */
  readonly now: () => number
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: (count: number) => Uint8Array
  /** Turns the guide's literals into ordinary values. */
  readonly strict?: boolean
  /** Deletes what the state file held. */
  readonly fresh?: boolean
  /** Whether payments are of a test channel; true unless told otherwise. */
  readonly sandbox?: boolean
}

/** A row of the books as it ends, whoever was told and whenever a look-up may see it. */
export type BookedPayment = PaymentRow

export interface PracticeGateway {
  /**
   * Answers one V1 request. Rejects with `ConnectionDropped` where a connection would be cut, and
   * waits for `request.signal` where a gateway would never answer. A caller who leaves does not
   * undo a charge.
   */
  fetch(request: Request): Promise<Response>
  /** Ground truth of an order, oldest first, with approvals that look-ups do not see yet. */
  paymentsOf(orderId: string): readonly BookedPayment[]
  /** How many well-formed, authorised charge calls arrived, by `merchant_uid`. */
  posts(): ReadonlyMap<string, number>
  /** Cuts what is still waiting and closes the state. */
  close(): void
}

/** Bodies are a few hundred bytes; the guide's longest field is custom_data. */
const LONGEST_BODY = 64 * 1024

/**
 * Opens a PortOne V1 look-alike over its state. Throws `PracticeStateUnreadable` for a state file
 * that the key does not open.
 */
export function createPracticeGateway(options: PracticeGatewayOptions): PracticeGateway {
  const { statePath, now, sleep, random } = options
  const key = stateKey(options)
  const state = openState({ path: statePath, key, fresh: options.fresh ?? false })
  const ledger = openLedger(state)
  const closing = new AbortController()
  const app = createApp({
    ledger,
    tokens: createTokens({ table: tokenTable(state), key, now, random }),
    now,
    sleep,
    random,
    strict: options.strict ?? false,
    sandbox: options.sandbox ?? true,
    closing: closing.signal,
  })
  return {
    fetch: async (request) => app.fetch(request),
    paymentsOf: (orderId) => ledger.rowsOf(orderId),
    posts: () => ledger.posts(),
    close() {
      closing.abort()
      state.close()
    },
  }
}

function createApp(parts: GatewayParts): Hono {
  const app = new Hono({ strict: false })
  app.use(
    bodyLimit({ maxSize: LONGEST_BODY, onError: () => badRequest('요청 본문이 너무 큽니다.') }),
  )
  mountUsers(app, parts)
  mountOnetime(app, parts)
  mountPayments(app, parts)
  app.notFound(() => notFound('존재하지 않는 API입니다.'))
  // Faults and bugs alike must reach whoever called `fetch`, not become a polite answer.
  app.onError((error) => {
    throw error
  })
  return app
}

function stateKey({ statePath, key, keyPath, random }: PracticeGatewayOptions): Uint8Array {
  if (key !== undefined) return key
  if (keyPath !== undefined) return readOrMakeKey(keyPath, random)
  if (statePath === null) return random(32)
  throw new Error('a practice state in a file needs a key or a key file')
}
