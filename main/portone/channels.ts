import { z } from 'zod'
import type { Reply } from './client.ts'
import { CHANNEL_FIELDS, fromApi } from './fields.ts'
import { lookUp, type LookUpTools } from './look-up.ts'
import { objectOf, readAll, text } from './reply-values.ts'

/** A channel of the account, addressed as `{provider}.{merchantId}`. */
export interface Channel {
  readonly provider: string
  readonly merchantId: string
  /** Payments through it are test payments. */
  readonly sandbox: boolean
  /**
   * `api_payment`: key-in and billing keys; `payment`: the payment window; `certification`. Any word,
   * because new ones may come.
   */
  readonly kind: string
  /** What the shop calls it in the gateway's console; may be empty. */
  readonly name: string
  /** Empty where the gateway gives none. */
  readonly channelKey: string
}

const channel = z.object({
  provider: z.string().min(1),
  merchantId: z.string().min(1),
  sandbox: z.boolean(),
  kind: text,
  name: text,
  channelKey: text,
}) satisfies z.ZodType<Channel>

/** `GET /users/pg` (portone-v1.md §3.5). */
export function listChannels(tools: LookUpTools): Promise<Reply<readonly Channel[]>> {
  return lookUp(tools, '/users/pg', (response) => readAll(response, readChannel))
}

function readChannel(raw: unknown): Channel | null {
  return channel.safeParse(fromApi(CHANNEL_FIELDS, objectOf(raw) ?? {})).data ?? null
}
