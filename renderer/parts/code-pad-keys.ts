import type { Stroke } from '../keys/stroke.ts'

/** A code is 4 to 8 digits; main holds the rule, the pad only takes no more. */
export const CODE_MIN = 4
export const CODE_MAX = 8

/** `enter`, `erase`, `clear`, or a digit. */
export type CodeKey = string

const KEYS: Readonly<Record<string, CodeKey>> = {
  Enter: 'enter',
  Backspace: 'erase',
  NumpadSubtract: 'erase',
  Delete: 'clear',
  Escape: 'clear',
}

/**
 * What a key of the keyboard does to `pad`, or null to let it pass. Keys typed into a field or
 * pressed on a control outside the pad are not the pad's.
 */
export function codeKey(
  { chord, digit, target }: Pick<Stroke, 'chord' | 'digit' | 'target'>,
  pad: HTMLElement | null,
): CodeKey | null {
  const elsewhere =
    target instanceof HTMLElement && target !== document.body && pad?.contains(target) !== true
  if (elsewhere) return null
  return digit ?? KEYS[chord] ?? null
}
