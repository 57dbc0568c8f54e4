import type { State } from './open-state.ts'

/** What a call was for; all but `charge` are counted by what they were about, see `PostTable`. */
export type PostKind =
  | 'charge'
  | 'cancel'
  | 'register'
  | 'delete'
  | 'schedule'
  | 'move'
  | 'unschedule'

/** Counts the calls that change something: what "one POST in all" is checked against. */
export interface PostTable {
  /**
   * Counts one call and answers how many of its kind there have been. `about` is the order id of a
   * charge, the payment id of a cancel, the subscriber id of everything else.
   */
  count(kind: PostKind, about: string, arrivedAt: number): number
  counts(kind: PostKind): ReadonlyMap<string, number>
}

export function postTable(state: State): PostTable {
  const insert = state.prepare<[PostKind, string, number]>(
    'INSERT INTO post (kind, merchant_uid, arrived_at) VALUES (?, ?, ?)',
  )
  const times = state.prepare<[PostKind, string], { readonly times: number }>(
    'SELECT count(*) AS times FROM post WHERE kind = ? AND merchant_uid = ?',
  )
  const counts = state.prepare<[PostKind], { merchant_uid: string; times: number }>(
    `SELECT merchant_uid, count(*) AS times FROM post WHERE kind = ?
     GROUP BY merchant_uid ORDER BY min(id)`,
  )
  return {
    count(kind, about, arrivedAt) {
      if (insert.run(kind, about, arrivedAt).changes !== 1)
        throw new Error('a post was not counted')
      return times.get(kind, about)?.times ?? 0
    },
    counts: (kind) => new Map(counts.all(kind).map((row) => [row.merchant_uid, row.times])),
  }
}
