import { cutText, textThatFits } from './text-limits.ts'

/** The parts that every charge has, as the API's limits take them. */
export interface ChargeParts {
  readonly orderId: string
  readonly amountWon: number
  readonly taxFreeWon: number
  readonly vatWon?: number
  /** 0 = in full. */
  readonly installmentMonths: number
  readonly itemName: string
  readonly buyer: {
    readonly name?: string
    readonly phone?: string
    readonly email?: string
    readonly address?: string
    readonly postcode?: string
  }
  readonly customText?: string
  readonly noticeUrl?: string
  readonly productType?: 'real' | 'digital'
  readonly interestFreeByMerchant?: boolean
  readonly useCardPoint?: boolean
  readonly bypass?: string
}

/** Only what is given, and only what fits; what would be somebody else's when cut is left out. */
export function chargeFields(charge: ChargeParts) {
  const { buyer } = charge
  return {
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
    customText: textThatFits(charge.customText),
    noticeUrl: textThatFits(charge.noticeUrl),
    productType: charge.productType,
    interestFreeByMerchant: charge.interestFreeByMerchant,
    useCardPoint: charge.useCardPoint,
    bypass: textThatFits(charge.bypass),
  }
}
