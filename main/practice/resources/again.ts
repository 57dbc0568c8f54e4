import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { bookingOfKey } from '../billing/charge-key.ts'
import { GUIDE_SUBSCRIBER, UNKNOWN_BUYER } from '../billing/issue-key.ts'
import { readBody } from '../body.ts'
import { readKept } from '../charge/kept-request.ts'
import { playCharge, userAgentOf } from '../charge/play-charge.ts'
import { badRequest, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'

const REQUIRED = ['customer_uid', 'merchant_uid', 'amount', 'name'] as const
/** As the guide prints it. */
const GUIDE_REQUIRED = ['customer_uid', 'merchant_uid', 'amount'] as const

/** `POST /subscribe/payments/again`: a charge of a stored billing key (portone-v1.md §2.2). */
export function mountAgain(app: Hono, parts: GatewayParts): void {
  app.post('/subscribe/payments/again', authorize(parts.tokens), async (c) => {
    const body = await readBody(c.req.raw)
    if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
    const isGuide = !parts.strict && body.fields['customer_uid'] === GUIDE_SUBSCRIBER
    const reading = readKept(body, isGuide ? GUIDE_REQUIRED : REQUIRED, '')
    if (!reading.ok) return refuse(1, reading.message)
    const { kept } = reading
    const at = parts.now()
    parts.ledger.posts.count('charge', kept.merchantUid, at)
    const userAgent = userAgentOf(c.req.raw)
    const charge = { kept, usage: 'payment', userAgent, at } as const
    const booking = bookingOfKey(parts, kept.customerUid ?? '', charge)
    if (booking === null) return refuse(1, UNKNOWN_BUYER)
    return playCharge(parts, booking, c.req.raw)
  })
}
