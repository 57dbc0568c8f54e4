import { taxFreePart, won, type Won } from '../../preload/contract/money.ts'
import { useCounter } from './counter-store.ts'
import { useTill } from './till-store.ts'

/** The part of what is typed that is free of VAT, as the shop's merchant id has it. */
export function useTaxFreeWon(): Won {
  const taxType = useTill((till) => till.start?.rules.taxType) ?? 'mixed'
  const amountWon = won(useCounter((state) => state.amountWon))
  const typedWon = useCounter((state) => state.taxFreeWon)
  return taxFreePart(taxType, { amountWon, taxFreeWon: won(Math.min(typedWon, amountWon)) })
}

/** Only a mixed merchant id heeds a tax-free part, so only then is one asked for. */
export function useAsksTaxFree(): boolean {
  return useTill((till) => till.start?.rules.taxType ?? 'mixed') === 'mixed'
}
