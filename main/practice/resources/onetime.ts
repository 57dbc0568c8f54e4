import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { keyOfCharge, PRACTICE_CARDS_ONLY } from '../billing/issue-key.ts'
import { readBody } from '../body.ts'
import { findPracticeCard } from '../cards.ts'
import { checkCard } from '../charge/card-checks.ts'
import type { KeptRequest } from '../charge/kept-request.ts'
import { readOnetime } from '../charge/onetime-request.ts'
import type { TypedCard } from '../charge/onetime-request.ts'
import { playCharge, userAgentOf } from '../charge/play-charge.ts'
import { badRequest, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { ScenarioPlan } from '../scenario-plan.ts'

/** `POST /subscribe/payments/onetime`: the key-in charge (portone-v1.md §2.1). */
export function mountOnetime(app: Hono, parts: GatewayParts): void {
  app.post('/subscribe/payments/onetime', authorize(parts.tokens), async (c) => {
    const body = await readBody(c.req.raw)
    if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
    const reading = readOnetime(body)
    if (!reading.ok) return refuse(1, reading.message)
    parts.ledger.posts.count('charge', reading.kept.merchantUid, parts.now())
    return charge(parts, reading, c.req.raw)
  })
}

interface Call {
  readonly kept: KeptRequest
  readonly card: TypedCard
}

async function charge(parts: GatewayParts, call: Call, request: Request): Promise<Response> {
  const { kept, card: typed } = call
  const at = parts.now()
  const card = findPracticeCard(typed.number)
  if (card === null) return refuse(-1, PRACTICE_CARDS_ONLY)
  const check = checkCard({ card, typed, kept, at, strict: parts.strict })
  if (check.kind === 'refused') return refuse(1, check.message)

  const declined = check.kind === 'declined'
  const plan: ScenarioPlan = declined ? SCENARIOS.declined : SCENARIOS[card.scenario]
  const reason = declined ? check.reason : (card.reason ?? '')
  const userAgent = userAgentOf(request)
  const booking = { card, kept, plan, reason, usage: 'issue', userAgent, at } as const
  if (kept.customerUid === null) return playCharge(parts, booking, request)
  const key = keyOfCharge(kept, { card, customerUid: kept.customerUid, sandbox: parts.sandbox, at })
  return playCharge(parts, { ...booking, key }, request)
}
