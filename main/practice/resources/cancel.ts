import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { readBody } from '../body.ts'
import { readCancel } from '../cancel/cancel-request.ts'
import type { CancelRequest } from '../cancel/cancel-request.ts'
import { carryOut, judge, planOf } from '../cancel/carry-out.ts'
import { NOTHING_TO_CANCEL } from '../cancel/judge-cancel.ts'
import { badRequest, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { shownStatus } from '../payment-object.ts'
import { LATE_MS } from '../scenario-plan.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import { nthPlan } from '../nth-plan.ts'
import { troubled } from '../trouble.ts'

/** `POST /payments/cancel` (portone-v1.md §3.1). */
export function mountCancel(app: Hono, parts: GatewayParts): void {
  app.post('/payments/cancel', authorize(parts.tokens), async (c) => {
    const body = await readBody(c.req.raw)
    if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
    const reading = readCancel(body)
    if (!reading.ok) return refuse(1, reading.message)
    return cancel(parts, reading.asked, c.req.raw)
  })
}

async function cancel(
  parts: GatewayParts,
  asked: CancelRequest,
  request: Request,
): Promise<Response> {
  const at = parts.now()
  const row = targetOf(parts, asked, at)
  const times = parts.ledger.posts.count('cancel', row?.imp_uid ?? asked.impUid ?? '', at)
  if (row === null) return refuse(1, NOTHING_TO_CANCEL)
  const plan = nthPlan(planOf(row)?.cancel, times)
  const verdict = judge(parts, row, asked)
  if (!verdict.ok) return refuse(verdict.code, verdict.message)
  if (plan.reply === 'refusal') return refuse(-1, plan.reason ?? '')

  const { reason } = asked
  if (plan.takes === 'late') {
    const { amount, taxFree, vatAmount, checksum } = asked
    parts.ledger.pendingCancels.insert({
      imp_uid: row.imp_uid,
      due_at: at + LATE_MS,
      amount,
      tax_free: taxFree,
      vat_amount: vatAmount,
      checksum,
      reason,
    })
    parts.clockwork.arm()
  }
  const after = plan.takes === 'at-once' ? carryOut(parts, { row, verdict, reason, at }) : row
  const response = parts.ledger.show(after, at)
  if (response === null) throw new Error('a cancelled payment is not visible')
  return troubled(plan.reply, { ...parts, response, request })
}

/** The payment that is meant; an order that was paid more than once means its newest payment. */
function targetOf(parts: GatewayParts, asked: CancelRequest, at: number): PaymentRow | null {
  const rows =
    asked.impUid === null
      ? parts.ledger.rowsOf(asked.merchantUid ?? '').toReversed()
      : [parts.ledger.row(asked.impUid)].filter((row) => row !== null)
  const paid = rows.filter((row) => {
    const status = shownStatus(row, at)
    return status === 'paid' || status === 'cancelled'
  })
  return paid.find((row) => row.cancel_amount < row.amount) ?? paid[0] ?? null
}
