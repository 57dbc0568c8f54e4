import type { RefundAnswer } from '../../preload/contract/contract.ts'
import { won } from '../../preload/contract/money.ts'
import { fail, unreachable, type Result } from '../../preload/contract/result.ts'
import { reasonSent } from '../journal/own-cancellation.ts'
import { JournalUnwritable } from '../journal/records.ts'
import type { RefundIntentAnswer, RefundRecord } from '../journal/refund-records.ts'
import type { AccessToken, Payment, Reply } from '../portone/client.ts'
import { bookSeen } from './book-seen.ts'
import { settlementOfRefund } from './conclude-refund.ts'
import { balanceOf, confirmRefusal, judgeRefund, type RefundVerdict } from './judge-refund.ts'
import { lookUpRefund } from './look-up-refund.ts'
import { planOf, type RefundRequest } from './refund-plan.ts'
import { answerOfRefund } from './refund-summary.ts'
import type { Till } from './till.ts'
import { postMoney, refundMark } from './write-path.ts'

type Answer = Result<RefundAnswer>

/** With a token in hand and the payment as it has just been seen. */
export interface ReadyRefund {
  readonly known: RefundRecord | null
  readonly token: AccessToken
  readonly payment: Payment
}

/** Intent → sent → POST → outcome → answer. Holds the order's lock already. */
export async function intendAndSendRefund(
  till: Till,
  request: RefundRequest,
  ready: ReadyRefund,
): Promise<Answer> {
  const meant = intend(till, request, ready)
  if (!meant.ok) return meant
  const intent = meant.value
  if (intent.kind !== 'recorded') return notMeant(till, intent)
  const { refundId } = intent.refund
  till.liveRefunds.begin(refundId)
  till.changed()
  try {
    till.atStep('after-intent')
    return await send(till, intent.refund, ready)
  } finally {
    till.liveRefunds.end(refundId)
    till.followRefund(refundId)
    till.changed()
  }
}

/** What the person saw must still be so; a next try repeats the first to the won. */
function intend(
  till: Till,
  request: RefundRequest,
  { known, payment }: ReadyRefund,
): Result<RefundIntentAnswer> {
  const balanceWon = won(balanceOf(payment))
  const believedWon = known?.balanceWon ?? request.balanceWon
  if (balanceWon !== believedWon) return fail({ kind: 'balance-changed', balanceWon })
  const remaining = till.journal.refunds.remaining(request.orderId)
  if (remaining === null || remaining.balanceWon !== balanceWon) {
    return fail({ kind: 'payment-unclear' })
  }
  const plan = planOf(request, remaining)
  if (!plan.ok) return plan
  const { orderId, refundKey, attempt, purpose, reason } = request
  try {
    const value = till.journal.refunds.recordIntent({
      orderId,
      refundKey,
      attempt,
      purpose,
      reason,
      paymentId: payment.paymentId,
      amountWon: plan.value.amountWon,
      taxFreeWon: known?.taxFreeWon ?? plan.value.taxFreeWon,
      balanceWon,
    })
    return { ok: true, value }
  } catch (error) {
    if (error instanceof JournalUnwritable) return fail({ kind: 'journal-unwritable' })
    throw error
  }
}

function notMeant(till: Till, intent: Exclude<RefundIntentAnswer, { kind: 'recorded' }>): Answer {
  switch (intent.kind) {
    case 'exists':
      return answerOfRefund(till, intent.refund)
    case 'out-of-turn':
      return fail({ kind: 'refund-sheet-stale' })
    case 'not-refundable':
      return fail({ kind: 'not-refundable' })
    case 'open':
      return fail({ kind: 'refund-open' })
    case 'other-balance':
      return fail({ kind: 'balance-changed', balanceWon: intent.remaining.balanceWon })
    default:
      return unreachable(intent)
  }
}

async function send(till: Till, refund: RefundRecord, { token }: ReadyRefund): Promise<Answer> {
  const { refundId, paymentId, amountWon, taxFreeWon, balanceWon } = refund
  try {
    const reply = await postMoney(till, {
      mark: refundMark(till.journal, refundId),
      token,
      send: (options) =>
        till.client.cancelPayment(
          {
            paymentId,
            amountWon,
            taxFreeWon,
            checksumWon: balanceWon,
            reason: reasonSent(refundId, refund.reason),
          },
          options,
        ),
    })
    return answerOfRefund(till, await settle(till, refundId, reply))
  } catch (error) {
    if (!(error instanceof JournalUnwritable)) throw error
    // The outcome could not be written, so nobody is told one: the refund stays as the journal has
    // it, and the ladder writes it when the disk takes it again.
    const kept = till.journal.refunds.byId(refundId)
    return kept === null || kept.state === 'intent'
      ? fail({ kind: 'journal-unwritable' })
      : answerOfRefund(till, kept)
  }
}

async function settle(till: Till, refundId: string, reply: Reply<Payment>): Promise<RefundRecord> {
  const refund = mustHave(till, refundId)
  const { verdict, payment } = await conclude(till, refund, reply)
  const settlement = settlementOfRefund(verdict, refund)
  till.atStep('before-outcome')
  const settled = settlement === null ? refund : till.journal.refunds.settle(refundId, settlement)
  till.atStep('after-outcome')
  // Whatever else went back meanwhile belongs to what is left.
  if (payment !== null) bookSeen(till, payment)
  return settled
}

interface Concluded {
  readonly verdict: RefundVerdict
  /** The newest that was shown of the payment, or null. */
  readonly payment: Payment | null
}

/** A refusal is the gateway's word; a look-up must bear it out before staff hear 취소 거절. */
async function conclude(
  till: Till,
  refund: RefundRecord,
  reply: Reply<Payment>,
): Promise<Concluded> {
  const verdict = judgeRefund(refund, reply)
  if (verdict.kind === 'done') return { verdict, payment: verdict.payment }
  if (verdict.kind !== 'claimed-refused') return { verdict, payment: null }
  const found = await lookUpRefund(till, refund)
  return { verdict: confirmRefusal(refund, verdict, found.verdict), payment: found.payment }
}

function mustHave(till: Till, refundId: string): RefundRecord {
  const refund = till.journal.refunds.byId(refundId)
  if (refund === null) throw new Error(`refund ${refundId} has left the journal`)
  return refund
}
