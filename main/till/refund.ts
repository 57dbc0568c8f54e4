import type { RefundAnswer } from '../../preload/contract/contract.ts'
import { fail, ok, type Failure, type Result } from '../../preload/contract/result.ts'
import { refuseTypedText } from '../../preload/contract/text.ts'
import { JournalUnwritable, type OrderRecord } from '../journal/records.ts'
import type { RefundRecord } from '../journal/refund-records.ts'
import type { AccessToken, Payment } from '../portone/client.ts'
import { bookSeen } from './book-seen.ts'
import { lookUpPayment } from './look-up-payment.ts'
import { mayTakeBack } from './may-take-back.ts'
import { isLikeRefund, likenessOfRefund, type RefundRequest } from './refund-plan.ts'
import { answerOfRefund } from './refund-summary.ts'
import { intendAndSendRefund } from './send-refund.ts'
import type { Till } from './till.ts'
import { tokenFailure } from './token-failure.ts'

type Answer = Result<RefundAnswer>

/**
 * Gives money back once a sheet (money.md, Refunds and tax): token → look-up → what went back
 * elsewhere is written down → intent → sent → POST → outcome → answer. A repeat of the same sheet and
 * try is answered with what the first became, or joins it. Everything that touches the order holds
 * its lock, so that one refund of it is under way at a time.
 */
export async function refund(till: Till, request: RefundRequest): Promise<Answer> {
  const likeness = likenessOfRefund(request)
  const { orderId, refundKey } = request
  const running = till.liveRefunds.join(refundKey, likeness)
  if (running === 'other') return fail({ kind: 'refund-sheet-stale' })
  if (running !== undefined) return running
  return till.liveRefunds.run({ key: refundKey, likeness }, () =>
    till.locks.hold(orderId, () => refundOnce(till, request)),
  )
}

async function refundOnce(till: Till, request: RefundRequest): Promise<Answer> {
  const known = till.journal.refunds.byKey(request.refundKey)
  // The outcome of one refund is never told as that of another.
  if (known !== null && !isLikeRefund(known, request)) return fail({ kind: 'refund-sheet-stale' })
  if (known !== null && known.attempt >= request.attempt) return answerOfRefund(till, known)

  const order = till.journal.order(request.orderId)
  if (order === null || !isRefundable(order)) return fail({ kind: 'not-refundable' })
  const refusal = refusalOf(till, request, { order, known })
  if (refusal !== null) return fail(refusal)

  till.atStep('before-token')
  const token = await till.client.getToken()
  till.atStep('after-token')
  if (token.kind !== 'ok') return fail(tokenFailure(token))
  return lookAndSend(till, request, { order, known, token: token.token })
}

/** Of an order that was only found here the tax-free part is not known. */
function isRefundable({ state, isObserved }: OrderRecord): boolean {
  return !isObserved && (state === 'approved' || state === 'partly-refunded')
}

interface Asked {
  readonly order: OrderRecord
  /** The sheet's refund, where this is a next try of it. */
  readonly known: RefundRecord | null
}

function refusalOf(till: Till, request: RefundRequest, { order, known }: Asked): Failure | null {
  const problem = refuseTypedText(request.reason)
  if (problem !== null) return { kind: 'invalid', field: 'reason', problem }
  if (request.purpose !== 'take-back') return null
  if (request.what.kind !== 'whole') return { kind: 'take-back-refused', why: 'not-whole' }
  const others = till.journal.refunds
    .ofOrder(order.orderId)
    .filter((each) => each.refundId !== known?.refundId)
  const isOwnSale = till.isOwnSale(order)
  const why = mayTakeBack({ order, refunds: others, now: till.clock.now(), isOwnSale })
  return why === null ? null : { kind: 'take-back-refused', why }
}

async function lookAndSend(
  till: Till,
  request: RefundRequest,
  asked: Asked & { readonly token: AccessToken },
): Promise<Answer> {
  const { order, known, token } = asked
  const seen = await lookUpPayment(till, order, known?.paymentId)
  if (seen.kind === 'unreachable') return fail({ kind: 'gateway-unreachable' })
  if (seen.kind === 'unclear') return fail({ kind: 'payment-unclear' })
  const booked = book(till, seen.payment)
  if (!booked.ok) return booked
  // The try before was carried out after all: that is the answer.
  const now = known === null ? null : till.journal.refunds.byId(known.refundId)
  if (now?.state === 'done') return answerOfRefund(till, now)
  if (till.isStopping()) return fail({ kind: 'refund-sheet-stale' })
  return intendAndSendRefund(till, request, { known, token, payment: seen.payment })
}

function book(till: Till, payment: Payment): Result<null> {
  try {
    bookSeen(till, payment)
    till.changed()
    return ok(null)
  } catch (error) {
    if (error instanceof JournalUnwritable) return fail({ kind: 'journal-unwritable' })
    throw error
  }
}
