import type { ChargeCardAnswer, Parsed } from '../../preload/contract/contract.ts'
import { businessDate } from '../../preload/contract/business-date.ts'
import { checkCharge, type CheckedCharge } from '../../preload/contract/form-rules.ts'
import { fail, ok, type Failure, type Result } from '../../preload/contract/result.ts'
import { isTrialSale, TRIAL_MAX_WON } from '../../preload/contract/trial.ts'
import { isLike, likenessOf } from './charge-likeness.ts'
import { askBefore } from './confirmations.ts'
import { clearEarlierAttempts } from './earlier-attempt.ts'
import { answerOf } from './order-summary.ts'
import { intendAndSend } from './send-charge.ts'
import { IN_FLIGHT_MAX, UNKNOWN_MAX, type Till } from './till.ts'
import { tokenFailure } from './token-failure.ts'

type Answer = Result<ChargeCardAnswer>
type Request = Parsed<'charge.card'>

/**
 * Charges a typed card once (money.md, The one write path): validate → token → intent → sent →
 * POST → outcome → answer. A repeat of the same sale and attempt is answered with what the first
 * became, or joins it while it is under way. Card data lives in `request` and the call, nowhere else.
 */
export async function chargeCard(till: Till, request: Request): Promise<Answer> {
  const { saleId } = request
  const likeness = likenessOf(request)
  const running = till.live.join(saleId, likeness)
  if (running === 'other') return fail({ kind: 'sale-not-open' })
  if (running !== undefined) return running
  return till.live.run({ key: saleId, likeness }, (ahead) => chargeOnce(till, request, ahead))
}

async function chargeOnce(till: Till, request: Request, ahead: number): Promise<Answer> {
  const known = till.journal.ordersOfSale(request.saleId)
  const repeated = known.find((order) => order.attempt >= request.attempt)
  // The outcome of one charge is never told as that of another.
  if (repeated !== undefined && !isLike(repeated, request)) return fail({ kind: 'sale-not-open' })
  if (repeated !== undefined) return answerOf(repeated)
  const block = till.chargeBlock()
  if (block !== null) return fail({ kind: 'charging-blocked', block })
  if (!till.sales.has(request.saleId)) return fail({ kind: 'sale-not-open' })

  const checked = checkCharge(request, till.rules, today(till))
  if (!checked.ok) return fail({ kind: 'invalid', field: checked.field, problem: checked.problem })
  if (isTrialSale(request.saleId) && checked.charge.amountWon > TRIAL_MAX_WON) {
    return fail({ kind: 'invalid', field: 'amount', problem: 'over-cap' })
  }

  const refusal = tooManyOpen(till, ahead)
  if (refusal !== null) return fail(refusal)
  const ask = question(till, request, checked.charge)
  if (ask !== null) return ok(ask)

  till.atStep('before-token')
  const token = await till.client.getToken()
  till.atStep('after-token')
  if (token.kind !== 'ok') return fail(tokenFailure(token))

  const earlier = await clearEarlierAttempts(till, known)
  if (!earlier.ok) return earlier
  if (earlier.value !== null) return answerOf(earlier.value)

  const stop = stoppedMeanwhile(till)
  if (stop !== null) return fail(stop)
  // Asked again: while the token was fetched another window may have charged the same card.
  const askAgain = question(till, request, checked.charge)
  if (askAgain !== null) return ok(askAgain)
  return intendAndSend(till, request, { charge: checked.charge, token: token.token })
}

function question(till: Till, request: Request, charge: CheckedCharge) {
  const { saleId, confirmed } = request
  return askBefore({ ...charge, saleId, confirmed }, till.rules, {
    journal: till.journal,
    now: till.clock.now(),
  })
}

/** What came up while the gateway was asked. */
function stoppedMeanwhile(till: Till): Failure | null {
  // The account was closed, and its journal with it.
  if (till.isStopping()) return { kind: 'sale-not-open' }
  // The keys were found to be another merchant's: that they saw nothing proves nothing.
  const block = till.chargeBlock()
  return block === null ? null : { kind: 'charging-blocked', block }
}

function tooManyOpen(till: Till, inFlight: number): Failure | null {
  const unknown = till.journal.unsettled().filter((order) => order.state === 'unknown').length
  const full = inFlight >= IN_FLIGHT_MAX || unknown >= UNKNOWN_MAX
  return full ? { kind: 'too-many-open', inFlight, unknown } : null
}

function today(till: Till): string {
  return businessDate(till.clock.now(), 0)
}
