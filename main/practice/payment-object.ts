import type { CancellationRow } from './state/cancellation-table.ts'
import type { PaymentRow, PaymentStatus } from './state/payment-table.ts'

/** What a look-up at `at` is told of a row, or null while it is hidden. */
export function shownStatus(row: PaymentRow, at: number): PaymentStatus | null {
  if (at < row.appears_at) return null
  return at < row.settles_at ? 'ready' : row.status
}

/** When the row last changed as far as anybody can see at `at`, epoch ms. */
export function updatedAt(row: PaymentRow, at: number): number {
  return at < row.settles_at ? row.started_at : Math.max(row.settles_at, row.cancelled_at)
}

export interface PaymentView {
  readonly row: PaymentRow
  readonly cancellations: readonly CancellationRow[]
  /** What the gateway calls it now. */
  readonly status: PaymentStatus
}

/**
 * The V1 Payment object with every documented field (portone-v1.md §4.3): times are unix seconds
 * and 0 where something did not happen, texts null where there is none.
 */
export function paymentObject({ row, cancellations, status }: PaymentView) {
  const isOpen = status === 'ready'
  const seconds = (ms: number): number => (isOpen ? 0 : Math.floor(ms / 1000))
  return {
    imp_uid: row.imp_uid,
    merchant_uid: row.merchant_uid,
    pay_method: 'card',
    channel: 'api',
    pg_provider: row.pg_provider,
    emb_pg_provider: null,
    pg_tid: row.pg_tid,
    pg_id: row.pg_id,
    escrow: false,
    apply_num: isOpen ? null : row.apply_num,
    bank_code: null,
    bank_name: null,
    card_code: row.card_code,
    card_name: row.card_name,
    card_issuer_code: row.card_code,
    card_issuer_name: row.card_name,
    card_publisher_code: null,
    card_publisher_name: null,
    card_quota: row.card_quota,
    card_number: row.card_number,
    card_type: row.card_type,
    vbank_code: null,
    vbank_name: null,
    vbank_num: null,
    vbank_holder: null,
    vbank_date: 0,
    vbank_issued_at: 0,
    name: row.name,
    amount: row.amount,
    cancel_amount: isOpen ? 0 : row.cancel_amount,
    currency: 'KRW',
    buyer_name: row.buyer_name,
    buyer_email: row.buyer_email,
    buyer_tel: row.buyer_tel,
    buyer_addr: row.buyer_addr,
    buyer_postcode: row.buyer_postcode,
    custom_data: row.custom_data,
    user_agent: row.user_agent,
    status,
    started_at: Math.floor(row.started_at / 1000),
    paid_at: seconds(row.paid_at),
    failed_at: seconds(row.failed_at),
    cancelled_at: seconds(row.cancelled_at),
    fail_reason: isOpen ? null : row.fail_reason,
    cancel_reason: isOpen ? null : row.cancel_reason,
    receipt_url: isOpen ? null : row.receipt_url,
    cancel_history: isOpen ? [] : cancellations.map(cancellationObject),
    cancel_receipt_urls: isOpen ? [] : cancellations.map((item) => item.receipt_url),
    deposit_history: [],
    cash_receipt_issued: false,
    customer_uid: row.customer_uid,
    customer_uid_usage: row.customer_uid_usage,
    promotion: null,
    sandbox: row.sandbox === 1,
  }
}

export type PaymentObject = ReturnType<typeof paymentObject>

function cancellationObject(item: CancellationRow) {
  return {
    pg_tid: item.pg_tid,
    amount: item.amount,
    cancelled_at: Math.floor(item.cancelled_at / 1000),
    reason: item.reason,
    cancellation_id: item.cancellation_id,
    receipt_url: item.receipt_url,
  }
}
