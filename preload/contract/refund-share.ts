import { won } from './money.ts'
import type { PositiveWon, Won } from './money.ts'

/** What is left of a payment: all of it, and the part of that which is free of tax. */
export interface Remaining {
  readonly balanceWon: Won
  readonly taxFreeWon: Won
}

/**
 * The tax-free part of a refund (flows.md, Refunds): remaining tax-free × refund ÷ remaining, half
 * up. The last refund takes the rest, to the won, because the fraction is then one.
 *
 * @throws RangeError when the refund is more than what remains.
 */
export function taxFreeShare(remaining: Remaining, refundWon: PositiveWon): Won {
  const { balanceWon, taxFreeWon } = remaining
  if (refundWon > balanceWon) throw new RangeError('the refund exceeds what remains')
  // ⌊(2·a·b + r) / 2r⌋ = ⌊a·b/r + ½⌋; big integers, because the product outgrows the safe ones.
  const twice = 2n * BigInt(taxFreeWon) * BigInt(refundWon) + BigInt(balanceWon)
  return won(Number(twice / (2n * BigInt(balanceWon))))
}

/**
 * The least and the most of a refund that can be free of tax: what is left taxed and what is left
 * free of tax must both suffice. The two are equal for the last refund.
 */
export function taxFreeRange(
  { balanceWon, taxFreeWon }: Remaining,
  refundWon: PositiveWon,
): { readonly leastWon: Won; readonly mostWon: Won } {
  const taxedWon = balanceWon - taxFreeWon
  return {
    leastWon: won(Math.max(0, refundWon - taxedWon)),
    mostWon: won(Math.min(refundWon, taxFreeWon)),
  }
}
