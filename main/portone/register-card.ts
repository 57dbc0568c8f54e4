import { cardBytes, isCardFit } from './card-bytes.ts'
import type { KeyInCard, MoneyCallOptions, Reply } from './client.ts'
import { readKeyOf, type BillingKey } from './billing-key-reply.ts'
import { toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { sendMoney } from './money-call.ts'
import { pathOf } from './paths.ts'
import { cutText, textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'
import { REGISTRATION_FIELDS } from './subscriber-fields.ts'

export const LONGEST_SUBSCRIBER_ID = 80

/** Everything `POST /subscribe/customers/{customer_uid}` documents that INICIS uses (§2.3). */
export interface CardRegistration {
  /** Of one person and one card. A used one is silently pointed at the new card. */
  readonly subscriberId: string
  readonly card: KeyInCard
  /** `{pg}.{MID}`; a wrong one silently falls back to the default channel. */
  readonly channel?: string
  readonly channelKey?: string
  readonly channelGroupId?: string
  readonly name?: string
  readonly phone?: string
  readonly email?: string
  readonly address?: string
  readonly postcode?: string
}

/**
 * Stores a card at the gateway. Ok proves that its data fit a card, not that it can be charged; the
 * key it took the place of is not known to be revoked. The card exists as one buffer, which is wiped.
 */
export async function registerCard(
  transport: Transport,
  registration: CardRegistration,
  options: MoneyCallOptions,
): Promise<Reply<BillingKey>> {
  const { subscriberId, card } = registration
  if (!isCardFit(card) || subscriberId.length > LONGEST_SUBSCRIBER_ID) return UNFIT
  const path = pathOf(['subscribe', 'customers', subscriberId])
  const body = cardBytes(card, JSON.stringify(fieldsOf(registration)))
  return sendMoney(transport, { method: 'POST', path, body, options }, readKeyOf(subscriberId))
}

function fieldsOf(registration: CardRegistration) {
  return toApi(REGISTRATION_FIELDS, {
    channel: textThatFits(registration.channel, 80),
    channelKey: textThatFits(registration.channelKey, 55),
    channelGroupId: textThatFits(registration.channelGroupId, 55),
    name: cutText(registration.name, 20),
    // Shortened, these would be somebody else's.
    phone: textThatFits(registration.phone, 20),
    email: textThatFits(registration.email, 200),
    address: cutText(registration.address, 200),
    postcode: textThatFits(registration.postcode, 8),
  })
}
