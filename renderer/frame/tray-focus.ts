import { askFocus } from '../state/form-actions.ts'
import { useCounter } from '../state/counter-store.ts'

export const TRAY_ID = 'tray'

/** Puts the focus on the first chip. False when the tray is empty. */
export function focusTray(): boolean {
  const chip = document.getElementById(TRAY_ID)?.querySelector('button')
  chip?.focus()
  return chip !== undefined && chip !== null
}

/** Back to the form's field when nothing has the focus any more; a sheet that is open keeps its own. */
export function returnLostFocus(): void {
  if (document.activeElement === document.body) askFocus(useCounter.getState().focusAsk.field)
}
