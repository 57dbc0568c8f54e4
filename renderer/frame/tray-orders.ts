import { useMemo } from 'react'
import type { OrderSummary } from '../../preload/contract/order.ts'
import { useCounter, type CounterState } from '../state/counter-store.ts'
import { useTill } from '../state/till-store.ts'

const NONE: readonly OrderSummary[] = []

/** The sale that the form itself is showing, in flight or ended; it is not in the tray as well. */
function saleInFront(counter: CounterState): string | null {
  const { phase, saleId } = counter
  if (phase.kind === 'outcome') return phase.order.saleId
  return phase.kind === 'sending' ? saleId : null
}

/** What stands in the tray: everything main names except the sale in front of staff. */
export function useTrayOrders(): readonly OrderSummary[] {
  const tray = useTill((till) => till.snapshot?.tray) ?? NONE
  const front = useCounter(saleInFront)
  return useMemo(() => tray.filter(({ saleId }) => saleId !== front), [tray, front])
}
