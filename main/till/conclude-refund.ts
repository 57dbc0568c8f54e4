import type { RefundRecord, RefundSettlement } from '../journal/refund-records.ts'
import { doneSettlement } from './book-seen.ts'
import type { RefundVerdict } from './judge-refund.ts'

/** The gateway refused, and the look-up that should confirm it could not be made. */
export const REFUSAL_NOT_CONFIRMED = 'refusal-not-confirmed'

/** No pause brings these right: what the gateway shows contradicts the refund. */
const CONTRADICTIONS: readonly string[] = ['wrong-amount', 'other-payment']

/**
 * The journal entry a verdict becomes for a refund in its present state. `null` means there is
 * nothing to write: what was learned changes nothing yet.
 */
export function settlementOfRefund(
  verdict: RefundVerdict,
  { state }: Pick<RefundRecord, 'state'>,
): RefundSettlement | null {
  switch (verdict.kind) {
    case 'done':
      return doneSettlement(verdict.cancellation)
    case 'refused':
      return { to: 'refused', cause: 'refused', ...wordsOf(verdict) }
    case 'not-sent':
      // Only an intent can become not-sent. After a byte may have left, the same news proves nothing.
      return state === 'intent'
        ? { to: 'not-sent', cause: verdict.cause }
        : settlementOfRefund({ kind: 'unknown', cause: verdict.cause, gatewayText: '' }, { state })
    case 'claimed-refused':
      return state === 'sent'
        ? { to: 'unknown', cause: REFUSAL_NOT_CONFIRMED, ...wordsOf(verdict) }
        : null
    case 'unknown': {
      const { cause, gatewayText } = verdict
      if (state === 'sent') return { to: 'unknown', cause, gatewayText }
      const contradicts = CONTRADICTIONS.includes(cause) && state === 'unknown'
      return contradicts ? { to: 'needs-person', cause, gatewayText } : null
    }
  }
}

function wordsOf({ declineCode, gatewayText }: { declineCode: string; gatewayText: string }) {
  return { declineCode, gatewayText }
}
