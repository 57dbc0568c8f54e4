import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { PracticeGateway } from './create-practice-gateway.ts'
import { ConnectionDropped } from './faults.ts'

export interface ListeningGateway {
  /** `http://127.0.0.1:N`. */
  readonly origin: string
  /** Stops listening, cuts every connection and closes the gateway's state. */
  close(): Promise<void>
}

export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** Hears of a bug in the gateway; the caller of the API gets a bare 500. */
  readonly onBug: (error: unknown) => void
}

const LOOPBACK = '127.0.0.1'

/** Serves a gateway over HTTP on loopback only. Rejects when the port is taken. */
export async function listen(
  gateway: PracticeGateway,
  { port, onBug }: ListenOptions,
): Promise<ListeningGateway> {
  const answer = getRequestListener(
    // The environment of a Node server is always Node's own; the adapter's type also allows HTTP/2.
    (request, env) => answerOrDrop(gateway, request, { env: env as HttpBindings, onBug }),
    { overrideGlobalObjects: false },
  )
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  await opened(server, port)
  return {
    origin: `http://${LOOPBACK}:${portOf(server)}`,
    close() {
      gateway.close()
      return closed(server)
    },
  }
}

interface Exchange {
  readonly env: HttpBindings
  readonly onBug: (error: unknown) => void
}

async function answerOrDrop(
  gateway: PracticeGateway,
  request: Request,
  { env, onBug }: Exchange,
): Promise<Response> {
  try {
    return await gateway.fetch(request)
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) {
      onBug(error)
      return new Response(null, { status: 500 })
    }
    env.incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  }
}

function opened(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
