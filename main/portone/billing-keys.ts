import type { MoneyCallOptions, Reply } from './client.ts'
import { readBillingKey, readKeyOf, type BillingKey } from './billing-key-reply.ts'
import { lookUp, type LookUpTools } from './look-up.ts'
import { lookUpMany, type Found } from './many.ts'
import { sendMoney } from './money-call.ts'
import { pathOf } from './paths.ts'
import { readPaymentPage, type PaymentPage } from './payment-reply.ts'
import { readAll } from './reply-values.ts'
import { cutText } from './text-limits.ts'
import type { Transport } from './transport.ts'

/** Ids may have 80 characters, thrice that when escaped, and a request line must stay short. */
const IDS_A_CALL = 20

export interface KeyDeletion {
  readonly subscriberId: string
  /** Cut to 256. */
  readonly reason?: string
  readonly requester?: 'customer' | 'admin'
}

/** `GET /subscribe/customers/{customer_uid}` (portone-v1.md §2.3). */
export function getBillingKey(
  tools: LookUpTools,
  subscriberId: string,
): Promise<Reply<BillingKey>> {
  const path = pathOf(['subscribe', 'customers', subscriberId])
  return lookUp(tools, path, readKeyOf(subscriberId))
}

/** `GET /subscribe/customers?customer_uid[]=`; what HTTP 207 leaves out is in `missing`. */
export function getBillingKeys(
  tools: LookUpTools,
  subscriberIds: readonly string[],
): Promise<Reply<Found<BillingKey>>> {
  return lookUpMany(tools, {
    path: '/subscribe/customers',
    name: 'customer_uid[]',
    ids: subscriberIds,
    idsACall: IDS_A_CALL,
    read: (response) => readAll(response, readBillingKey),
    idOf: (key) => key.subscriberId,
  })
}

/** `GET /subscribe/customers/{customer_uid}/payments`: 20 a page, from page 1. */
export function paymentsOfSubscriber(
  tools: LookUpTools,
  subscriberId: string,
  page: number,
): Promise<Reply<PaymentPage>> {
  const path = pathOf(['subscribe', 'customers', subscriberId, 'payments'], { page: String(page) })
  return lookUp(tools, path, readPaymentPage)
}

/**
 * `DELETE /subscribe/customers/{customer_uid}`. Not reversible, and its schedules stay: they are to be
 * looked at first. `not-found` means that there is no such key, perhaps because it is deleted already.
 */
export function deleteBillingKey(
  transport: Transport,
  deletion: KeyDeletion,
  options: MoneyCallOptions,
): Promise<Reply<BillingKey>> {
  const { subscriberId, requester } = deletion
  const reason = cutText(deletion.reason, 256)
  const path = pathOf(['subscribe', 'customers', subscriberId], {
    ...(reason === undefined ? {} : { reason }),
    ...(requester === undefined ? {} : { 'extra[requester]': requester }),
  })
  return sendMoney(transport, { method: 'DELETE', path, options }, readKeyOf(subscriberId))
}
