import { shownStatus } from '../payment-object.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import type { ScheduleRow } from '../state/schedule-table.ts'

/**
 * The V1 ScheduleResult object with every documented field (portone-v1.md §2.4). `payment` is what
 * executing it left, `at` when it is looked at, epoch ms.
 */
export function scheduleObject(row: ScheduleRow, payment: PaymentRow | null, at: number) {
  const shown = payment === null ? null : shownStatus(payment, at)
  // A schedule that found no key, or whose order was paid by then, left no payment and failed.
  const without = row.status === 'executed' && payment === null ? 'failed' : null
  return {
    customer_uid: row.customer_uid,
    merchant_uid: row.merchant_uid,
    imp_uid: shown === null ? null : row.imp_uid,
    customer_id: null,
    schedule_at: row.schedule_at,
    executed_at: Math.floor(row.executed_at / 1000),
    revoked_at: Math.floor(row.revoked_at / 1000),
    amount: row.amount,
    currency: 'KRW',
    name: row.name,
    buyer_name: row.buyer_name,
    buyer_email: row.buyer_email,
    buyer_tel: row.buyer_tel,
    buyer_addr: row.buyer_addr,
    buyer_postcode: row.buyer_postcode,
    custom_data: row.custom_data,
    schedule_status: row.status,
    payment_status: shown === 'ready' ? null : (shown ?? without),
    fail_reason: shown === 'failed' ? (payment?.fail_reason ?? null) : row.fail_reason,
  }
}
