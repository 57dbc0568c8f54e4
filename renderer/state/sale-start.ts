import type { Failure } from '../../preload/contract/result.ts'
import { pos } from '../pos.ts'
import { EMPTY_FORM, useCounter, type CounterState, type Phase } from './counter-store.ts'
import { askFocus, markField } from './form-actions.ts'
import { isTrial, TRIAL_WON } from './trial-sale.ts'
import { wipeTyped } from './typed-card.ts'

let opening: Promise<void> | null = null

/** Gets the form its sale id. One call at a time; safe to call again. */
export function openSale(): Promise<void> {
  opening ??= open().finally(() => {
    opening = null
  })
  return opening
}

async function open(): Promise<void> {
  const { trial } = useCounter.getState()
  const answer = await pos['sale.open']({ trial }).catch(() => null)
  // The other kind of sale was begun meanwhile.
  if (useCounter.getState().trial !== trial) return open()
  if (answer?.ok === true) useCounter.setState({ saleId: answer.value.saleId, attempt: 1 })
  else refuse(answer?.failure ?? { kind: 'bug', reference: '' })
}

/** Nothing was charged: the field that is wrong, or a panel that says why. */
export function refuse(failure: Failure): void {
  if (failure.kind === 'invalid') return markField(failure)
  show({ kind: 'refused', failure })
  if (failure.kind !== 'sale-not-open') return
  // Forgotten at once, so that a press before the new one is here waits for it.
  useCounter.setState({ saleId: null })
  void openSale()
}

export function show(phase: Phase): void {
  useCounter.setState({ phase, mark: null, notice: null })
}

/** A trial whose amount was changed is a sale like any other, under an id of its own. */
export function endTrial(): boolean {
  const state = useCounter.getState()
  if (!state.trial || isTrial(state)) return false
  useCounter.setState({ trial: false, saleId: null, attempt: 1 })
  return true
}

/** Whether a trial may take the form now: not while a payment is under way on it. */
export function mayBeginTrial(): boolean {
  const { kind } = useCounter.getState().phase
  return kind === 'entering' || kind === 'refused' || kind === 'outcome'
}

/** Empties the form for a small charge that main refunds as soon as it is approved. */
export function beginTrial(itemName: string): void {
  if (mayBeginTrial()) startOver({ trial: true, amountWon: TRIAL_WON, itemName })
}

/** A form nobody has typed into, under a sale id of its own. */
export function startOver(
  values: Partial<Pick<CounterState, 'trial' | 'amountWon' | 'itemName'>> = {},
): void {
  wipeTyped()
  useCounter.setState({
    ...EMPTY_FORM,
    phase: { kind: 'entering' },
    saleId: null,
    attempt: 1,
    trial: false,
    ...values,
  })
  void openSale()
  askFocus(values.trial === true ? 'card' : 'amount')
}
