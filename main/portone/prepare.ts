import { z } from 'zod'
import type { Won } from '../../preload/contract/money.ts'
import type { MoneyCallOptions, Reply } from './client.ts'
import { PREPARED_FIELDS, fromApi, toApi } from './fields.ts'
import { lookUp, UNFIT, type LookUpTools } from './look-up.ts'
import { jsonBody, sendMoney } from './money-call.ts'
import { pathOf } from './paths.ts'
import { exact, objectOf, won } from './reply-values.ts'
import type { Transport } from './transport.ts'

/**
 * The amount that a payment window must open with (portone-v1.md §3.4). It protects the window only,
 * not a key-in charge.
 */
export interface PreparedAmount {
  readonly orderId: string
  readonly amountWon: number
}

export interface Preparation {
  readonly orderId: string
  readonly amountWon: Won
  /** `change` replaces the amount of an order that was prepared before. */
  readonly kind: 'new' | 'change'
}

const prepared = z.object({
  orderId: exact,
  amountWon: won,
}) satisfies z.ZodType<PreparedAmount>

/** `POST` or `PUT /payments/prepare`. Ok only when the gateway holds exactly this amount. */
export async function prepareAmount(
  transport: Transport,
  preparation: Preparation,
  options: MoneyCallOptions,
): Promise<Reply<PreparedAmount>> {
  const { orderId, amountWon, kind } = preparation
  if (orderId === '' || amountWon === 0) return UNFIT
  const body = jsonBody(toApi(PREPARED_FIELDS, { orderId, amountWon, currency: 'KRW' }))
  const method = kind === 'new' ? 'POST' : 'PUT'
  return sendMoney(transport, { method, path: '/payments/prepare', body, options }, (response) => {
    const read = readPreparedOf(orderId)(response)
    return read?.amountWon === amountWon ? read : null
  })
}

/** `GET /payments/prepare/{merchant_uid}`. */
export function getPreparedAmount(
  tools: LookUpTools,
  orderId: string,
): Promise<Reply<PreparedAmount>> {
  return lookUp(tools, pathOf(['payments', 'prepare', orderId]), readPreparedOf(orderId))
}

function readPreparedOf(orderId: string): (raw: unknown) => PreparedAmount | null {
  return (raw) => {
    const read = prepared.safeParse(fromApi(PREPARED_FIELDS, objectOf(raw) ?? {})).data
    return read?.orderId === orderId ? read : null
  }
}
