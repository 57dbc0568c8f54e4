import { Client, Pool, errors, type Dispatcher } from 'undici'
import { NeverConnected, connectorFrom, createOpener, type Open } from './connection.ts'
import { withDeadline } from './deadline.ts'
import { fixedOrigin } from './origin.ts'
import { readCapped } from './read-capped.ts'
import {
  DEFAULT_LIMITS,
  type Ending,
  type Exchange,
  type Transport,
  type TransportLimits,
} from './transport.ts'

export interface NetworkTransport extends Transport {
  /** Ends kept-alive connections; exchanges under way end as `no-answer`. */
  close(): Promise<void>
}

export interface NetworkTransportOptions {
  /** `https://…`, or `http://` on this machine. Nothing else is ever connected to. */
  readonly origin: string
  readonly limits?: TransportLimits
}

/** Enough for look-ups beside each other; money has connections of its own. */
const KEPT_CONNECTIONS = 4

/**
 * The network. `undici.request`, not `fetch`: fetch sends a body again on 307, even to another host,
 * and holds a reply of any size (security.md §0). No redirect is followed and nothing is unpacked.
 */
export function createNetworkTransport(options: NetworkTransportOptions): NetworkTransport {
  const origin = fixedOrigin(options.origin)
  const limits = options.limits ?? DEFAULT_LIMITS
  const open = createOpener(limits.connectMs)
  const kept = new Pool(origin, {
    connections: KEPT_CONNECTIONS,
    keepAliveMaxTimeout: 30_000,
    pipelining: 1,
    connect: connectorFrom(open),
  })
  return {
    async send(exchange) {
      try {
        // Who wants to know when the first byte leaves needs a connection nobody has used.
        const alone = exchange.fresh || exchange.beforeFirstByte !== undefined
        return alone
          ? await sendAlone({ origin, open, limits }, exchange)
          : await roundTrip(kept, exchange, limits)
      } finally {
        exchange.body?.fill(0)
      }
    },
    close: () => kept.destroy(),
  }
}

interface Way {
  readonly origin: string
  readonly open: Open
  readonly limits: TransportLimits
}

/** One connection for one exchange, closed afterwards. */
async function sendAlone(way: Way, exchange: Exchange): Promise<Ending> {
  const ticket = createTicket(way.open, exchange.beforeFirstByte)
  const client = new Client(way.origin, { pipelining: 1, connect: connectorFrom(ticket.open) })
  try {
    const ending = await roundTrip(client, exchange, way.limits)
    if (ending.kind !== 'no-answer' || ticket.isUsed()) return ending
    return { kind: 'never-connected', reason: ending.reason }
  } finally {
    ticket.expire()
    // Before the body is wiped: bytes still waiting to be written must not leave as zeros.
    await client.destroy()
  }
}

/**
 * Lets one connection through, once. undici connects again by itself when a connection closes before
 * it has written; on a second one `beforeFirstByte` would have been called for the first.
 */
function createTicket(open: Open, beforeFirstByte: (() => void) | undefined) {
  let state: 'valid' | 'used' | 'expired' = 'valid'
  const ticketed: Open = (target, answer) => {
    if (state !== 'valid') return answer(new NeverConnected('closed'))
    open(target, (opened) => {
      if (opened instanceof NeverConnected) return answer(opened)
      const refusal = state === 'valid' ? refusalOf(beforeFirstByte) : new NeverConnected('timeout')
      if (refusal) {
        opened.destroy()
        return answer(refusal)
      }
      state = 'used'
      // undici writes the request before this returns.
      answer(opened)
    })
  }
  return {
    open: ticketed,
    isUsed: () => state === 'used',
    expire() {
      if (state === 'valid') state = 'expired'
    },
  }
}

function refusalOf(beforeFirstByte: (() => void) | undefined): NeverConnected | null {
  try {
    beforeFirstByte?.()
    return null
  } catch {
    return new NeverConnected('stopped')
  }
}

async function roundTrip(
  dispatcher: Dispatcher,
  exchange: Exchange,
  limits: TransportLimits,
): Promise<Ending> {
  return withDeadline(limits.totalMs, async (signal) => {
    try {
      return await answerOf(dispatcher, { exchange, signal, replyBytes: limits.replyBytes })
    } catch (error) {
      return endingOf(error)
    }
  })
}

interface Call {
  readonly exchange: Exchange
  readonly signal: AbortSignal
  readonly replyBytes: number
}

async function answerOf(dispatcher: Dispatcher, call: Call): Promise<Ending> {
  const { exchange, signal, replyBytes } = call
  const reply = await dispatcher.request({
    method: exchange.method,
    path: exchange.path,
    headers: { ...exchange.headers, 'accept-encoding': 'identity' },
    body: exchange.body ?? null,
    signal,
    reset: exchange.fresh,
    // The deadline covers both; undici's own clocks start anew with every byte that drips in.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const read = await readCapped(reply.body, replyBytes)
  if (!read.ok) return { kind: 'no-answer', reason: 'too-large' }
  const contentType = reply.headers['content-type']
  return {
    kind: 'answered',
    status: reply.statusCode,
    contentType: typeof contentType === 'string' ? contentType : '',
    body: read.body,
  }
}

function endingOf(error: unknown): Ending {
  if (error instanceof NeverConnected) return { kind: 'never-connected', reason: error.reason }
  // Refused by undici before anything was opened: a character no path or header may hold.
  if (error instanceof errors.InvalidArgumentError) {
    return { kind: 'never-connected', reason: 'unfit-request' }
  }
  return { kind: 'no-answer', reason: 'reset' }
}
