import { paymentObject, shownStatus } from './payment-object.ts'
import type { PaymentObject } from './payment-object.ts'
import { REVERSAL_REASON, receiptUrl } from './charge/charge-rows.ts'
import { billingKeyTable } from './state/billing-key-table.ts'
import type { BillingKeyTable, NewBillingKey } from './state/billing-key-table.ts'
import { cancellationTable } from './state/cancellation-table.ts'
import type { CancellationRow } from './state/cancellation-table.ts'
import type { State } from './state/open-state.ts'
import { paymentTable } from './state/payment-table.ts'
import type { CancelledPayment, PaymentRow } from './state/payment-table.ts'
import { paymentSearch } from './state/payment-search.ts'
import type { FoundPayments, PaymentSearch } from './state/payment-search.ts'
import { pendingCancelTable } from './state/pending-cancel-table.ts'
import type { PendingCancelTable } from './state/pending-cancel-table.ts'
import { preparationTable } from './state/preparation-table.ts'
import type { PreparationTable } from './state/preparation-table.ts'
import { scheduleTable } from './state/schedule-table.ts'
import type { ScheduleTable } from './state/schedule-table.ts'
import { postTable } from './state/post-table.ts'
import type { PostTable } from './state/post-table.ts'

/** The gateway's books: what was charged, whoever was told. */
export interface Ledger {
  /** Commits a charge whole. False when a visible payment of this order forbids it. */
  record(charge: Charge): boolean
  /** Every row of an order, oldest first, hidden ones too. */
  rowsOf(merchantUid: string): readonly PaymentRow[]
  row(impUid: string): PaymentRow | null
  /** Every payment that a subscriber id was used in, oldest first, hidden ones too. */
  rowsOfSubscriber(customerUid: string): readonly PaymentRow[]
  search(search: PaymentSearch): FoundPayments
  /** As a look-up at `at` shows it, or null while it is hidden. */
  show(row: PaymentRow, at: number): PaymentObject | null
  /** Books a cancel that was judged; answers the row as it is then. */
  takeBack(cancel: TakenBack): PaymentRow
  readonly pendingCancels: PendingCancelTable
  readonly posts: PostTable
  readonly keys: BillingKeyTable
  readonly schedules: ScheduleTable
  readonly preparations: PreparationTable
  /** Commits what `work` writes whole, or nothing of it. */
  atomically<T>(work: () => T): T
}

export interface TakenBack {
  readonly impUid: string
  readonly amount: number
  readonly taxFree: number
  readonly vatAmount: number | null
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
  readonly statusWhenPartly: 'paid' | 'cancelled'
}

export interface Charge {
  readonly merchantUid: string
  /** What the scenario leaves behind; may be nothing. */
  readonly rows: readonly PaymentRow[]
  /** Epoch ms. */
  readonly at: number
  /** The guide's order id may be paid any number of times. */
  readonly mayRepeat: boolean
  /** The billing key that an approved charge issues along the way. */
  readonly key?: NewBillingKey
}

export function openLedger(state: State): Ledger {
  const payments = paymentTable(state)
  const cancellations = cancellationTable(state)
  const search = paymentSearch(state)
  const keys = billingKeyTable(state)

  const record = state.transaction(({ merchantUid, rows, at, mayRepeat, key }: Charge) => {
    if (!mayRepeat && isPaid(payments.byMerchantUid(merchantUid), at)) return false
    for (const row of rows) {
      payments.insert(row)
      if (row.status === 'cancelled') cancellations.insert(reversal(row))
    }
    if (key !== undefined && rows.some((row) => row.status === 'paid')) keys.issue(key)
    return true
  })

  const takeBack = state.transaction((cancel: TakenBack) => {
    const row = payments.byImpUid(cancel.impUid)
    if (row === null) throw new Error('a cancel of no payment')
    const { change, item } = cancelled(row, cancel, cancellations.byImpUid(row.imp_uid).length)
    payments.update(change)
    cancellations.insert(item)
    return { ...row, ...change }
  })

  return {
    record: (charge) => record.immediate(charge),
    rowsOf: (merchantUid) => payments.byMerchantUid(merchantUid),
    row: (impUid) => payments.byImpUid(impUid),
    rowsOfSubscriber: (customerUid) => payments.byCustomerUid(customerUid),
    search,
    takeBack: (cancel) => takeBack.immediate(cancel),
    pendingCancels: pendingCancelTable(state),
    posts: postTable(state),
    keys,
    schedules: scheduleTable(state),
    preparations: preparationTable(state),
    atomically: (work) => state.transaction(work).immediate(),
    show(row, at) {
      const status = shownStatus(row, at)
      if (status === null) return null
      return paymentObject({ row, status, cancellations: cancellations.byImpUid(row.imp_uid) })
    },
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

/** On INICIS a cancel of the whole carries the charge's own transaction id (portone-v1.md §3.1). */
function cancelled(row: PaymentRow, cancel: TakenBack, before: number) {
  const cancelAmount = row.cancel_amount + cancel.amount
  const isWhole = cancelAmount === row.amount
  const tid = cancel.amount === row.amount ? row.pg_tid : `${row.pg_tid}P${before + 1}`
  const change: CancelledPayment = {
    imp_uid: row.imp_uid,
    status: isWhole ? 'cancelled' : cancel.statusWhenPartly,
    cancel_amount: cancelAmount,
    tax_free_cancelled: row.tax_free_cancelled + cancel.taxFree,
    vat_cancelled: row.vat_cancelled + (cancel.vatAmount ?? 0),
    cancelled_at: cancel.at,
    cancel_reason: cancel.reason,
  }
  const item: CancellationRow = {
    cancellation_id: `cancel_${row.imp_uid}_${before + 1}`,
    imp_uid: row.imp_uid,
    pg_tid: tid,
    amount: cancel.amount,
    tax_free: cancel.taxFree,
    vat_amount: cancel.vatAmount,
    cancelled_at: cancel.at,
    reason: cancel.reason,
    receipt_url: receiptUrl(tid),
  }
  return { change, item }
}

function reversal(row: PaymentRow): CancellationRow {
  return {
    cancellation_id: `cancel_${row.imp_uid}`,
    imp_uid: row.imp_uid,
    pg_tid: row.pg_tid,
    amount: row.cancel_amount,
    tax_free: row.tax_free,
    vat_amount: row.vat_amount,
    cancelled_at: row.cancelled_at,
    reason: row.cancel_reason ?? REVERSAL_REASON,
    receipt_url: row.receipt_url ?? '',
  }
}
