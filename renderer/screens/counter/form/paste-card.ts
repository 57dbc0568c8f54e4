import { parseCardNumber } from '../../../../preload/contract/card-number.ts'
import { parsePastedCard } from '../../../../preload/contract/pasted-card.ts'
import { cardTouched } from '../../../state/form-actions.ts'
import { fillTyped } from '../../../state/typed-card.ts'
import { focusField, neighbour } from './field-order.ts'

export type PasteProblem = 'thirteen' | 'unclear' | 'too-long'

/**
 * Fills the card fields from what was pasted and goes to the first one that is still missing. A
 * refused block changes nothing; null when it was taken.
 */
export function pasteCard(text: string): PasteProblem | null {
  const reading = parsePastedCard(text)
  if (!reading.ok) {
    if (reading.problem === 'thirteen') return 'thirteen'
    const plain = parseCardNumber(text)
    return !plain.ok && plain.problem === 'too-long' ? 'too-long' : 'unclear'
  }
  const { number, expiry, identity, pin } = reading.pasted
  fillTyped('card', number)
  if (expiry !== undefined) fillTyped('expiry', expiry)
  if (identity !== undefined) fillTyped('identity', identity)
  if (pin !== undefined) fillTyped('pin', pin)
  cardTouched('card')
  const filled = { expiry, identity, pin }
  const missing = (['expiry', 'identity', 'pin'] as const).find(
    (part) => filled[part] === undefined,
  )
  // A field the shop does not ask for is not on the form; then the one behind it is.
  if (missing === undefined || !focusField(missing)) {
    const last = neighbour('pin', 1) ?? 'pin'
    focusField(last)
  }
  return null
}
