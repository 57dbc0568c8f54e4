import type { MoneyCallOptions, Reply } from './client.ts'
import { readReply, type Reader } from './envelope.ts'
import { UNFIT } from './look-up.ts'
import type { Exchange, Transport } from './transport.ts'

export interface MoneyCall {
  readonly method: Exclude<Exchange['method'], 'GET'>
  /** Null when an id cannot stand in a path: nothing is sent. */
  readonly path: string | null
  /** JSON; wiped when the call has ended. */
  readonly body?: Buffer
}

/**
 * A call that changes something at the gateway. Sent once, on a connection of its own, whatever
 * happens: whether it may be sent again is for the till to decide (`retry.ts`) and to journal.
 */
export async function sendMoney<T>(
  transport: Transport,
  call: MoneyCall & { readonly options: MoneyCallOptions },
  read: Reader<T>,
): Promise<Reply<T>> {
  const { method, path, body, options } = call
  if (path === null) return UNFIT
  try {
    const ending = await transport.send({
      method,
      path,
      headers: {
        authorization: `Bearer ${options.token.value}`,
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body } : {}),
      fresh: true,
      beforeFirstByte: options.beforeFirstByte,
    })
    return readReply(ending, read)
  } finally {
    body?.fill(0)
  }
}

/** A JSON body in a buffer of its own, so that it can be wiped. */
export function jsonBody(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}
