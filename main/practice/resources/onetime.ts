import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { readBody } from '../body.ts'
import { findPracticeCard } from '../cards.ts'
import { checkCard } from '../charge/card-checks.ts'
import { chargeRow } from '../charge/charge-rows.ts'
import type { ChargeFacts } from '../charge/charge-rows.ts'
import { readOnetime } from '../charge/onetime-request.ts'
import type { KeptRequest, TypedCard } from '../charge/onetime-request.ts'
import { reply } from '../charge/reply.ts'
import { badRequest, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { scrub } from '../masking.ts'
import { randomDigits } from '../random-digits.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { ScenarioPlan } from '../scenarios.ts'

export const PRACTICE_CARDS_ONLY =
  '연습 카드만 사용할 수 있습니다. 입력한 번호는 저장하지 않았습니다.'
const ALREADY_PAID = '이미 결제가 이루어진 거래건입니다.'

/** The guide's own order id, which may be paid any number of times unless `strict`. */
const GUIDE_ORDER = 'order_id_8237352'

interface Call {
  readonly kept: KeptRequest
  readonly typed: TypedCard
  readonly userAgent: string
  /** Epoch ms. */
  readonly at: number
  /** Aborts when the caller has gone. */
  readonly gone: AbortSignal
}

/** `POST /subscribe/payments/onetime`: the key-in charge (portone-v1.md §2.1). */
export function mountOnetime(app: Hono, parts: GatewayParts): void {
  app.post('/subscribe/payments/onetime', authorize(parts.tokens), async (c) => {
    const body = await readBody(c.req.raw)
    if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
    const reading = readOnetime(body)
    if (!reading.ok) return refuse(1, reading.message)
    const at = parts.now()
    parts.ledger.countPost(reading.kept.merchantUid, at)
    const userAgent = scrub((c.req.header('user-agent') ?? '').slice(0, 200), '')
    const { kept, card: typed } = reading
    return charge(parts, { kept, typed, userAgent, at, gone: c.req.raw.signal })
  })
}

/** Books first, then whatever the card does to the answer: nothing after `record` can undo it. */
async function charge(parts: GatewayParts, call: Call): Promise<Response> {
  const { kept, typed, at } = call
  const card = findPracticeCard(typed.number)
  if (card === null) return refuse(-1, PRACTICE_CARDS_ONLY)
  const check = checkCard({ card, typed, kept, at, strict: parts.strict })
  if (check.kind === 'refused') return refuse(1, check.message)

  const declined = check.kind === 'declined'
  const scenario: ScenarioPlan = declined ? SCENARIOS.declined : SCENARIOS[card.scenario]
  const reason = declined ? check.reason : (card.reason ?? '')
  const facts: ChargeFacts = {
    card,
    kept,
    at,
    sandbox: parts.sandbox,
    userAgent: call.userAgent,
    failReason: reason,
    digits: (count) => randomDigits(parts.random, count),
    newImpUid: () => newImpUid(parts),
  }
  const rows = scenario.records.map((record) => chargeRow(record, facts))
  const mayRepeat = !parts.strict && kept.merchantUid === GUIDE_ORDER
  const merchantUid = kept.merchantUid
  if (!parts.ledger.record({ merchantUid, rows, at, mayRepeat })) return refuse(-1, ALREADY_PAID)
  return reply(parts, { plan: scenario.reply, row: rows[0] ?? null, reason, at, gone: call.gone })
}

/** A seeded random source may repeat itself over a state that survived; an id may not. */
function newImpUid({ ledger, random }: GatewayParts): string {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const impUid = `imps_${randomDigits(random, 12)}`
    if (ledger.row(impUid) === null) return impUid
  }
  throw new Error('the random source gives no new payment id')
}
