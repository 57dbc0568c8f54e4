import { withDeadline } from './deadline.ts'
import { readCapped, type CappedBody } from './read-capped.ts'
import { DEFAULT_LIMITS, type Ending, type Exchange, type Transport } from './transport.ts'

/** What a practice gateway in this process is: a request in, a response out. */
export type Handle = (request: Request) => Promise<Response>

export interface HandlerLimits {
  readonly totalMs: number
  readonly replyBytes: number
}

/** Never looked up or connected to; a `Request` must have an origin. */
const ORIGIN = 'http://practice.invalid'

/**
 * A transport over a handler in this process, with the deadline and the reply cap of the network.
 * A handler that rejects is a connection that broke after the request had arrived: `no-answer`.
 * It goes on running when the deadline passes, as a server would; `request.signal` tells it.
 */
export function handlerTransport(
  handle: Handle,
  limits: HandlerLimits = DEFAULT_LIMITS,
): Transport {
  return {
    async send(exchange) {
      try {
        return await sendToHandler(handle, exchange, limits)
      } finally {
        exchange.body?.fill(0)
      }
    },
  }
}

async function sendToHandler(
  handle: Handle,
  exchange: Exchange,
  limits: HandlerLimits,
): Promise<Ending> {
  return withDeadline(limits.totalMs, (signal) => {
    let request: Request
    try {
      request = requestOf(exchange, signal)
    } catch {
      return neverConnected('unfit-request')
    }
    try {
      exchange.beforeFirstByte?.()
    } catch {
      return neverConnected('stopped')
    }
    return answerOf(handle, request, limits.replyBytes)
  })
}

const neverConnected = (reason: string): Promise<Ending> =>
  Promise.resolve({ kind: 'never-connected', reason })

function requestOf(exchange: Exchange, signal: AbortSignal): Request {
  const { method, headers, body } = exchange
  // Copied: the caller's bytes are wiped while the handler may still be reading.
  return new Request(ORIGIN + exchange.path, {
    method,
    headers,
    signal,
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
}

async function answerOf(handle: Handle, request: Request, replyBytes: number): Promise<Ending> {
  try {
    const response = await handle(request)
    // `Response.error()`, which is how a handler says that the line went dead.
    if (response.status === 0) return { kind: 'no-answer', reason: 'reset' }
    const read: CappedBody = response.body
      ? await readCapped(response.body, replyBytes)
      : { ok: true, body: new Uint8Array() }
    if (!read.ok) return { kind: 'no-answer', reason: 'too-large' }
    const contentType = response.headers.get('content-type') ?? ''
    return { kind: 'answered', status: response.status, contentType, body: read.body }
  } catch {
    return { kind: 'no-answer', reason: 'reset' }
  }
}
