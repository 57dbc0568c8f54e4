import { digitsOf, markOf } from '../cards.ts'
import type { PracticeCard } from '../cards.ts'
import { ISSUER_CODES } from '../issuers.ts'
import { maskNumber } from '../masking.ts'
import type { RecordPlan } from '../scenario-plan.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import type { KeptRequest } from './kept-request.ts'
import { taxFreePart } from './tax.ts'
import type { TaxType } from './tax.ts'

export interface ChargeFacts {
  /** null where a schedule found no key any more. */
  readonly card: PracticeCard | null
  readonly kept: KeptRequest
  /** Epoch ms. */
  readonly at: number
  readonly sandbox: boolean
  readonly taxType: TaxType
  readonly usage: PaymentRow['customer_uid_usage']
  readonly userAgent: string
  readonly failReason: string
  /** `count` random decimal digits. */
  readonly digits: (count: number) => string
  readonly newImpUid: () => string
}

export const REVERSAL_REASON = '승인 응답 미수신에 따른 자동 취소'

/** The row that one record of a scenario becomes. */
export function chargeRow(plan: RecordPlan, facts: ChargeFacts): PaymentRow {
  const { card, kept, at, digits } = facts
  const appearsAt = at + (plan.appearsAfterMs ?? 0)
  const settlesAt = Math.max(appearsAt, at + (plan.settlesAfterMs ?? 0))
  const isReversed = plan.status === 'cancelled'
  const isApproved = plan.status === 'paid' || isReversed
  const tid = `StdpayCARD${kept.channel.id}${stampInSeoul(at)}${digits(6)}`
  return {
    imp_uid: facts.newImpUid(),
    merchant_uid: kept.merchantUid,
    status: plan.status,
    appears_at: appearsAt,
    settles_at: settlesAt,
    sandbox: facts.sandbox ? 1 : 0,
    ...amountColumns(plan, facts),
    pg_provider: kept.channel.provider,
    pg_id: kept.channel.id,
    pg_tid: tid,
    apply_num: approvalNumber(isApproved, facts),
    ...cardColumns(card),
    card_quota: kept.quota,
    ...kept.texts,
    customer_uid: kept.customerUid,
    customer_uid_usage: kept.customerUid === null ? null : facts.usage,
    user_agent: facts.userAgent,
    started_at: at,
    // A reversed charge was approved at once; every other approval when it becomes visible.
    paid_at: isReversed ? at : isApproved ? settlesAt : 0,
    failed_at: plan.status === 'failed' ? settlesAt : 0,
    cancelled_at: isReversed ? settlesAt : 0,
    fail_reason: plan.status === 'failed' ? facts.failReason : null,
    cancel_reason: isReversed ? REVERSAL_REASON : null,
    receipt_url: isApproved ? receiptUrl(tid) : null,
  }
}

/** A reversal takes back every part. */
function amountColumns(plan: RecordPlan, { kept, taxType }: ChargeFacts) {
  const amount = kept.amount + (plan.extraWon ?? 0)
  const taxFree = taxFreePart(taxType, amount, kept.taxFree)
  const vatAmount = taxType === 'exempt' ? null : kept.vatAmount
  const isReversed = plan.status === 'cancelled'
  return {
    amount,
    tax_free: taxFree,
    vat_amount: vatAmount,
    cancel_amount: isReversed ? amount : 0,
    tax_free_cancelled: isReversed ? taxFree : 0,
    vat_cancelled: isReversed ? (vatAmount ?? 0) : 0,
  }
}

/** What the books keep of a card: never its number. */
export function cardColumns(card: PracticeCard | null) {
  if (card === null) {
    return { card_code: null, card_name: null, card_number: null, card_type: null, card_mark: null }
  }
  return {
    card_code: ISSUER_CODES[card.issuer],
    card_name: card.issuer,
    card_number: maskNumber(digitsOf(card.number), card.mask),
    card_type: card.kind === 'credit' ? 0 : 1,
    card_mark: markOf(card),
  }
}

function approvalNumber(isApproved: boolean, { card, digits }: ChargeFacts): string | null {
  if (!isApproved) return null
  return card?.unnumbered ? '' : digits(8)
}

export function receiptUrl(tid: string): string {
  const page = 'https://iniweb.inicis.com/DefaultWebApp/mall/cr/cm/mCmReceipt_head.jsp'
  return `${page}?noTid=${tid}&noMethod=1`
}

/** `YYYYMMDDhhmmss` on a Korean wall clock. */
function stampInSeoul(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
}
