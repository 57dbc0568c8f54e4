import type { FieldName } from '../../../../preload/contract/result.ts'

/** The form's root carries this attribute; each of its fields `data-field`, in the order of Enter. */
export const FORM_ROOT = 'data-counter-form'

const NAMES: readonly string[] = [
  'amount',
  'card',
  'expiry',
  'identity',
  'pin',
  'installments',
  'item',
  'taxFree',
  'buyerName',
  'buyerPhone',
  'buyerEmail',
] satisfies FieldName[]

export function isInForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[${FORM_ROOT}]`) !== null
}

/** The field an element is or stands in, or null. */
export function fieldOf(target: EventTarget | null): FieldName | null {
  if (!(target instanceof Element)) return null
  const name = target.closest('[data-field]')?.getAttribute('data-field') ?? ''
  return NAMES.includes(name) ? (name as FieldName) : null // one of the names just above
}

/** Puts the focus into a field that is shown; false when it is not. */
export function focusField(field: FieldName): boolean {
  const element = shownFields().find((shown) => fieldOf(shown) === field)
  element?.focus()
  return element !== undefined
}

/** The field before or behind one, or null at either end. */
export function neighbour(field: FieldName, step: 1 | -1): FieldName | null {
  const names = shownFields().map(fieldOf)
  const at = names.indexOf(field)
  return at === -1 ? null : (names[at + step] ?? null)
}

function shownFields(): readonly HTMLElement[] {
  const fields = document.querySelectorAll<HTMLElement>(`[${FORM_ROOT}] [data-field]`)
  return Array.from(fields, focusable).filter((element) => element !== null)
}

/** A group of radio keys is entered at the one that is chosen. */
function focusable(field: HTMLElement): HTMLElement | null {
  if (field instanceof HTMLInputElement) return field.disabled ? null : field
  return field.querySelector<HTMLElement>('input:checked:enabled')
}
