import { useCounter, type CounterState } from './counter-store.ts'

/** What is charged to one's own card to see that everything works, won. */
export const TRIAL_WON = 1_000

/**
 * Whether what is on the form is refunded in full as soon as it is approved. Another amount makes it
 * a usual sale: a customer's payment must never be refunded because somebody left a trial standing.
 */
export function isTrial({ trial, amountWon }: Pick<CounterState, 'trial' | 'amountWon'>): boolean {
  return trial && amountWon === TRIAL_WON
}

export function useTrial(): boolean {
  return useCounter(isTrial)
}
