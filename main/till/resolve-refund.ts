import { isRefundOpen, type RefundState } from '../../preload/contract/refund.ts'
import type { RefundRecord, RefundSettlement } from '../journal/refund-records.ts'
import { bookSeen } from './book-seen.ts'
import { REFUSAL_NOT_CONFIRMED, settlementOfRefund } from './conclude-refund.ts'
import { BALANCE_MOVED, confirmRefusal, type RefundVerdict } from './judge-refund.ts'
import { Ladders, withDisk, type OpenState } from './ladders.ts'
import { lookUpRefund } from './look-up-refund.ts'
import type { Till } from './till.ts'

/**
 * Settles refunds that are not settled, by look-ups alone and on the ladder of the charges: it never
 * POSTs. It shares the order's lock with live charges, refunds and the order's own ladder.
 */
export class RefundResolver {
  readonly #till: Till
  readonly #ladders: Ladders

  constructor(till: Till) {
    this.#till = till
    const { refunds } = till.journal
    this.#ladders = new Ladders(till, {
      stateOf: (refundId) => openState(refunds.byId(refundId)?.state),
      orderOf: (refundId) => refunds.byId(refundId)?.orderId ?? refundId,
      adopt: (refundId) => this.#adopt(refundId),
      look: (refundId, past) => this.#look(refundId, past),
    })
  }

  /** At start: intents become not-sent, sent become unknown, and every open refund is looked up. */
  start(): void {
    for (const { refundId } of this.#till.journal.refunds.unsettled()) {
      this.#ladders.follow(refundId, 0)
    }
  }

  follow(refundId: string): void {
    this.#ladders.follow(refundId)
  }

  lookNow(): void {
    this.#ladders.lookNow()
  }

  stop(): Promise<void> {
    return this.#ladders.stop()
  }

  async #look(refundId: string, past: boolean): Promise<void> {
    const { refunds } = this.#till.journal
    const refund = withDisk(() => {
      this.#adopt(refundId)
      return refunds.byId(refundId)
    })
    if (refund?.state !== 'unknown' && refund?.state !== 'needs-person') return
    const found = await lookUpRefund(this.#till, refund)
    const verdict = confirmed(refund, found.verdict)
    const settlement = settlementOfRefund(verdict, refund)
    this.#till.atStep('before-outcome')
    withDisk(() => {
      if (settlement !== null) refunds.settle(refundId, { ...settlement, unseen: true })
      else if (isOvertaken(verdict) && (past || refund.state === 'needs-person')) {
        refunds.settle(refundId, { to: 'refused', cause: 'overtaken', unseen: true })
      } else if (past && refund.state === 'unknown') {
        refunds.settle(refundId, { ...leftToPerson(refund, verdict), unseen: true })
      }
      if (found.payment !== null) bookSeen(this.#till, found.payment)
    })
    this.#till.atStep('after-outcome')
  }

  /** A refund whose call is over cannot stay `intent` or `sent`: nothing left, or nobody knows. */
  #adopt(refundId: string): void {
    if (this.#till.liveRefunds.isLive(refundId)) return
    const { refunds } = this.#till.journal
    const state = refunds.byId(refundId)?.state
    if (state === 'intent') {
      refunds.settle(refundId, { to: 'not-sent', cause: 'ended-before-sending', unseen: true })
    }
    if (state === 'sent') {
      refunds.settle(refundId, { to: 'unknown', cause: 'ended-before-answer' })
    }
  }
}

function openState(state: RefundState | undefined): OpenState | 'settled' {
  return state !== undefined && isRefundOpen(state) ? state : 'settled'
}

/**
 * Something else went back since, and ten minutes have passed: what is left is not what the refund
 * was sent with, so that the gateway would refuse it even now (portone-v1.md §3.1, checksum).
 */
function isOvertaken(verdict: RefundVerdict): boolean {
  return verdict.kind === 'unknown' && verdict.cause === BALANCE_MOVED
}

/** What was refused and could not be confirmed stays written, for a later look to bear out. */
function leftToPerson(refund: RefundRecord, verdict: RefundVerdict): RefundSettlement {
  const { cause, declineCode, gatewayText } = refund
  if (cause === REFUSAL_NOT_CONFIRMED)
    return { to: 'needs-person', cause, declineCode, gatewayText }
  return { to: 'needs-person', cause: verdict.kind === 'unknown' ? verdict.cause : 'not-known' }
}

/** A refusal that could not be confirmed at the time is confirmed by a look-up that bears it out. */
function confirmed(refund: RefundRecord, found: RefundVerdict): RefundVerdict {
  if (refund.cause !== REFUSAL_NOT_CONFIRMED) return found
  const { declineCode, gatewayText } = refund
  const verdict = confirmRefusal(
    refund,
    { kind: 'claimed-refused', declineCode, gatewayText },
    found,
  )
  return verdict.kind === 'claimed-refused' ? found : verdict
}
