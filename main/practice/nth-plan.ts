import { GOES_WELL } from './scenario-plan.ts'
import type { CallPlan } from './scenario-plan.ts'

/**
 * What becomes of the `times`-th call of its kind about one thing. Trouble comes once, so that a
 * second try can show whether the first one was remembered; a refusal stays one.
 */
export function nthPlan(plan: CallPlan | undefined, times: number): CallPlan {
  if (plan === undefined || (times > 1 && plan.reply !== 'refusal')) return GOES_WELL
  return plan
}
