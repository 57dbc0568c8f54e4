import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { PortOneClient } from './client.ts'
import { chargeOnetime } from './onetime.ts'
import { findAllPayments, findPayment, getPayment } from './payments.ts'
import { createTokenKeeper, type RestCredentials } from './token.ts'
import type { Transport } from './transport.ts'

export interface PortOneClientOptions {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  /** Asked for each token call and not kept; null when none are stored. */
  readonly credentials: () => Promise<RestCredentials | null>
  /** The profile works on a test channel: look-ups by payment id then ask for test payments too. */
  readonly sandbox: boolean
}

/**
 * The client the till is given. It keeps nothing but a token in memory, and throws for nothing that
 * a network or a gateway can do.
 */
export function createPortOneClient(options: PortOneClientOptions): PortOneClient {
  const tokens = createTokenKeeper(options)
  const tools = { ...options, tokens }
  return {
    getToken: () => tokens.get(),
    dropToken: (token) => tokens.drop(token),
    chargeOnetime: (charge, call) => chargeOnetime(options.transport, charge, call),
    getPayment: (paymentId) => getPayment(tools, paymentId, options.sandbox),
    findPayment: (orderId, status) => findPayment(tools, orderId, status),
    findAllPayments: (orderId) => findAllPayments(tools, orderId),
  }
}
