import type { Parsed } from '../../preload/contract/contract.ts'
import type { PositiveWon, Won } from '../../preload/contract/money.ts'
import { taxFreeRange, taxFreeShare, type Remaining } from '../../preload/contract/refund-share.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { RefundRecord } from '../journal/refund-records.ts'

/** What a sheet asks for, or the till itself for a trial sale. */
export type RefundRequest = Omit<Parsed<'order.refund'>, 'purpose'> & {
  readonly purpose: 'refund' | 'take-back' | 'trial'
}

export interface RefundPlan {
  readonly amountWon: PositiveWon
  readonly taxFreeWon: Won
}

/** All that was left on the sheet, or the part that was typed; never nothing, by its type. */
export function amountOf({ what, balanceWon }: RefundRequest): PositiveWon {
  return what.kind === 'whole' ? balanceWon : what.amountWon
}

/** The amounts to be sent: always both, the tax-free part also where it is 0. */
export function planOf(request: RefundRequest, remaining: Remaining): Result<RefundPlan> {
  const amountWon = amountOf(request)
  const { balanceWon } = remaining
  if (amountWon > balanceWon) return fail({ kind: 'over-balance', balanceWon })
  const typed = request.what.kind === 'part' ? request.what.taxFreeWon : null
  const { leastWon, mostWon } = taxFreeRange(remaining, amountWon)
  const taxFreeWon = typed ?? taxFreeShare(remaining, amountWon)
  const fits = taxFreeWon >= leastWon && taxFreeWon <= mostWon
  return fits ? ok({ amountWon, taxFreeWon }) : fail({ kind: 'tax-free-unfit', leastWon, mostWon })
}

/** Tells what two presses of one sheet ask for apart. */
export function likenessOfRefund(request: RefundRequest): string {
  return `${request.orderId} ${amountOf(request)}`
}

/** Whether a repeat asks for what this refund is. */
export function isLikeRefund(refund: RefundRecord, request: RefundRequest): boolean {
  const typed = request.what.kind === 'part' ? request.what.taxFreeWon : null
  return (
    refund.orderId === request.orderId &&
    refund.amountWon === amountOf(request) &&
    (typed === null || typed === refund.taxFreeWon)
  )
}
