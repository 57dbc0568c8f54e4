import type { Payment, PaymentStatus, Reply } from './client.ts'
import { lookUp, UNFIT, type LookUpTools } from './look-up.ts'
import { lookUpMany, type Found } from './many.ts'
import { pathOf } from './paths.ts'
import { readPayment, readPaymentPage, type PaymentPage } from './payment-reply.ts'
import { readAll } from './reply-values.ts'

export type PaymentSorting = 'started' | '-started' | 'paid' | '-paid' | 'updated' | '-updated'

export interface PaymentListQuery {
  readonly status: PaymentStatus | 'all'
  /**
   * Epoch ms, both ends included, cut to the seconds that records carry; at most 90 days. Which time
   * is compared goes with the status (started, paid, failed, cancelled); for `all` it is not documented.
   */
  readonly from: number
  readonly to: number
  /** From 1. A page past the end is refused with HTTP 400: stop at `next` 0. */
  readonly page: number
  /** Rows a page, 1–1,000; 200 unless given, so that a page of full records fits the reply cap. */
  readonly limit?: number
  /** With a minus the newest lead. */
  readonly sorting: PaymentSorting
}

/** Payments by their ids. `missing` were not given: unknown, hidden, or not ours. */
export type FoundPayments = Found<Payment>

export const LONGEST_LIST_MS = 90 * 86_400_000
const MOST_ROWS = 1000
/** What one call takes (portone-v1.md §3.2), and as much as a request line carries without trouble. */
const IDS_A_CALL = 100

/** `GET /payments/status/{status}` (portone-v1.md §3.3). */
export function listPayments(
  tools: LookUpTools,
  query: PaymentListQuery,
): Promise<Reply<PaymentPage>> {
  const { status, from, to, page, limit = 200, sorting } = query
  const fromS = Math.floor(from / 1000)
  const toS = Math.floor(to / 1000)
  const fits =
    [fromS, toS, page, limit].every(Number.isSafeInteger) &&
    fromS >= 0 &&
    fromS <= toS &&
    (toS - fromS) * 1000 <= LONGEST_LIST_MS &&
    page >= 1 &&
    limit >= 1 &&
    limit <= MOST_ROWS
  if (!fits) return Promise.resolve(UNFIT)
  const path = pathOf(['payments', 'status', status], {
    from: String(fromS),
    to: String(toS),
    page: String(page),
    limit: String(limit),
    sorting,
  })
  return lookUp(tools, path, readPaymentPage)
}

/** `GET /payments?imp_uid[]=` (portone-v1.md §3.2), as many calls as it takes. */
export function getPayments(
  tools: LookUpTools,
  paymentIds: readonly string[],
): Promise<Reply<FoundPayments>> {
  return lookUpMany(tools, {
    path: '/payments',
    name: 'imp_uid[]',
    ids: paymentIds,
    idsACall: IDS_A_CALL,
    read: (response) => readAll(response, readPayment),
    idOf: (payment) => payment.paymentId,
  })
}
