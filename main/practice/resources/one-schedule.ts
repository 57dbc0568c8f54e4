import type { Context, Hono } from 'hono'
import { planOfSubscriber } from '../billing/issue-key.ts'
import { execute } from '../billing/run-schedules.ts'
import { scheduleObject } from '../billing/schedule-object.ts'
import { readBody, wholeField } from '../body.ts'
import { badRequest, notFound } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { nthPlan } from '../nth-plan.ts'
import type { ScheduleRow } from '../state/schedule-table.ts'
import { troubled } from '../trouble.ts'
import type { Trouble } from '../trouble.ts'

const UNKNOWN = '존재하지 않는 예약결제정보입니다.'
const ONE = '/subscribe/payments/schedule/:merchant_uid'

/** Reads and changes one schedule (portone-v1.md §2.4). Mounted behind the token check. */
export function mountOneSchedule(app: Hono, parts: GatewayParts): void {
  app.get(ONE, (c) => {
    const row = rowOf(c, parts)
    return row === null ? notFound(UNKNOWN) : show(c, parts, { row, trouble: null })
  })
  // To another time, while it still waits.
  app.put(ONE, (c) => move(c, parts, (row) => row.status === 'scheduled'))
  // Once more, after it failed or was revoked.
  app.post(`${ONE}/reschedule`, (c) => move(c, parts, (row) => isOver(parts, row)))
  // Now, after it failed. Whether it succeeded is in `payment_status`, not in the HTTP status.
  app.post(`${ONE}/retry`, (c) => {
    const row = rowOf(c, parts)
    if (row === null) return notFound(UNKNOWN)
    if (row.status !== 'executed' || !isOver(parts, row))
      return badRequest('재시도할 수 없는 예약입니다.')
    return show(c, parts, { row: execute(parts, row, parts.now()), trouble: null })
  })
}

function rowOf(c: Context, { ledger }: GatewayParts): ScheduleRow | null {
  return ledger.schedules.get(c.req.param('merchant_uid') ?? '')
}

/** Revoked, or executed without a payment that stands. */
function isOver({ ledger }: GatewayParts, row: ScheduleRow): boolean {
  if (row.status !== 'executed') return row.status === 'revoked'
  const payment = row.imp_uid === null ? null : ledger.row(row.imp_uid)
  return payment === null || payment.status === 'failed'
}

async function move(
  c: Context,
  parts: GatewayParts,
  mayMove: (row: ScheduleRow) => boolean,
): Promise<Response> {
  const body = await readBody(c.req.raw)
  if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
  const at = parts.now()
  const row = rowOf(c, parts)
  if (row === null) return notFound(UNKNOWN)
  const times = parts.ledger.posts.count('move', row.customer_uid, at)
  const scheduleAt = wholeField(body, 'schedule_at')
  if (!scheduleAt || scheduleAt * 1000 <= at)
    return badRequest('예약시각은 현재시각 이후여야 합니다.')
  if (!mayMove(row)) return badRequest('변경할 수 없는 예약입니다.')
  const plan = nthPlan(planOfSubscriber(parts, row.customer_uid)?.move, times)
  const moved: ScheduleRow = {
    ...row,
    schedule_at: scheduleAt,
    status: 'scheduled',
    executed_at: 0,
    revoked_at: 0,
    imp_uid: null,
    fail_reason: null,
  }
  if (plan.takes !== 'never') parts.ledger.schedules.update(moved)
  parts.clockwork.arm()
  const trouble = plan.reply === 'refusal' ? null : plan.reply
  return show(c, parts, { row: moved, trouble })
}

interface Shown {
  readonly row: ScheduleRow
  readonly trouble: Trouble | null
}

function show(c: Context, parts: GatewayParts, { row, trouble }: Shown): Promise<Response> {
  const payment = row.imp_uid === null ? null : parts.ledger.row(row.imp_uid)
  const response = scheduleObject(row, payment, parts.now())
  return troubled(trouble, { ...parts, response, request: c.req.raw })
}
