import type { RefundAnswer } from '../../preload/contract/contract.ts'
import { positiveWon } from '../../preload/contract/money.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import { isTrialSale } from '../../preload/contract/trial.ts'
import { refund } from './refund.ts'
import { answerOfRefund } from './refund-summary.ts'
import type { Till } from './till.ts'

/**
 * Gives back the whole of a trial sale that is approved. To be called as soon as it is, and for every
 * approved trial at start: the sheet's key is the order itself, so that it goes back once, whatever
 * crashed in between. One that was not sent is tried again; one that was refused, or that nobody
 * knows the end of, is left to the ladder and to a person.
 */
export async function refundTrial(till: Till, orderId: string): Promise<Result<RefundAnswer>> {
  const order = till.journal.order(orderId)
  if (order === null || !isTrialSale(order.saleId)) return fail({ kind: 'not-refundable' })
  const refundKey = trialKey(orderId)
  const known = till.journal.refunds.byKey(refundKey)
  if (known !== null && known.state !== 'not-sent') return answerOfRefund(till, known)
  const balanceWon = till.journal.refunds.remaining(orderId)?.balanceWon ?? 0
  if (balanceWon === 0) return fail({ kind: 'not-refundable' })
  return refund(till, {
    orderId,
    refundKey,
    attempt: known === null ? 1 : known.attempt + 1,
    purpose: 'trial',
    what: { kind: 'whole' },
    balanceWon: positiveWon(balanceWon),
    reason: '',
  })
}

/** An order's id is 36 characters at the most, so that the key keeps within 40. */
function trialKey(orderId: string): string {
  return `T-${orderId}`
}
