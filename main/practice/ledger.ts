import { paymentObject, shownStatus } from './payment-object.ts'
import type { PaymentObject } from './payment-object.ts'
import { REVERSAL_REASON } from './charge/charge-rows.ts'
import { cancellationTable } from './state/cancellation-table.ts'
import type { CancellationRow } from './state/cancellation-table.ts'
import type { State } from './state/open-state.ts'
import { paymentTable } from './state/payment-table.ts'
import type { PaymentRow } from './state/payment-table.ts'
import { postTable } from './state/post-table.ts'

/** The gateway's books: what was charged, whoever was told. */
export interface Ledger {
  /** Commits a charge whole. False when a visible payment of this order forbids it. */
  record(charge: Charge): boolean
  /** Every row of an order, oldest first, hidden ones too. */
  rowsOf(merchantUid: string): readonly PaymentRow[]
  row(impUid: string): PaymentRow | null
  /** As a look-up at `at` shows it, or null while it is hidden. */
  show(row: PaymentRow, at: number): PaymentObject | null
  countPost(merchantUid: string, at: number): void
  posts(): ReadonlyMap<string, number>
}

export interface Charge {
  readonly merchantUid: string
  /** What the scenario leaves behind; may be nothing. */
  readonly rows: readonly PaymentRow[]
  /** Epoch ms. */
  readonly at: number
  /** The guide's order id may be paid any number of times. */
  readonly mayRepeat: boolean
}

export function openLedger(state: State): Ledger {
  const payments = paymentTable(state)
  const cancellations = cancellationTable(state)
  const posts = postTable(state)

  const record = state.transaction(({ merchantUid, rows, at, mayRepeat }: Charge) => {
    if (!mayRepeat && isPaid(payments.byMerchantUid(merchantUid), at)) return false
    for (const row of rows) {
      payments.insert(row)
      if (row.status === 'cancelled') cancellations.insert(reversal(row))
    }
    return true
  })

  return {
    record: (charge) => record.immediate(charge),
    rowsOf: (merchantUid) => payments.byMerchantUid(merchantUid),
    row: (impUid) => payments.byImpUid(impUid),
    show(row, at) {
      const status = shownStatus(row, at)
      if (status === null) return null
      return paymentObject({ row, status, cancellations: cancellations.byImpUid(row.imp_uid) })
    },
    countPost: (merchantUid, at) => posts.insert(merchantUid, at),
    posts: () => posts.counts(),
  }
}

/**
 * An id that was approved once is used up, even if cancelled since. An approval that is not yet
 * visible does not protect: V1 is not known to refuse two posts of one id that overlap, so this
 * gateway charges twice and lets a careless till be caught.
 */
function isPaid(rows: readonly PaymentRow[], at: number): boolean {
  return rows.some((row) => {
    const status = shownStatus(row, at)
    return status === 'paid' || status === 'cancelled'
  })
}

function reversal(row: PaymentRow): CancellationRow {
  return {
    cancellation_id: `cancel_${row.imp_uid}`,
    imp_uid: row.imp_uid,
    pg_tid: row.pg_tid,
    amount: row.cancel_amount,
    cancelled_at: row.cancelled_at,
    reason: row.cancel_reason ?? REVERSAL_REASON,
    receipt_url: row.receipt_url ?? '',
  }
}
