import { z } from 'zod'
import { fromApi } from './fields.ts'
import { exact, objectOf, text, time } from './reply-values.ts'
import { BILLING_KEY_FIELDS } from './subscriber-fields.ts'

/** A stored card as the gateway tells of it. The real key and the number are never shown. */
export interface BillingKey {
  readonly subscriberId: string
  readonly provider: string
  readonly merchantId: string
  /** null where the gateway does not say. */
  readonly sandbox: boolean | null
  readonly cardCode: string
  readonly cardName: string
  readonly name: string
  readonly phone: string
  readonly email: string
  /** Epoch ms. Another `issuedAt` means that the card was replaced since. */
  readonly firstIssuedAt: number | null
  readonly issuedAt: number | null
}

const billingKey = z.object({
  subscriberId: exact,
  provider: text,
  merchantId: text,
  sandbox: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  cardCode: text,
  cardName: text,
  name: text,
  phone: text,
  email: text,
  firstIssuedAt: time,
  issuedAt: time,
}) satisfies z.ZodType<BillingKey>

/** One billing key, or null when `raw` is not certainly one. */
export function readBillingKey(raw: unknown): BillingKey | null {
  const object = objectOf(raw)
  return object && (billingKey.safeParse(fromApi(BILLING_KEY_FIELDS, object)).data ?? null)
}

/** Reads only the key of this subscriber: another's answers another question. */
export function readKeyOf(subscriberId: string): (raw: unknown) => BillingKey | null {
  return (raw) => {
    const key = readBillingKey(raw)
    return key?.subscriberId === subscriberId ? key : null
  }
}
