import type { State } from './open-state.ts'

export type PaymentStatus = 'ready' | 'paid' | 'cancelled' | 'failed'

/** A payment as the books hold it. Times are epoch ms, 0 = did not happen; amounts whole won. */
export interface PaymentRow {
  readonly imp_uid: string
  readonly merchant_uid: string
  /** How it ends; see `shownStatus` for what a look-up is told now. */
  readonly status: PaymentStatus
  readonly appears_at: number
  readonly settles_at: number
  readonly sandbox: number
  readonly amount: number
  readonly cancel_amount: number
  readonly tax_free: number
  readonly vat_amount: number | null
  /** Of `tax_free` and `vat_amount`, what cancels have taken. */
  readonly tax_free_cancelled: number
  readonly vat_cancelled: number
  readonly pg_provider: string
  readonly pg_id: string
  readonly pg_tid: string
  readonly apply_num: string | null
  readonly card_code: string | null
  readonly card_name: string | null
  readonly card_number: string | null
  readonly card_type: number | null
  readonly card_quota: number
  readonly name: string | null
  readonly buyer_name: string | null
  readonly buyer_email: string | null
  readonly buyer_tel: string | null
  readonly buyer_addr: string | null
  readonly buyer_postcode: string | null
  readonly custom_data: string | null
  readonly customer_uid: string | null
  readonly customer_uid_usage: 'issue' | 'payment' | 'payment.scheduled' | null
  /** First six and last four digits of the documented test card; null in older books. */
  readonly card_mark: string | null
  readonly user_agent: string
  readonly started_at: number
  readonly paid_at: number
  readonly failed_at: number
  readonly cancelled_at: number
  readonly fail_reason: string | null
  readonly cancel_reason: string | null
  readonly receipt_url: string | null
}

export interface PaymentTable {
  insert(row: PaymentRow): void
  byImpUid(impUid: string): PaymentRow | null
  /** Oldest first, hidden ones too. */
  byMerchantUid(merchantUid: string): readonly PaymentRow[]
  byCustomerUid(customerUid: string): readonly PaymentRow[]
  update(change: CancelledPayment): void
}

/** What a cancel changes in a payment. */
export type CancelledPayment = Pick<
  PaymentRow,
  | 'imp_uid'
  | 'status'
  | 'cancel_amount'
  | 'tax_free_cancelled'
  | 'vat_cancelled'
  | 'cancelled_at'
  | 'cancel_reason'
>

const INSERT = `
  INSERT INTO payment (
    imp_uid, merchant_uid, status, appears_at, settles_at, sandbox,
    amount, cancel_amount, tax_free, vat_amount, tax_free_cancelled, vat_cancelled,
    pg_provider, pg_id, pg_tid, apply_num,
    card_code, card_name, card_number, card_type, card_quota,
    name, buyer_name, buyer_email, buyer_tel, buyer_addr, buyer_postcode,
    custom_data, customer_uid, customer_uid_usage, card_mark, user_agent,
    started_at, paid_at, failed_at, cancelled_at,
    fail_reason, cancel_reason, receipt_url
  ) VALUES (
    @imp_uid, @merchant_uid, @status, @appears_at, @settles_at, @sandbox,
    @amount, @cancel_amount, @tax_free, @vat_amount, @tax_free_cancelled, @vat_cancelled,
    @pg_provider, @pg_id, @pg_tid, @apply_num,
    @card_code, @card_name, @card_number, @card_type, @card_quota,
    @name, @buyer_name, @buyer_email, @buyer_tel, @buyer_addr, @buyer_postcode,
    @custom_data, @customer_uid, @customer_uid_usage, @card_mark, @user_agent,
    @started_at, @paid_at, @failed_at, @cancelled_at,
    @fail_reason, @cancel_reason, @receipt_url
  )`

const CANCEL = `
  UPDATE payment SET
    status = @status, cancel_amount = @cancel_amount, tax_free_cancelled = @tax_free_cancelled,
    vat_cancelled = @vat_cancelled, cancelled_at = @cancelled_at, cancel_reason = @cancel_reason
  WHERE imp_uid = @imp_uid`

export function paymentTable(state: State): PaymentTable {
  const insert = state.prepare<[PaymentRow]>(INSERT)
  const byImpUid = state.prepare<[string], PaymentRow>('SELECT * FROM payment WHERE imp_uid = ?')
  const byMerchantUid = state.prepare<[string], PaymentRow>(
    'SELECT * FROM payment WHERE merchant_uid = ? ORDER BY id',
  )
  const byCustomerUid = state.prepare<[string], PaymentRow>(
    'SELECT * FROM payment WHERE customer_uid = ? ORDER BY id',
  )
  const cancel = state.prepare<[CancelledPayment]>(CANCEL)
  return {
    insert(row) {
      if (insert.run(row).changes !== 1) throw new Error('a payment was not recorded')
    },
    update(change) {
      if (cancel.run(change).changes !== 1) throw new Error('a cancel was not recorded')
    },
    byCustomerUid: (customerUid) => byCustomerUid.all(customerUid),
    byImpUid: (impUid) => byImpUid.get(impUid) ?? null,
    byMerchantUid: (merchantUid) => byMerchantUid.all(merchantUid),
  }
}
