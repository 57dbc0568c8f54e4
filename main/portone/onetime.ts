import type { KeyInCharge, MoneyCallOptions, Payment, Reply } from './client.ts'
import { cardBytes, isCardFit } from './card-bytes.ts'
import { readReply } from './envelope.ts'
import { CHARGE_FIELDS, toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { readPayment } from './payment-reply.ts'
import { cutText, textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'

/**
 * `POST /subscribe/payments/onetime` (portone-v1.md §2.1). Sent once, whatever happens: whether it
 * may be sent again is for the till to decide and to journal. The card exists as one buffer, which
 * is wiped when the call has ended.
 */
export async function chargeOnetime(
  transport: Transport,
  charge: KeyInCharge,
  options: MoneyCallOptions,
): Promise<Reply<Payment>> {
  if (!isCardFit(charge.card)) return UNFIT
  const body = onetimeBody(charge)
  try {
    const ending = await transport.send({
      method: 'POST',
      path: '/subscribe/payments/onetime',
      headers: {
        authorization: `Bearer ${options.token.value}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body,
      fresh: true,
      beforeFirstByte: options.beforeFirstByte,
    })
    return readReply(ending, readPayment)
  } finally {
    body.fill(0)
  }
}

/** The request as JSON bytes. Only documented names; what is not given is not there at all. */
export function onetimeBody(charge: KeyInCharge): Buffer {
  const { buyer } = charge
  const fields = toApi(CHARGE_FIELDS, {
    orderId: charge.orderId,
    amountWon: charge.amountWon,
    // Also when zero: a mixed-tax merchant id reads an absent one as "all of it" (§5.7).
    taxFreeWon: charge.taxFreeWon,
    vatWon: charge.vatWon,
    // 1 is not a number of installments; 0 and absent both mean in full.
    installmentMonths: charge.installmentMonths >= 2 ? charge.installmentMonths : undefined,
    // INICIS itself cuts a name of more than 40 bytes to 37 and "..."; our 40 are the API's
    // characters, and the receipt may therefore show less of a Korean name than we sent.
    itemName: cutText(charge.itemName, 40),
    buyerName: cutText(buyer.name, 16),
    // Shortened, these would be somebody else's.
    buyerPhone: textThatFits(buyer.phone, 16),
    buyerEmail: textThatFits(buyer.email, 64),
    buyerAddress: cutText(buyer.address, 128),
    buyerPostcode: textThatFits(buyer.postcode, 8),
    channel: textThatFits(charge.channel, 80),
    channelGroupId: textThatFits(charge.channelGroupId, 55),
    subscriberId: textThatFits(charge.subscriberId, 80),
    customText: textThatFits(charge.customText),
    noticeUrl: textThatFits(charge.noticeUrl),
    browserIp: textThatFits(charge.browserIp),
    productType: charge.productType,
    interestFreeByMerchant: charge.interestFreeByMerchant,
    useCardPoint: charge.useCardPoint,
    promotionId: textThatFits(charge.promotionId),
    bypass: textThatFits(charge.bypass),
  })
  return cardBytes(charge.card, JSON.stringify(fields))
}
