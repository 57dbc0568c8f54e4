import { clearForm } from './counter-actions.ts'
import { useCounter } from './counter-store.ts'
import { notify } from './form-actions.ts'
import { hasTypedDigits } from './typed-card.ts'

/** How long a first press waits for its second (flows.md, Other keys). */
const SECOND_PRESS_MS = 3_000

/** Whether the screen may be left. With card digits typed the first asking warns, a second goes. */
export function mayLeave(): boolean {
  const { notice } = useCounter.getState()
  if (!hasTypedDigits()) return true
  if (notice?.kind === 'leave' && performance.now() < notice.untilMs) return true
  notify({ kind: 'leave', untilMs: performance.now() + SECOND_PRESS_MS })
  return false
}

/** Esc: the first asks in place, a second within three seconds clears. */
export function askToClear(): void {
  const { notice } = useCounter.getState()
  if (notice?.kind === 'clear' && performance.now() < notice.untilMs) clearForm()
  else notify({ kind: 'clear', untilMs: performance.now() + SECOND_PRESS_MS })
}
