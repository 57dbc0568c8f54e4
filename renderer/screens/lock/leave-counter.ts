import { closeSheet } from '../../frame/frame-store.ts'
import { backToForm } from '../../state/counter-actions.ts'
import { notify } from '../../state/form-actions.ts'
import { hasTypedDigits, wipeTyped } from '../../state/typed-card.ts'

/**
 * What the lock takes away: card digits, and every sheet with somebody's payment on it. A sale waiting
 * to be confirmed goes back to the form, because its card is gone; amount and item stay.
 */
export function leaveCounter(): void {
  const typed = hasTypedDigits()
  wipeTyped()
  backToForm()
  closeSheet()
  if (typed) notify({ kind: 'idleCleared' })
}
