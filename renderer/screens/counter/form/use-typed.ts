import { useSyncExternalStore } from 'react'
import {
  generationOf,
  subscribeTyped,
  typedDigits,
  type CardFieldName,
} from '../../../state/typed-card.ts'

/**
 * What a card field's digits mean, as a word or a number; the digits themselves stay out of React.
 * `read` must answer the same for the same digits.
 */
export function useTyped<T extends string | number | boolean | null>(
  field: CardFieldName,
  read: (digits: string) => T,
): T {
  return useSyncExternalStore(subscribeTyped, () => read(typedDigits(field)))
}

/** Grows with each wipe of the field; as a `key` it gives the field a new element. */
export function useGeneration(field: CardFieldName): number {
  return useSyncExternalStore(subscribeTyped, () => generationOf(field))
}
