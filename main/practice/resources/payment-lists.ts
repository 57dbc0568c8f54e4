import type { Context, Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { answer, answerPartly, badRequest, notFound } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { readPage, readSorting, sortRows } from '../listing.ts'
import { answerPage } from '../page.ts'
import { shownStatus } from '../payment-object.ts'
import { listOf, readSeconds } from '../query.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import { UNKNOWN_PAYMENT, UNKNOWN_STATUS } from './payments.ts'

const STATUSES = ['all', 'ready', 'paid', 'cancelled', 'failed'] as const
const LONGEST_RANGE_S = 90 * 86_400
const MOST_IDS = 100

/** `GET /payments/status/{status}` and `GET /payments?imp_uid[]=` (portone-v1.md §3.2, §3.3). */
export function mountPaymentLists(app: Hono, parts: GatewayParts): void {
  app.get('/payments/status/:status?', authorize(parts.tokens), (c) => byStatus(c, parts))
  app.get('/payments', authorize(parts.tokens), (c) => byIds(new URL(c.req.url), parts))
}

function byStatus(c: Context, { ledger, now }: GatewayParts): Response {
  const asked = c.req.param('status') ?? 'all'
  const status = STATUSES.find((one) => one === asked)
  if (status === undefined) return badRequest(UNKNOWN_STATUS)
  const sorting = readSorting(c.req.query('sorting'))
  const page = readPage(c.req.query('page'), c.req.query('limit'))
  const at = now()
  const range = readRange(c.req.query('from'), c.req.query('to'), Math.floor(at / 1000))
  if (sorting === null || page === null || range === null) {
    return badRequest('조회 조건이 올바르지 않습니다.')
  }
  const { total, rows } = ledger.search({
    ...range,
    status,
    sorting,
    at,
    limit: page.limit,
    offset: page.from,
  })
  return answerPage(
    page,
    total,
    rows.map((row) => ledger.show(row, at)).filter((payment) => payment !== null),
  )
}

/** At most 90 days: up to now unless told otherwise, and from 90 days before that. */
function readRange(from: string | undefined, to: string | undefined, nowS: number) {
  const last = readSeconds(to, nowS)
  const first = last === null ? null : readSeconds(from, last - LONGEST_RANGE_S)
  if (first === null || last === null) return null
  if (first > last || last - first > LONGEST_RANGE_S) return null
  return { fromMs: first * 1000, toMs: last * 1000 + 999 }
}

function byIds(url: URL, { ledger, now }: GatewayParts): Response {
  const at = now()
  const impUids = listOf(url, 'imp_uid')
  const orders = listOf(url, 'merchant_uid')
  const asked = impUids.length + orders.length
  if (asked === 0) return badRequest('imp_uid 또는 merchant_uid 파라메터가 누락되었습니다.')
  if (asked > MOST_IDS) return badRequest('한 번에 100건까지 조회할 수 있습니다.')
  const visible = (row: PaymentRow | null): row is PaymentRow =>
    row !== null && shownStatus(row, at) !== null
  const found = [
    ...impUids.map((id) => ledger.row(id)),
    ...orders.map((id) => sortRows(ledger.rowsOf(id).filter(visible), '-started', at)[0] ?? null),
  ].filter(visible)
  if (found.length === 0) return notFound(UNKNOWN_PAYMENT)
  const list = found.map((row) => ledger.show(row, at))
  return found.length < asked ? answerPartly(list) : answer(list)
}
