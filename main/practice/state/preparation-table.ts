import type { State } from './open-state.ts'

/** The amount that a payment window must open with. `currency` null is not checked. */
export interface PreparationRow {
  readonly merchant_uid: string
  readonly amount: number
  readonly currency: string | null
}

export interface PreparationTable {
  get(merchantUid: string): PreparationRow | null
  put(row: PreparationRow): void
}

export function preparationTable(state: State): PreparationTable {
  const get = state.prepare<[string], PreparationRow>(
    'SELECT merchant_uid, amount, currency FROM preparation WHERE merchant_uid = ?',
  )
  const put = state.prepare<[PreparationRow]>(
    `INSERT OR REPLACE INTO preparation (merchant_uid, amount, currency)
     VALUES (@merchant_uid, @amount, @currency)`,
  )
  return {
    get: (merchantUid) => get.get(merchantUid) ?? null,
    put(row) {
      if (put.run(row).changes !== 1) throw new Error('a preparation was not recorded')
    },
  }
}
