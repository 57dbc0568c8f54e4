import type { Won } from '../../preload/contract/money.ts'
import { chargeFields, type ChargeParts } from './charge-fields.ts'
import type { MoneyCallOptions, Payment, Reply } from './client.ts'
import { toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { jsonBody, sendMoney } from './money-call.ts'
import { readPayment } from './payment-reply.ts'
import { LONGEST_SUBSCRIBER_ID } from './register-card.ts'
import { textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'
import { AGAIN_FIELDS } from './subscriber-fields.ts'

/** Everything `POST /subscribe/payments/again` documents (portone-v1.md §2.2). */
export interface SubscriberCharge extends ChargeParts {
  readonly subscriberId: string
  readonly amountWon: Won
  readonly taxFreeWon: Won
  readonly vatWon?: Won
  /** Super billing keys only. */
  readonly channelKey?: string
  readonly browserIp?: string
  readonly productCount?: number
  readonly cashReceiptKind?: 'person' | 'company' | 'anonymous'
  readonly promotionId?: string
}

/** Charges a stored card. Ok proves an answer only: what it says of the payment is for the till. */
export async function chargeSubscriber(
  transport: Transport,
  charge: SubscriberCharge,
  options: MoneyCallOptions,
): Promise<Reply<Payment>> {
  const { subscriberId } = charge
  if (subscriberId === '' || subscriberId.length > LONGEST_SUBSCRIBER_ID) return UNFIT
  const fields = toApi(AGAIN_FIELDS, {
    ...chargeFields(charge),
    subscriberId,
    channelKey: textThatFits(charge.channelKey, 55),
    browserIp: textThatFits(charge.browserIp),
    productCount: charge.productCount,
    cashReceiptKind: charge.cashReceiptKind,
    promotionId: textThatFits(charge.promotionId),
  })
  const call = { method: 'POST', path: '/subscribe/payments/again' } as const
  return sendMoney(transport, { ...call, body: jsonBody(fields), options }, readPayment)
}
