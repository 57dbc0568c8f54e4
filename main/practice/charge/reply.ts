import { answer, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import type { ReplyPlan } from '../scenario-plan.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import { troubled } from '../trouble.ts'

export interface ReplyFacts {
  readonly plan: ReplyPlan
  /** The record the answer speaks of, already in the books; null when nothing was recorded. */
  readonly row: PaymentRow | null
  /** What a refusal says. */
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
  readonly request: Request
}

/** Ends a charge the way its card asks. Rejects with `ConnectionDropped` where the line is cut. */
export async function reply(parts: GatewayParts, facts: ReplyFacts): Promise<Response> {
  const { plan, row, reason, at, request } = facts
  if (plan === 'refusal' || row === null) return refuse(-1, reason)
  const payment = parts.ledger.show(row, Math.max(at, row.appears_at))
  if (payment === null) throw new Error('a record is not visible when it should be')
  switch (plan) {
    case 'payment':
      return answer(payment)
    case 'wrong-amount':
      return answer({ ...payment, amount: payment.amount + 1_000 })
    case 'other-order':
      return answer({
        ...payment,
        imp_uid: 'imps_000000000000',
        merchant_uid: 'practice-other-order',
      })
    default:
      return troubled(plan, { ...parts, response: payment, request })
  }
}
