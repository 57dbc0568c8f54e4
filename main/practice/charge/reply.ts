import { answer, refuse } from '../envelope.ts'
import { ConnectionDropped, silence } from '../faults.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import type { PaymentObject } from '../payment-object.ts'
import { SLOW_REPLY_MS } from '../scenarios.ts'
import type { ReplyPlan } from '../scenarios.ts'
import type { PaymentRow } from '../state/payment-table.ts'

export interface ReplyFacts {
  readonly plan: ReplyPlan
  /** The record the answer speaks of, already in the books; null when nothing was recorded. */
  readonly row: PaymentRow | null
  /** What a refusal says. */
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
  /** Aborts when the caller has gone. */
  readonly gone: AbortSignal
}

/** Ends a charge the way its card asks. Rejects with `ConnectionDropped` where the line is cut. */
export async function reply(parts: GatewayParts, facts: ReplyFacts): Promise<Response> {
  const { plan, row, reason, at, gone } = facts
  if (plan === 'refusal' || row === null) return refuse(-1, reason)
  if (plan === 'drop') throw new ConnectionDropped()
  const over = AbortSignal.any([gone, parts.closing])
  if (plan === 'silence') return silence(over)
  if (plan === 'slow') {
    await parts.sleep(SLOW_REPLY_MS, over)
    if (over.aborted) throw new ConnectionDropped()
  }
  const payment = parts.ledger.show(row, Math.max(at, row.appears_at))
  if (payment === null) throw new Error('a record is not visible when it should be')
  return spoil(plan, payment)
}

type Spoiling = Exclude<ReplyPlan, 'refusal' | 'drop' | 'silence'>

/** The answer of an untroubled gateway, or what trouble makes of it. */
function spoil(plan: Spoiling, payment: PaymentObject): Response {
  switch (plan) {
    case 'payment':
    case 'slow':
      return answer(payment)
    case 'wrong-amount':
      return answer({ ...payment, amount: payment.amount + 1_000 })
    case 'other-order':
      return answer({
        ...payment,
        imp_uid: 'imps_000000000000',
        merchant_uid: 'practice-other-order',
      })
    case 'server-error':
      return Response.json(
        { code: -1, message: 'Internal Server Error', response: null },
        { status: 500 },
      )
    case 'html':
      return page('<!doctype html><title>점검 중</title><p>잠시 후 다시 이용해 주세요.</p>')
    case 'broken-json':
      return half(JSON.stringify({ code: 0, message: null, response: payment }))
    case 'redirect':
      return new Response(null, {
        status: 307,
        headers: { location: '/subscribe/payments/onetime' },
      })
    case 'oversized':
      return answer({ ...payment, padding: 'x'.repeat(2 * 1024 * 1024) })
  }
}

function page(html: string): Response {
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function half(json: string): Response {
  return new Response(json.slice(0, json.length / 2), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
