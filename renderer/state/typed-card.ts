import { CARD_DIGITS_MAX } from '../../preload/contract/card-number.ts'
import type { ChargeCardInput } from '../../preload/contract/contract.ts'
import { FORBIDDEN_LENGTH } from '../../preload/contract/identity.ts'
import { DigitBuffer, type BufferEdit } from './digit-buffer.ts'

/**
 * The one place of the page that holds card data: beside React and zustand, in memory that is
 * overwritten. Everything else sees what `useTyped` derives, or the masked number in the store.
 */
const buffers = {
  card: new DigitBuffer(CARD_DIGITS_MAX),
  expiry: new DigitBuffer(6),
  // A whole resident number must be seen to be refused.
  identity: new DigitBuffer(FORBIDDEN_LENGTH),
  pin: new DigitBuffer(2),
}

export type CardFieldName = keyof typeof buffers
export const CARD_FIELDS = ['card', 'expiry', 'identity', 'pin'] as const

const generations = { card: 0, expiry: 0, identity: 0, pin: 0 }
const listeners = new Set<() => void>()

export function subscribeTyped(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

export function typedDigits(field: CardFieldName): string {
  return buffers[field].text()
}

/** False, and nothing changed, when the digits do not fit. */
export function editTyped(field: CardFieldName, edit: BufferEdit): boolean {
  const fits = buffers[field].replace(edit)
  if (fits) tell()
  return fits
}

export function fillTyped(field: CardFieldName, digits: string): boolean {
  return editTyped(field, { from: 0, to: buffers[field].length, digits })
}

/** Grows with every wipe; the field's element is made anew with it, so undo has nothing to undo. */
export function generationOf(field: CardFieldName): number {
  return generations[field]
}

export function wipeTyped(...fields: readonly CardFieldName[]): void {
  for (const field of fields.length === 0 ? CARD_FIELDS : fields) {
    buffers[field].wipe()
    generations[field] += 1
  }
  tell()
}

export function hasTypedDigits(): boolean {
  return CARD_FIELDS.some((field) => buffers[field].length > 0)
}

/** What goes to main, once, at the moment of the charge. */
export function readTypedCard(): ChargeCardInput['card'] {
  return {
    number: typedDigits('card'),
    expiry: typedDigits('expiry'),
    identity: typedDigits('identity'),
    pin: typedDigits('pin'),
  }
}
