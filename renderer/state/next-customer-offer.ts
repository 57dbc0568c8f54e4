import type { CounterSnapshot } from '../../preload/contract/contract.ts'
import { useCounter, type CounterState } from './counter-store.ts'
import { useTill } from './till-store.ts'

/** After this long without an answer the next customer may be taken (flows.md), ms. */
const FREE_AFTER_MS = 10_000

type Charge = Pick<CounterState, 'saleId' | 'attempt'>

/**
 * Whether the tray goes on with this charge. Before it does there is no order yet: an answer is then
 * heard by the form alone, and leaving the form would lose it.
 */
function inTray(snapshot: CounterSnapshot | null, charge: Charge): boolean {
  const tray = snapshot?.tray ?? []
  return tray.some(({ saleId, attempt }) => saleId === charge.saleId && attempt === charge.attempt)
}

/** Whether the charge under way may be left to the tray now. */
export function mayTakeNext(): boolean {
  const { phase, ...charge } = useCounter.getState()
  if (phase.kind !== 'sending' || performance.now() - phase.sinceMs < FREE_AFTER_MS) return false
  return inTray(useTill.getState().snapshot, charge)
}

/** The same for what is drawn; `waitedMs` is how long the charge has been under way. */
export function useOffersNext(waitedMs: number): boolean {
  const saleId = useCounter((counter) => counter.saleId)
  const attempt = useCounter((counter) => counter.attempt)
  const heldByTray = useTill(({ snapshot }) => inTray(snapshot, { saleId, attempt }))
  return heldByTray && waitedMs >= FREE_AFTER_MS
}
