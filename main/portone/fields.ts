/**
 * Our names and the API's, side by side; the only place in the program where the two meet besides
 * the token call. Source: portone-v1.md §2.1 and §4.3.
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
} as const

/** The card's own fields, which are written to the body byte by byte (`onetime.ts`). */
export const CARD_FIELDS = {
  number: 'card_number',
  expiry: 'expiry',
  identity: 'birth',
  pin: 'pwd_2digit',
} as const

/** Everything else a key-in charge may carry. `channelGroupId` is camelCase in the API as well. */
export const CHARGE_FIELDS = {
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
  channel: 'pg',
  channelGroupId: 'channelGroupId',
  subscriberId: 'customer_uid',
  customText: 'custom_data',
  noticeUrl: 'notice_url',
  browserIp: 'browser_ip',
  productType: 'product_type',
  interestFreeByMerchant: 'interest_free_by_merchant',
  useCardPoint: 'use_card_point',
  promotionId: 'promotion_id',
  bypass: 'bypass',
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
