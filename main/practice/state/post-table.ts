import type { State } from './open-state.ts'

/** Counts the calls that could have moved money: what "one POST in all" is checked against. */
export interface PostTable {
  insert(merchantUid: string, arrivedAt: number): void
  counts(): ReadonlyMap<string, number>
}

export function postTable(state: State): PostTable {
  const insert = state.prepare<[string, number]>(
    'INSERT INTO post (merchant_uid, arrived_at) VALUES (?, ?)',
  )
  const counts = state.prepare<[], { merchant_uid: string; times: number }>(
    'SELECT merchant_uid, count(*) AS times FROM post GROUP BY merchant_uid ORDER BY min(id)',
  )
  return {
    insert(merchantUid, arrivedAt) {
      if (insert.run(merchantUid, arrivedAt).changes !== 1)
        throw new Error('a post was not counted')
    },
    counts: () => new Map(counts.all().map((row) => [row.merchant_uid, row.times])),
  }
}
