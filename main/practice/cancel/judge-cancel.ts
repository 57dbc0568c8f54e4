import { taxFreePart } from '../charge/tax.ts'
import type { TaxType } from '../charge/tax.ts'
import type { PaymentRow } from '../state/payment-table.ts'

/** The amounts of a cancel as they were sent; null where they were not. */
export interface CancelAmounts {
  /** null and 0 both mean everything that is left. */
  readonly amount: number | null
  readonly taxFree: number | null
  readonly vatAmount: number | null
  /** What the caller believes is left; null skips the check. */
  readonly checksum: number | null
}

export interface CancelRules {
  readonly taxType: TaxType
  /** The card company takes back the whole only. */
  readonly wholeOnly: boolean
}

export type CancelVerdict =
  | {
      readonly ok: true
      readonly amount: number
      readonly taxFree: number
      readonly vatAmount: number | null
    }
  | { readonly ok: false; readonly code: 1 | -1; readonly message: string }

const refused = (code: 1 | -1, message: string): CancelVerdict => ({ ok: false, code, message })

export const NOTHING_TO_CANCEL = '취소할 결제건이 존재하지 않습니다.'
export const CANCELLED_WHOLLY = '이미 전액취소된 주문입니다.'
const TAX_FREE_WRONG = '500706|면세금액이 취소 가능 면세 잔액과 맞지 않습니다.'
const VAT_WRONG = '500706|부가세가 취소 가능 부가세 잔액과 맞지 않습니다.'

/**
 * What a cancel would take from a payment that was paid, or why it is refused (portone-v1.md §3.1,
 * §5.7, §5.11). Pure. Nothing is carried out on a `checksum` that does not fit.
 */
export function judgeCancel(
  row: PaymentRow,
  asked: CancelAmounts,
  rules: CancelRules,
): CancelVerdict {
  const balance = row.amount - row.cancel_amount
  if (balance === 0) return refused(1, CANCELLED_WHOLLY)
  if (asked.checksum !== null && asked.checksum !== balance) {
    return refused(1, '취소 가능 잔액(checksum)이 일치하지 않아 취소하지 않았습니다.')
  }
  const amount = asked.amount === null || asked.amount === 0 ? balance : asked.amount
  if (amount > balance) return refused(-1, '500826|취소 요청금액이 취소 가능 잔액보다 큽니다.')
  if (rules.wholeOnly && amount < row.amount) return refused(-1, '500707|카드사 부분취소 미지원')
  return judgeParts(row, asked, { amount, balance, taxType: rules.taxType })
}

interface Whole {
  readonly amount: number
  readonly balance: number
  readonly taxType: TaxType
}

function judgeParts(row: PaymentRow, asked: CancelAmounts, whole: Whole): CancelVerdict {
  const { amount, balance, taxType } = whole
  const takesRest = amount === balance
  const says = asked.amount !== null && asked.amount !== 0
  const freeLeft = row.tax_free - row.tax_free_cancelled
  const taxFree =
    asked.taxFree === null && !says ? freeLeft : taxFreePart(taxType, amount, asked.taxFree)
  const fits = takesRest
    ? taxFree === freeLeft
    : taxFree <= freeLeft && amount - taxFree <= balance - freeLeft
  if (taxFree > amount || !fits) return refused(-1, TAX_FREE_WRONG)

  if (row.vat_amount === null) return { ok: true, amount, taxFree, vatAmount: null }
  const vatLeft = row.vat_amount - row.vat_cancelled
  const vatAmount = asked.vatAmount === null && !says ? vatLeft : asked.vatAmount
  if (vatAmount === null) return refused(-1, '500706|vat_amount 파라메터가 누락되었습니다.')
  const vatFits = takesRest ? vatAmount === vatLeft : vatAmount <= vatLeft
  if (vatAmount > amount - taxFree || !vatFits) return refused(-1, VAT_WRONG)
  return { ok: true, amount, taxFree, vatAmount }
}
