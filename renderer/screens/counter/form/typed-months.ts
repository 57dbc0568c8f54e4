import { INSTALLMENTS_FROM_WON } from '../../../../preload/contract/money.ts'
import { isSharedCard } from '../../../../preload/contract/card-rules.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { askFocus, changeForm } from '../../../state/form-actions.ts'
import { useTill } from '../../../state/till-store.ts'
import { typedDigits } from '../../../state/typed-card.ts'

/** Figures pressed this close together are one number: `1` `2` is twelve months. */
const TOGETHER_MS = 800
let typed = ''
let typedAt = Number.NEGATIVE_INFINITY

/** Chooses installments by their figures on the numpad: `0` in full, `3`, `1` `2`. */
export function typeMonths(digit: string): void {
  const now = performance.now()
  typed = now - typedAt < TOGETHER_MS ? (typed + digit).slice(-2) : digit
  typedAt = now
  const months = [Number(typed), Number(digit)].find(mayChoose)
  if (months === undefined) return
  changeForm({ installmentMonths: months })
  askFocus('installments')
}

/** Whether this many months can be chosen for what is typed; 0 is in full. */
export function mayChoose(months: number): boolean {
  if (months === 0) return true
  const offered = useTill.getState().start?.rules.installments.includes(months) === true
  const { amountWon } = useCounter.getState()
  return offered && amountWon >= INSTALLMENTS_FROM_WON && !isSharedCard(typedDigits('identity'))
}
