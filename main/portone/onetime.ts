import type { Won } from '../../preload/contract/money.ts'
import type { KeyInCard, MoneyCallOptions, Payment, Reply } from './client.ts'
import { cardBytes, isCardFit } from './card-bytes.ts'
import { chargeFields, type ChargeParts } from './charge-fields.ts'
import { CHARGE_FIELDS, toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { sendMoney } from './money-call.ts'
import { readPayment } from './payment-reply.ts'
import { textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'

/** Everything `POST /subscribe/payments/onetime` documents (portone-v1.md §2.1). */
export interface KeyInCharge extends ChargeParts {
  readonly amountWon: Won
  readonly taxFreeWon: Won
  readonly vatWon?: Won
  readonly card: KeyInCard
  /** The window's module wants these three; the key-in channel does not mind them. */
  readonly buyer: ChargeParts['buyer'] & {
    readonly name: string
    readonly phone: string
    readonly email: string
  }
  /** `{pg}.{MID}`; a wrong one silently falls back to the default channel. */
  readonly channel?: string
  readonly channelGroupId?: string
  /** Also keeps the card under this subscriber id. */
  readonly subscriberId?: string
  readonly browserIp?: string
  readonly promotionId?: string
}

/**
 * `POST /subscribe/payments/onetime` (portone-v1.md §2.1). The card exists as one buffer, which is
 * wiped when the call has ended.
 */
export async function chargeOnetime(
  transport: Transport,
  charge: KeyInCharge,
  options: MoneyCallOptions,
): Promise<Reply<Payment>> {
  if (!isCardFit(charge.card)) return UNFIT
  const call = { method: 'POST', path: '/subscribe/payments/onetime' } as const
  return sendMoney(transport, { ...call, body: onetimeBody(charge), options }, readPayment)
}

/** The request as JSON bytes. Only documented names; what is not given is not there at all. */
export function onetimeBody(charge: KeyInCharge): Buffer {
  const fields = toApi(CHARGE_FIELDS, {
    ...chargeFields(charge),
    channel: textThatFits(charge.channel, 80),
    channelGroupId: textThatFits(charge.channelGroupId, 55),
    subscriberId: textThatFits(charge.subscriberId, 80),
    browserIp: textThatFits(charge.browserIp),
    promotionId: textThatFits(charge.promotionId),
  })
  return cardBytes(charge.card, JSON.stringify(fields))
}
