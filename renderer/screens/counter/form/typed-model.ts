import type { CardFieldName } from '../../../state/typed-card.ts'
import { editTyped, typedDigits } from '../../../state/typed-card.ts'
import { expiryLength } from './advance.ts'
import type { DigitModel } from './digit-input.ts'

/** A card field as the digit fields edit it: straight into the memory that is wiped. */
export function typedModel(field: CardFieldName): DigitModel {
  return {
    digits: () => typedDigits(field),
    replace({ from, to, digits }) {
      const now = typedDigits(field)
      const next = now.slice(0, from) + digits + now.slice(to)
      if (field === 'expiry' && next.length > expiryLength(next)) return null
      return editTyped(field, { from, to, digits }) ? from + digits.length : null
    },
  }
}

/** As many dots as digits, for fields that show nothing once they are left. */
export function dots(text: string): string {
  return text.replace(/\d/g, '•')
}
