import type { State } from './open-state.ts'

/** One item of `cancel_history`. */
export interface CancellationRow {
  readonly cancellation_id: string
  readonly imp_uid: string
  readonly pg_tid: string
  readonly amount: number
  readonly tax_free: number
  readonly vat_amount: number | null
  /** Epoch ms. */
  readonly cancelled_at: number
  readonly reason: string
  readonly receipt_url: string
}

export interface CancellationTable {
  insert(row: CancellationRow): void
  /** Oldest first. */
  byImpUid(impUid: string): readonly CancellationRow[]
}

export function cancellationTable(state: State): CancellationTable {
  const insert = state.prepare<[CancellationRow]>(
    `INSERT INTO cancellation
       (cancellation_id, imp_uid, pg_tid, amount, tax_free, vat_amount, cancelled_at, reason,
        receipt_url)
     VALUES
       (@cancellation_id, @imp_uid, @pg_tid, @amount, @tax_free, @vat_amount, @cancelled_at, @reason,
        @receipt_url)`,
  )
  const byImpUid = state.prepare<[string], CancellationRow>(
    `SELECT cancellation_id, imp_uid, pg_tid, amount, tax_free, vat_amount, cancelled_at, reason,
       receipt_url
     FROM cancellation WHERE imp_uid = ? ORDER BY cancelled_at, rowid`,
  )
  return {
    insert(row) {
      if (insert.run(row).changes !== 1) throw new Error('a cancellation was not recorded')
    },
    byImpUid: (impUid) => byImpUid.all(impUid),
  }
}
