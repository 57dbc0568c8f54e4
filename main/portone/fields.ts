/**
 * Our names and the API's, side by side; with `subscriber-fields.ts` the only place in the program
 * where the two meet besides the token call. Source: portone-v1.md §2–§4.
 */
export const PAYMENT_FIELDS = {
  paymentId: 'imp_uid',
  orderId: 'merchant_uid',
  amountWon: 'amount',
  cancelledWon: 'cancel_amount',
  currency: 'currency',
  status: 'status',
  sandbox: 'sandbox',
  merchantId: 'pg_id',
  provider: 'pg_provider',
  approvalNumber: 'apply_num',
  cardCode: 'card_code',
  cardName: 'card_name',
  cardKind: 'card_type',
  installmentMonths: 'card_quota',
  startedAt: 'started_at',
  paidAt: 'paid_at',
  failedAt: 'failed_at',
  cancelledAt: 'cancelled_at',
  failReason: 'fail_reason',
  receiptUrl: 'receipt_url',
  method: 'pay_method',
  source: 'channel',
  itemName: 'name',
  subscriberId: 'customer_uid',
  subscriberUse: 'customer_uid_usage',
  cancellations: 'cancel_history',
} as const

/** An item of `cancel_history`. `tax_free` is not documented there. */
export const CANCELLATION_FIELDS = {
  cancellationId: 'cancellation_id',
  amountWon: 'amount',
  taxFreeWon: 'tax_free',
  cancelledAt: 'cancelled_at',
  reason: 'reason',
  transactionId: 'pg_tid',
  receiptUrl: 'receipt_url',
} as const

/** Everything `POST /payments/cancel` documents (§3.1). */
export const CANCEL_FIELDS = {
  paymentId: 'imp_uid',
  orderId: 'merchant_uid',
  amountWon: 'amount',
  taxFreeWon: 'tax_free',
  vatWon: 'vat_amount',
  checksumWon: 'checksum',
  reason: 'reason',
  refundHolder: 'refund_holder',
  refundBank: 'refund_bank',
  refundAccount: 'refund_account',
  refundPhone: 'refund_tel',
  keepPromotion: 'retain_promotion',
  sendWebhook: 'enable_webhook',
} as const

/** `/payments/prepare` (§3.4). */
export const PREPARED_FIELDS = {
  orderId: 'merchant_uid',
  amountWon: 'amount',
  currency: 'currency',
} as const

/** A channel of `GET /users/pg` (§3.5). */
export const CHANNEL_FIELDS = {
  provider: 'pg_provider',
  merchantId: 'pg_id',
  sandbox: 'sandbox',
  kind: 'type',
  name: 'channel_name',
  channelKey: 'channel_key',
} as const

/** The card's own fields, which are written to the body byte by byte (`onetime.ts`). */
export const CARD_FIELDS = {
  number: 'card_number',
  expiry: 'expiry',
  identity: 'birth',
  pin: 'pwd_2digit',
} as const

/** What every charge may carry: key-in, by billing key, scheduled. */
export const ANY_CHARGE_FIELDS = {
  orderId: 'merchant_uid',
  amountWon: 'amount',
  taxFreeWon: 'tax_free',
  vatWon: 'vat_amount',
  installmentMonths: 'card_quota',
  itemName: 'name',
  buyerName: 'buyer_name',
  buyerPhone: 'buyer_tel',
  buyerEmail: 'buyer_email',
  buyerAddress: 'buyer_addr',
  buyerPostcode: 'buyer_postcode',
  customText: 'custom_data',
  noticeUrl: 'notice_url',
  productType: 'product_type',
  interestFreeByMerchant: 'interest_free_by_merchant',
  useCardPoint: 'use_card_point',
  bypass: 'bypass',
} as const

/** A key-in charge besides its card. `channelGroupId` is camelCase in the API as well. */
export const CHARGE_FIELDS = {
  ...ANY_CHARGE_FIELDS,
  channel: 'pg',
  channelGroupId: 'channelGroupId',
  subscriberId: 'customer_uid',
  browserIp: 'browser_ip',
  promotionId: 'promotion_id',
} as const

type FieldTable = Readonly<Record<string, string>>
type Named<Table extends FieldTable, Value> = { readonly [Name in keyof Table]?: Value }

/**
 * An API object under our names; what the table does not list is left behind. Only own properties
 * are read, so that a `__proto__` in a reply lends nothing.
 */
export function fromApi<Table extends FieldTable>(
  table: Table,
  raw: object,
): Named<Table, unknown> {
  const own = new Map<string, unknown>(Object.entries(raw))
  const named = Object.entries(table).map(([ours, theirs]) => [ours, own.get(theirs)])
  return Object.fromEntries(named) as Named<Table, unknown> // fromEntries forgets the key names
}

/** Our values under the API's names; absent ones stay absent. */
export function toApi<Table extends FieldTable>(
  table: Table,
  values: Named<Table, string | number | boolean | undefined>,
): Record<string, string | number | boolean> {
  const body: Record<string, string | number | boolean> = {}
  for (const [ours, theirs] of Object.entries(table)) {
    const value = values[ours as keyof Table] // the table's own key, widened by Object.entries
    if (value !== undefined) body[theirs] = value
  }
  return body
}
