import type { Context, Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { planOfSubscriber, readKey } from '../billing/issue-key.ts'
import { makeSchedules, testCard, whyNot } from '../billing/make-schedules.ts'
import { readRegister } from '../billing/register-request.ts'
import { scheduleObject } from '../billing/schedule-object.ts'
import { readSchedule } from '../billing/schedule-request.ts'
import { readBody, textField, textsField } from '../body.ts'
import type { Body } from '../body.ts'
import { badRequest, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { nthPlan } from '../nth-plan.ts'
import type { CallPlan } from '../scenario-plan.ts'
import type { ScheduleRow } from '../state/schedule-table.ts'
import { troubled } from '../trouble.ts'

const NO_SUBSCRIBER = '등록된 고객정보가 없습니다.'
const NO_SCHEDULE = '취소할 예약결제 기록이 존재하지 않습니다.'

/** Makes and revokes schedules (portone-v1.md §2.4). */
export function mountSchedules(app: Hono, parts: GatewayParts): void {
  app.use('/subscribe/payments/*', authorize(parts.tokens))
  app.post('/subscribe/payments/schedule', (c) => withBody(c, (body) => make(c, parts, body)))
  app.post('/subscribe/payments/unschedule', (c) => withBody(c, (body) => revoke(c, parts, body)))
}

async function withBody(
  c: Context,
  work: (body: Body) => Promise<Response> | Response,
): Promise<Response> {
  const body = await readBody(c.req.raw)
  return body === null ? badRequest('요청 본문을 읽을 수 없습니다.') : work(body)
}

function make(c: Context, parts: GatewayParts, body: Body): Promise<Response> | Response {
  const at = parts.now()
  const reading = readSchedule(body, Math.floor(at / 1000))
  if (!reading.ok) return refuse(1, reading.message)
  const { customerUid, hasCard, checkingAmount, schedules } = reading.asked
  const times = parts.ledger.posts.count('schedule', customerUid, at)
  const refusal = whyNot(parts, schedules, at)
  if (refusal !== null) return refuse(1, refusal)
  if (hasCard) {
    const failed = registerFirst(parts, { customerUid, body, at })
    if (failed !== null) return failed
  }
  const key = parts.ledger.keys.live(customerUid)
  if (key === null) return refuse(1, NO_SUBSCRIBER)
  if (checkingAmount > 0) {
    const failed = testCard(parts, { customerUid, amount: checkingAmount, at })
    if (failed !== null) return refuse(-1, failed)
  }
  const plan = nthPlan(planOfSubscriber(parts, customerUid)?.schedule, times)
  const rows = plan.takes === 'never' ? [] : makeSchedules(parts, key, schedules)
  parts.clockwork.arm()
  return answerRows(c, parts, { rows, plan })
}

interface FirstCard {
  readonly customerUid: string
  readonly body: Body
  /** Epoch ms. */
  readonly at: number
}

function registerFirst(parts: GatewayParts, { customerUid, body, at }: FirstCard): Response | null {
  const reading = readRegister(customerUid, body)
  if (!reading.ok) return refuse(1, reading.message)
  const made = readKey(parts, reading.asked, at)
  if (!made.ok) return refuse(made.code, made.message)
  parts.ledger.keys.issue(made.key)
  return null
}

function revoke(c: Context, parts: GatewayParts, body: Body): Promise<Response> | Response {
  const at = parts.now()
  const { ledger } = parts
  const customerUid = textField(body, 'customer_uid')
  const orders = textsField(body, 'merchant_uid')
  if (customerUid === undefined || orders === undefined)
    return refuse(1, '예약취소 조건이 올바르지 않습니다.')
  if (customerUid === null && orders === null) {
    return refuse(1, 'customer_uid 또는 merchant_uid 파라메터가 누락되었습니다.')
  }
  const rows = waiting(parts, customerUid, orders)
  const about = customerUid ?? rows[0]?.customer_uid ?? ''
  const times = ledger.posts.count('unschedule', about, at)
  if (rows.length === 0) return refuse(1, NO_SCHEDULE)
  const plan = nthPlan(planOfSubscriber(parts, about)?.unschedule, times)
  const revoked = rows.map((row): ScheduleRow => ({ ...row, status: 'revoked', revoked_at: at }))
  if (plan.takes !== 'never') {
    ledger.atomically(() => {
      for (const row of revoked) ledger.schedules.update(row)
    })
    parts.clockwork.arm()
  }
  return answerRows(c, parts, { rows: revoked, plan })
}

/** An empty list of orders is no order at all, and so means all of the subscriber's. */
function waiting(
  { ledger }: GatewayParts,
  customerUid: string | null,
  orders: readonly string[] | null,
): readonly ScheduleRow[] {
  if (orders === null || orders.length === 0) return ledger.schedules.waitingOf(customerUid ?? '')
  return orders
    .map((order) => ledger.schedules.get(order))
    .filter((row) => row !== null)
    .filter((row) => row.status === 'scheduled')
    .filter((row) => customerUid === null || row.customer_uid === customerUid)
}

interface Rows {
  readonly rows: readonly ScheduleRow[]
  readonly plan: CallPlan
}

function answerRows(c: Context, parts: GatewayParts, { rows, plan }: Rows): Promise<Response> {
  const response = rows.map((row) => scheduleObject(row, null, parts.now()))
  const trouble = plan.reply === 'refusal' ? null : plan.reply
  return troubled(trouble, { ...parts, response, request: c.req.raw })
}
