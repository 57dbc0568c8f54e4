/**
 * How a merchant id is set up for VAT (portone-v1.md §5.7). `taxable` and `exempt` ignore what a call
 * says; `mixed` takes it, and takes an absent `tax_free` for "all of it is exempt".
 */
export type TaxType = 'taxable' | 'exempt' | 'mixed'

/** Tax types by merchant id. What is not listed is `mixed`, where a careless till is caught. */
export type TaxTypes = Readonly<Record<string, TaxType>>

export function taxTypeOf(types: TaxTypes, merchantId: string): TaxType {
  return types[merchantId] ?? 'mixed'
}

/** The tax-free part that is booked for a charge of `amount`; `asked` is null when it was not sent. */
export function taxFreePart(type: TaxType, amount: number, asked: number | null): number {
  if (type === 'taxable') return 0
  return type === 'exempt' ? amount : (asked ?? amount)
}
