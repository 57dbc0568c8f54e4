import { ANY_CHARGE_FIELDS } from './fields.ts'

/**
 * Our names and the API's for stored cards and schedules; see `fields.ts`. Source: portone-v1.md
 * §2.2–§2.4.
 */

/** A charge of a billing key, `POST /subscribe/payments/again` (§2.2). */
export const AGAIN_FIELDS = {
  ...ANY_CHARGE_FIELDS,
  subscriberId: 'customer_uid',
  channelKey: 'channel_key',
  browserIp: 'browser_ip',
  productCount: 'product_count',
  cashReceiptKind: 'cash_receipt_type',
  promotionId: 'promotion_id',
} as const

/** An item of `schedules` in `POST /subscribe/payments/schedule` (§2.4). */
export const SCHEDULED_CHARGE_FIELDS = {
  ...ANY_CHARGE_FIELDS,
  atSeconds: 'schedule_at',
  currency: 'currency',
  productCount: 'product_count',
  cashReceiptKind: 'cash_receipt_type',
} as const

/** Around the items of `schedules`. */
export const SCHEDULING_FIELDS = {
  subscriberId: 'customer_uid',
  checkingWon: 'checking_amount',
  channel: 'pg',
  channelKey: 'channel_key',
} as const

/** What a schedule is at the gateway (§2.4). */
export const SCHEDULE_FIELDS = {
  subscriberId: 'customer_uid',
  orderId: 'merchant_uid',
  paymentId: 'imp_uid',
  at: 'schedule_at',
  executedAt: 'executed_at',
  revokedAt: 'revoked_at',
  amountWon: 'amount',
  itemName: 'name',
  status: 'schedule_status',
  paymentStatus: 'payment_status',
  failReason: 'fail_reason',
} as const

/** Registering a card, besides the card (§2.3). */
export const REGISTRATION_FIELDS = {
  channel: 'pg',
  channelKey: 'channel_key',
  channelGroupId: 'channel_group_id',
  name: 'customer_name',
  phone: 'customer_tel',
  email: 'customer_email',
  address: 'customer_addr',
  postcode: 'customer_postcode',
} as const

/** What a billing key is at the gateway (§2.3). The masked number is never read. */
export const BILLING_KEY_FIELDS = {
  subscriberId: 'customer_uid',
  provider: 'pg_provider',
  merchantId: 'pg_id',
  sandbox: 'sandbox',
  cardCode: 'card_code',
  cardName: 'card_name',
  name: 'customer_name',
  phone: 'customer_tel',
  email: 'customer_email',
  firstIssuedAt: 'inserted',
  issuedAt: 'updated',
} as const
