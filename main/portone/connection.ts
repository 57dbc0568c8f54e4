import { buildConnector } from 'undici'
import type { Socket } from 'node:net'

/** No connection came to stand, so not one byte of a request was written. */
export class NeverConnected extends Error {
  override readonly name = 'NeverConnected'
  readonly reason: string
  constructor(reason: string) {
    super(`never connected: ${reason}`)
    this.reason = reason
  }
}

export type Open = (
  target: buildConnector.Options,
  answer: (opened: Socket | NeverConnected) => void,
) => void

/**
 * Opens connections: TCP, and TLS of at least 1.2 with a certificate that holds. Calls back once, with
 * the socket or with why there is none. The check of certificates is asked for by name, because
 * `NODE_TLS_REJECT_UNAUTHORIZED=0` in the environment only changes the default.
 */
export function createOpener(connectMs: number): Open {
  const connect = buildConnector({
    timeout: connectMs,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    allowH2: false,
    // Every connection proves itself anew.
    maxCachedSessions: 0,
    // Node's 250 ms a try is too short for a shop on a slow mobile line.
    autoSelectFamilyAttemptTimeout: 2000,
  })
  return (target, answer) =>
    connect(target, (error, socket) => {
      answer(socket ?? new NeverConnected(reasonOf(error)))
    })
}

/** The opener as undici wants it. */
export function connectorFrom(open: Open): buildConnector.connector {
  return (target, callback) =>
    open(target, (opened) => {
      if (opened instanceof NeverConnected) callback(opened, null)
      else callback(null, opened)
    })
}

/** A word for support; never the text of the error, which may hold addresses. */
function reasonOf(error: Error | null): string {
  const code = error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns'
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ECONNRESET') return 'reset'
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout'
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'ENETDOWN') return 'no-route'
  if (/CERT|VERIFY|ISSUER/.test(code)) return 'certificate'
  if (/SSL|TLS|EPROTO/.test(code)) return 'tls'
  return 'connect'
}
