import type { Context, Hono } from 'hono'
import { scheduleObject } from '../billing/schedule-object.ts'
import { badRequest } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { readPage } from '../listing.ts'
import { answerPage } from '../page.ts'
import { readSeconds } from '../query.ts'
import type { ScheduleSearch } from '../state/schedule-table.ts'

const STATUSES = ['scheduled', 'executed', 'revoked'] as const
/** Three months, the longest of which have 31, 31 and 30 days. */
const LONGEST_RANGE_S = 92 * 86_400

/**
 * Schedules of a time (portone-v1.md §2.3, §2.4). The parameters of the subscriber's list have hyphens
 * and no prefix, those of the other have underscores. Mounted behind the token checks.
 */
export function mountScheduleLists(app: Hono, parts: GatewayParts): void {
  app.get('/subscribe/payments/schedule', (c) => {
    const sorting = c.req.query('sorting')
    const newestFirst = sorting !== 'scheduled'
    return list(c, parts, {
      customerUid: null,
      newestFirst,
      from: c.req.query('schedule_from'),
      to: c.req.query('schedule_to'),
      status: c.req.query('schedule_status'),
      limit: c.req.query('limit'),
    })
  })
  const ofSubscriber = (c: Context): Response =>
    list(c, parts, {
      customerUid: c.req.param('customer_uid') ?? '',
      newestFirst: true,
      from: c.req.query('from'),
      to: c.req.query('to'),
      status: c.req.query('schedule-status'),
      limit: undefined,
    })
  app.get('/subscribe/payments/schedule/customers/:customer_uid', ofSubscriber)
  app.get('/subscribe/customers/:customer_uid/schedules', ofSubscriber)
}

interface Asked {
  readonly customerUid: string | null
  readonly newestFirst: boolean
  readonly from: string | undefined
  readonly to: string | undefined
  readonly status: string | undefined
  readonly limit: string | undefined
}

function list(c: Context, { ledger, now }: GatewayParts, asked: Asked): Response {
  const page = readPage(c.req.query('page'), asked.limit)
  const search = page === null ? null : searchOf(asked, page)
  if (page === null || search === null) return badRequest('조회 조건이 올바르지 않습니다.')
  const at = now()
  const { total, rows } = ledger.schedules.search(search)
  return answerPage(
    page,
    total,
    rows.map((row) =>
      scheduleObject(row, row.imp_uid === null ? null : ledger.row(row.imp_uid), at),
    ),
  )
}

function searchOf(
  asked: Asked,
  page: { readonly limit: number; readonly from: number },
): ScheduleSearch | null {
  const fromS = readSeconds(asked.from, null)
  const toS = readSeconds(asked.to, null)
  if (fromS === null || toS === null) return null
  if (fromS > toS || toS - fromS > LONGEST_RANGE_S) return null
  const status = STATUSES.find((one) => one === asked.status) ?? null
  if (status === null && (asked.status ?? '') !== '') return null
  const { customerUid, newestFirst } = asked
  return { customerUid, newestFirst, fromS, toS, status, limit: page.limit, offset: page.from }
}
