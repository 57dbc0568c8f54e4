import { isNamed, isOwn } from '../journal/own-cancellation.ts'
import type { RefundRecord } from '../journal/refund-records.ts'
import type { Cancellation, Payment, Reply } from '../portone/client.ts'
import { declineCodeOf, isCommunication, isDuplicate } from '../portone/codes.ts'

/**
 * What one answer proves about one refund (money.md, Outcomes; bar B-M11). `claimed-refused` is the
 * gateway's word only: a look-up must bear it out. Everything not proven is `unknown`.
 */
export type RefundVerdict =
  | { readonly kind: 'done'; readonly payment: Payment; readonly cancellation: Cancellation }
  | { readonly kind: 'refused'; readonly declineCode: string; readonly gatewayText: string }
  | { readonly kind: 'claimed-refused'; readonly declineCode: string; readonly gatewayText: string }
  | { readonly kind: 'not-sent'; readonly cause: string }
  | { readonly kind: 'unknown'; readonly cause: string; readonly gatewayText: string }

function unknown(cause: string, gatewayText = ''): RefundVerdict {
  return { kind: 'unknown', cause, gatewayText }
}

/** Judges the answer to the cancel itself. */
export function judgeRefund(refund: RefundRecord, reply: Reply<Payment>): RefundVerdict {
  switch (reply.kind) {
    case 'ok':
      return judgeShown(refund, reply.value)
    case 'refused':
    case 'not-found':
      if (isCommunication(reply.message)) return unknown('communication', reply.message)
      return {
        kind: 'claimed-refused',
        declineCode: declineCodeOf(reply.message),
        gatewayText: reply.message,
      }
    case 'unauthorized':
      return unknown('unauthorized')
    case 'not-sent':
      return { kind: 'not-sent', cause: reply.reason }
    case 'unclear':
      return unknown(reply.httpStatus === undefined ? reply.reason : `http-${reply.httpStatus}`)
  }
}

/** The causes of `unknown` where a payment was shown whole and this refund is not in it: what is
 * left is what it was sent with, or something else went back. */
export const ABSENT = 'not-in-history'
export const BALANCE_MOVED = 'balance-moved'

/**
 * Judges a payment record: it proves the refund by our id and our amount, and nothing less does.
 * That it is not there proves nothing yet; it may still be on its way.
 */
export function judgeShown(refund: RefundRecord, payment: Payment): RefundVerdict {
  if (payment.paymentId !== refund.paymentId || payment.orderId !== refund.orderId) {
    return unknown('other-payment')
  }
  const own = payment.cancellations.find((each) => isOwn(each, refund))
  if (own === undefined) {
    const named = payment.cancellations.some((each) => isNamed(each, refund.refundId))
    if (named) return unknown('wrong-amount')
    if (!listsEverything(payment)) return unknown('history-incomplete')
    return unknown(balanceOf(payment) === refund.balanceWon ? ABSENT : BALANCE_MOVED)
  }
  // A history that the sum above it contradicts proves nothing.
  if (payment.cancelledWon < refund.amountWon) return unknown('wrong-sum')
  return { kind: 'done', payment, cancellation: own }
}

/**
 * A refusal beside what a look-up shows. It holds when the refund is not there and nothing else
 * explains that: on a repeat a refusal may only mean that the try before was carried out, so the
 * balance must still be the one it was sent with; and "already cancelled" must have a cancel.
 */
export function confirmRefusal(
  refund: RefundRecord,
  claim: Extract<RefundVerdict, { kind: 'claimed-refused' }>,
  found: RefundVerdict,
): RefundVerdict {
  if (found.kind !== 'unknown') return found
  const refused: RefundVerdict = { ...claim, kind: 'refused' }
  if (found.cause === ABSENT) {
    return isDuplicate(claim.gatewayText) ? unknown('duplicate', claim.gatewayText) : refused
  }
  if (found.cause === BALANCE_MOVED) {
    return refund.sentBefore ? unknown(BALANCE_MOVED, claim.gatewayText) : refused
  }
  return found.cause.startsWith('look-up-') ? claim : { ...found, gatewayText: claim.gatewayText }
}

/** Older records list none of their cancels; such a list cannot show that one is missing. */
function listsEverything({ cancellations, cancelledWon }: Payment): boolean {
  return cancellations.reduce((sum, { amountWon }) => sum + amountWon, 0) === cancelledWon
}

/** What a payment record says is left. Derived from numbers: its `status` does not tell (§3.1). */
export function balanceOf({ amountWon, cancelledWon }: Payment): number {
  return amountWon - cancelledWon
}
