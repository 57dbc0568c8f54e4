import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { answer, badRequest, notFound } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { readPage, readSorting, sortRows } from '../listing.ts'
import { answerPage } from '../page.ts'
import { shownStatus } from '../payment-object.ts'
import type { PaymentRow } from '../state/payment-table.ts'

export const UNKNOWN_PAYMENT = '존재하지 않는 결제정보입니다.'
export const UNKNOWN_STATUS = '지원되지 않는 상태값입니다.'
const STATUSES = ['ready', 'paid', 'cancelled', 'failed']

/** Look-ups of payments (portone-v1.md §3.2). */
export function mountPayments(app: Hono, parts: GatewayParts): void {
  const { ledger, now } = parts
  app.use('/payments/*', authorize(parts.tokens))

  app.get('/payments/find/:merchant_uid/:status?', (c) => {
    const { merchant_uid: order, status } = c.req.param()
    if (isUnknownStatus(status)) return badRequest(UNKNOWN_STATUS)
    const sorting = readSorting(c.req.query('sorting'))
    if (sorting === null) return badRequest('지원되지 않는 정렬값입니다.')
    const at = now()
    const first = sortRows(visibleRows(parts, { order, status, at }), sorting, at)[0]
    const payment = first === undefined ? null : ledger.show(first, at)
    return payment === null ? notFound(UNKNOWN_PAYMENT) : answer(payment)
  })

  app.get('/payments/findAll/:merchant_uid/:status?', (c) => {
    const { merchant_uid: order, status } = c.req.param()
    if (isUnknownStatus(status)) return badRequest(UNKNOWN_STATUS)
    const sorting = readSorting(c.req.query('sorting'))
    const page = readPage(c.req.query('page'), c.req.query('limit'))
    if (sorting === null || page === null) return badRequest('조회 조건이 올바르지 않습니다.')
    const at = now()
    const rows = sortRows(visibleRows(parts, { order, status, at }), sorting, at)
    if (rows.length === 0) return notFound(UNKNOWN_PAYMENT)
    const shown = rows.slice(page.from, page.from + page.limit).map((row) => ledger.show(row, at))
    return answerPage(
      page,
      rows.length,
      shown.filter((payment) => payment !== null),
    )
  })

  // Only this endpoint hides test payments unless they are asked for (since 2026-01-26).
  app.get('/payments/:imp_uid', (c) => {
    const row = ledger.row(c.req.param('imp_uid'))
    const isHidden = row?.sandbox === 1 && c.req.query('include_sandbox') !== 'true'
    const payment = row === null || isHidden ? null : ledger.show(row, now())
    return payment === null ? notFound(UNKNOWN_PAYMENT) : answer(payment)
  })
}

interface Wanted {
  readonly order: string
  readonly status: string | undefined
  readonly at: number
}

function visibleRows({ ledger }: GatewayParts, wanted: Wanted): readonly PaymentRow[] {
  return ledger.rowsOf(wanted.order).filter((row) => {
    const status = shownStatus(row, wanted.at)
    return status !== null && (wanted.status === undefined || status === wanted.status)
  })
}

function isUnknownStatus(status: string | undefined): boolean {
  return status !== undefined && !STATUSES.includes(status)
}
