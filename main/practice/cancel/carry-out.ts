import { cardOfMark } from '../cards.ts'
import { taxTypeOf } from '../charge/tax.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { ScenarioPlan } from '../scenario-plan.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import { judgeCancel } from './judge-cancel.ts'
import type { CancelAmounts, CancelVerdict } from './judge-cancel.ts'

type Rulers = Pick<GatewayParts, 'taxTypes' | 'ledger' | 'partlyCancelledStatus'>

/** How the card that paid behaves afterwards, or null where the books do not know it. */
export function planOf(row: PaymentRow): ScenarioPlan | null {
  const card = cardOfMark(row.card_mark)
  return card === null ? null : SCENARIOS[card.scenario]
}

export function judge(parts: Rulers, row: PaymentRow, asked: CancelAmounts): CancelVerdict {
  return judgeCancel(row, asked, {
    taxType: taxTypeOf(parts.taxTypes, row.pg_id),
    wholeOnly: planOf(row)?.wholeCancelsOnly ?? false,
  })
}

export interface CancelOrder {
  readonly row: PaymentRow
  readonly verdict: Extract<CancelVerdict, { readonly ok: true }>
  readonly reason: string
  /** Epoch ms. */
  readonly at: number
}

export function carryOut(parts: Rulers, { row, verdict, reason, at }: CancelOrder): PaymentRow {
  const { amount, taxFree, vatAmount } = verdict
  const statusWhenPartly = parts.partlyCancelledStatus
  return parts.ledger.takeBack({
    impUid: row.imp_uid,
    amount,
    taxFree,
    vatAmount,
    reason,
    at,
    statusWhenPartly,
  })
}

/** Carries out the cancels that were put off until now; one that no longer fits is dropped. */
export function carryOutDue(parts: Rulers, at: number): void {
  const pending = parts.ledger.pendingCancels
  for (let due = pending.first(); due !== null && due.due_at <= at; due = pending.first()) {
    const row = parts.ledger.row(due.imp_uid)
    const asked = { ...due, taxFree: due.tax_free, vatAmount: due.vat_amount }
    const verdict = row === null ? null : judge(parts, row, asked)
    if (row !== null && verdict?.ok === true) {
      carryOut(parts, { row, verdict, reason: due.reason, at: due.due_at })
    }
    pending.removeFirst()
  }
}
