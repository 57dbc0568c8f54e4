import type { Sorting } from '../listing.ts'
import type { State } from './open-state.ts'
import type { PaymentRow, PaymentStatus } from './payment-table.ts'

export interface PaymentSearch {
  readonly status: PaymentStatus | 'all'
  /** Epoch ms, both included. */
  readonly fromMs: number
  readonly toMs: number
  readonly sorting: Sorting
  /** Rows as they are seen at this time, epoch ms. */
  readonly at: number
  readonly limit: number
  readonly offset: number
}

export interface FoundPayments {
  readonly total: number
  readonly rows: readonly PaymentRow[]
}

// The time that is compared goes with the status; for `all` the documentation names none, and the
// start is what every payment has (portone-v1.md §3.3).
const MATCHING = `
  FROM payment
  WHERE appears_at <= @at
    AND @status IN ('all', CASE WHEN settles_at > @at THEN 'ready' ELSE status END)
    AND CASE @status
          WHEN 'paid' THEN paid_at
          WHEN 'cancelled' THEN cancelled_at
          WHEN 'failed' THEN failed_at
          ELSE started_at
        END BETWEEN @fromMs AND @toMs`

const SORTED = `
  SELECT * ${MATCHING}
  ORDER BY
    CASE WHEN @newestFirst THEN -1 ELSE 1 END *
    CASE @sorting
      WHEN 'started' THEN started_at
      WHEN 'paid' THEN CASE WHEN settles_at > @at THEN 0 ELSE paid_at END
      ELSE CASE WHEN settles_at > @at THEN started_at ELSE max(settles_at, cancelled_at) END
    END,
    CASE WHEN @newestFirst THEN -id ELSE id END
  LIMIT @limit OFFSET @offset`

interface Bound {
  readonly status: string
  readonly fromMs: number
  readonly toMs: number
  readonly at: number
  readonly sorting: string
  readonly newestFirst: 0 | 1
  readonly limit: number
  readonly offset: number
}

/** Payments by status and time, as `GET /payments/status/{status}` finds them. */
export function paymentSearch(state: State): (search: PaymentSearch) => FoundPayments {
  const count = state.prepare<[Bound], { readonly total: number }>(
    `SELECT count(*) AS total ${MATCHING}`,
  )
  const select = state.prepare<[Bound], PaymentRow>(SORTED)
  return ({ sorting, ...rest }) => {
    const bound: Bound = {
      ...rest,
      sorting: sorting.replace('-', ''),
      newestFirst: sorting.startsWith('-') ? 1 : 0,
    }
    return { total: count.get(bound)?.total ?? 0, rows: select.all(bound) }
  }
}
