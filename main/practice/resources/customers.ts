import type { Context, Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { customerObject } from '../billing/customer-object.ts'
import { planOfSubscriber, readKey } from '../billing/issue-key.ts'
import { readRegister } from '../billing/register-request.ts'
import { readBody } from '../body.ts'
import { answer, answerPartly, badRequest, notFound, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { readPage, sortRows } from '../listing.ts'
import { nthPlan } from '../nth-plan.ts'
import { answerPage } from '../page.ts'
import { shownStatus } from '../payment-object.ts'
import { listOf } from '../query.ts'
import type { ScenarioPlan } from '../scenario-plan.ts'
import { SCENARIOS } from '../scenarios.ts'
import { troubled } from '../trouble.ts'

const MOST_IDS = 100

/** Billing keys: `/subscribe/customers` (portone-v1.md §2.3). */
export function mountCustomers(app: Hono, parts: GatewayParts): void {
  app.use('/subscribe/customers/*', authorize(parts.tokens))
  app.get('/subscribe/customers', (c) => readMany(new URL(c.req.url), parts))
  app.post('/subscribe/customers/:customer_uid', (c) => register(c, parts))
  app.get('/subscribe/customers/:customer_uid', (c) => {
    const key = parts.ledger.keys.live(c.req.param('customer_uid'))
    return key === null ? unknown(c.req.param('customer_uid')) : answer(customerObject(key))
  })
  app.delete('/subscribe/customers/:customer_uid', (c) => remove(c, parts))
  app.get('/subscribe/customers/:customer_uid/payments', (c) => paymentsOf(c, parts))
}

/** The message of the real service, with the id that the caller sent (portone-v1.md §4.4). */
function unknown(customerUid: string): Response {
  return notFound(`요청하신 customer_uid(${customerUid})로 등록된 정보를 찾을 수 없습니다.`, 1)
}

async function register(c: Context, parts: GatewayParts): Promise<Response> {
  const body = await readBody(c.req.raw)
  if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
  const reading = readRegister(c.req.param('customer_uid') ?? '', body)
  if (!reading.ok) return refuse(1, reading.message)
  const { asked } = reading
  const at = parts.now()
  const times = parts.ledger.posts.count('register', asked.customerUid, at)
  const made = readKey(parts, asked, at)
  if (!made.ok) return refuse(made.code, made.message)
  const scenario: ScenarioPlan = SCENARIOS[made.card.scenario]
  const plan = nthPlan(scenario.register, times)
  if (plan.takes !== 'never') parts.ledger.keys.issue(made.key)
  const key = parts.ledger.keys.live(asked.customerUid)
  const response = key === null ? {} : customerObject(key)
  return troubled(plan.reply === 'refusal' ? null : plan.reply, {
    ...parts,
    response,
    request: c.req.raw,
  })
}

async function remove(c: Context, parts: GatewayParts): Promise<Response> {
  const customerUid = c.req.param('customer_uid') ?? ''
  const { keys, posts } = parts.ledger
  const at = parts.now()
  const times = posts.count('delete', customerUid, at)
  const key = keys.live(customerUid)
  if (key === null) return unknown(customerUid)
  const plan = nthPlan(planOfSubscriber(parts, customerUid)?.delete, times)
  if (plan.takes !== 'never') keys.end(customerUid, at)
  const response = customerObject(key)
  return troubled(plan.reply === 'refusal' ? null : plan.reply, {
    ...parts,
    response,
    request: c.req.raw,
  })
}

function readMany(url: URL, { ledger }: GatewayParts): Response {
  const asked = listOf(url, 'customer_uid')
  if (asked.length === 0) return badRequest('customer_uid 파라메터가 누락되었습니다.')
  if (asked.length > MOST_IDS) return badRequest('한 번에 100건까지 조회할 수 있습니다.')
  const keys = asked.map((id) => ledger.keys.live(id)).filter((key) => key !== null)
  if (keys.length === 0) return notFound('등록된 정보를 찾을 수 없습니다.', 1)
  const list = keys.map(customerObject)
  return keys.length < asked.length ? answerPartly(list) : answer(list)
}

function paymentsOf(c: Context, { ledger, now }: GatewayParts): Response {
  const customerUid = c.req.param('customer_uid') ?? ''
  const page = readPage(c.req.query('page'), undefined)
  if (page === null) return badRequest('조회 조건이 올바르지 않습니다.')
  const at = now()
  const all = ledger.rowsOfSubscriber(customerUid).filter((row) => shownStatus(row, at) !== null)
  if (all.length === 0 && ledger.keys.all(customerUid).length === 0) return unknown(customerUid)
  const shown = sortRows(all, '-started', at).slice(page.from, page.from + page.limit)
  const list = shown.map((row) => ledger.show(row, at)).filter((payment) => payment !== null)
  return answerPage(page, all.length, list)
}
