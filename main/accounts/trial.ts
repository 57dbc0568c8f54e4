import type { Checklist } from '../../preload/contract/account-answers.ts'
import { unreachable } from '../../preload/contract/result.ts'
import type { OrderState } from '../../preload/contract/order.ts'
import type { RefundState } from '../../preload/contract/refund.ts'
import type { Journal } from '../journal/records.ts'

type TrialStep = Checklist['trial']

/** The state of one trial's order, and of what was sent back of it. */
export interface Trial {
  readonly state: OrderState
  readonly refunds: readonly RefundState[]
}

/** The newest trials of an account. */
export function trialsOf(journal: Pick<Journal, 'trials' | 'refunds'>): Trial[] {
  return journal.trials().map(({ orderId, state }) => ({
    state,
    refunds: journal.refunds.ofOrder(orderId).map((refund) => refund.state),
  }))
}

/** What staff must look at first comes first; `offered` is what no order says. */
const MOST_URGENT = ['not-refunded', 'checking', 'done'] as const

/**
 * How far the offered trial charge has come, from every order of a trial sale. One whose money has
 * not come back counts before one nobody knows the end of, and both before one that went well.
 */
export function trialStep(trials: readonly Trial[]): TrialStep {
  const steps = trials.map(stepOf)
  return MOST_URGENT.find((step) => steps.includes(step)) ?? 'offered'
}

function stepOf({ state, refunds }: Trial): TrialStep {
  switch (state) {
    case 'refunded':
      return 'done'
    case 'approved':
    case 'partly-refunded':
      return refunds.some(isOnItsWay) ? 'checking' : 'not-refunded'
    case 'intent':
    case 'sent':
    case 'unknown':
    case 'needs-person':
      return 'checking'
    // Not charged: it may be tried again.
    case 'not-sent':
    case 'declined':
    case 'reversed':
    case 'not-charged':
      return 'offered'
    default:
      return unreachable(state)
  }
}

/** The ladder settles these by itself; one that needs a person it does not. */
function isOnItsWay(state: RefundState): boolean {
  return state === 'intent' || state === 'sent' || state === 'unknown'
}
