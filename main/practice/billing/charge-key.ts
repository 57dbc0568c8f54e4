import { cardOfMark } from '../cards.ts'
import type { KeptRequest } from '../charge/kept-request.ts'
import type { Booking } from '../charge/play-charge.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import type { ChargePlan, ScenarioPlan } from '../scenario-plan.ts'
import { SCENARIOS } from '../scenarios.ts'

export interface KeyCharge {
  readonly kept: KeptRequest
  readonly usage: 'payment' | 'payment.scheduled'
  readonly userAgent: string
  /** Epoch ms. */
  readonly at: number
}

/** The charge of a subscriber's live key as its card plays it, or null when there is no key. */
export function bookingOfKey(
  { ledger }: Pick<GatewayParts, 'ledger'>,
  customerUid: string,
  charge: KeyCharge,
): Booking | null {
  const key = ledger.keys.live(customerUid)
  const card = cardOfMark(key?.card_mark ?? null)
  if (key === null || card === null) return null
  const scenario: ScenarioPlan = SCENARIOS[card.scenario]
  const plan: ChargePlan & { readonly reason?: string } = scenario.again ?? scenario
  const channel = { provider: key.pg_provider, id: key.pg_id }
  const { kept, ...rest } = charge
  return {
    ...rest,
    card,
    plan,
    kept: { ...kept, customerUid, channel },
    reason: plan.reason ?? card.reason ?? '',
  }
}
