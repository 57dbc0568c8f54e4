import type { State } from './open-state.ts'

/** A cancel that was taken and is carried out at `due_at`, epoch ms. */
export interface PendingCancelRow {
  readonly imp_uid: string
  readonly due_at: number
  readonly amount: number | null
  readonly tax_free: number | null
  readonly vat_amount: number | null
  readonly checksum: number | null
  readonly reason: string
}

export interface PendingCancelTable {
  insert(row: PendingCancelRow): void
  /** The earliest due one, or null. */
  first(): PendingCancelRow | null
  /** Forgets the earliest due one. */
  removeFirst(): void
}

export function pendingCancelTable(state: State): PendingCancelTable {
  const insert = state.prepare<[PendingCancelRow]>(
    `INSERT INTO pending_cancel (imp_uid, due_at, amount, tax_free, vat_amount, checksum, reason)
     VALUES (@imp_uid, @due_at, @amount, @tax_free, @vat_amount, @checksum, @reason)`,
  )
  const first = state.prepare<[], PendingCancelRow>(
    'SELECT * FROM pending_cancel ORDER BY due_at, id LIMIT 1',
  )
  const remove = state.prepare(
    'DELETE FROM pending_cancel WHERE id = (SELECT id FROM pending_cancel ORDER BY due_at, id LIMIT 1)',
  )
  return {
    insert(row) {
      if (insert.run(row).changes !== 1) throw new Error('a pending cancel was not recorded')
    },
    first: () => first.get() ?? null,
    removeFirst() {
      remove.run()
    },
  }
}
