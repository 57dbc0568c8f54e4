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
}

const INSERT = `
  INSERT INTO payment (
    imp_uid, merchant_uid, status, appears_at, settles_at, sandbox,
    amount, cancel_amount, tax_free, vat_amount, pg_provider, pg_id, pg_tid, apply_num,
    card_code, card_name, card_number, card_type, card_quota,
    name, buyer_name, buyer_email, buyer_tel, buyer_addr, buyer_postcode,
    custom_data, customer_uid, user_agent, started_at, paid_at, failed_at, cancelled_at,
    fail_reason, cancel_reason, receipt_url
  ) VALUES (
    @imp_uid, @merchant_uid, @status, @appears_at, @settles_at, @sandbox,
    @amount, @cancel_amount, @tax_free, @vat_amount, @pg_provider, @pg_id, @pg_tid, @apply_num,
    @card_code, @card_name, @card_number, @card_type, @card_quota,
    @name, @buyer_name, @buyer_email, @buyer_tel, @buyer_addr, @buyer_postcode,
    @custom_data, @customer_uid, @user_agent, @started_at, @paid_at, @failed_at, @cancelled_at,
    @fail_reason, @cancel_reason, @receipt_url
  )`

export function paymentTable(state: State): PaymentTable {
  const insert = state.prepare<[PaymentRow]>(INSERT)
  const byImpUid = state.prepare<[string], PaymentRow>('SELECT * FROM payment WHERE imp_uid = ?')
  const byMerchantUid = state.prepare<[string], PaymentRow>(
    'SELECT * FROM payment WHERE merchant_uid = ? ORDER BY id',
  )
  return {
    insert(row) {
      if (insert.run(row).changes !== 1) throw new Error('a payment was not recorded')
    },
    byImpUid: (impUid) => byImpUid.get(impUid) ?? null,
    byMerchantUid: (merchantUid) => byMerchantUid.all(merchantUid),
  }
}
