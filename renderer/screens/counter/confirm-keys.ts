import type { KeyAct } from '../../keys/router.ts'
import type { Stroke } from '../../keys/stroke.ts'

/** `tell`: the earlier payment is being checked, so the sheet can only be closed. */
export type ConfirmMode = 'reasons' | 'enter' | 'tell'
export type ReasonNumber = 1 | 2 | 3 | 4

export interface ConfirmActs {
  readonly go: () => void
  readonly close: () => void
  readonly choose: (reason: ReasonNumber) => void
}

/** "Press once more" must work with the key that charged. */
const CHARGES: readonly string[] = ['NumpadMultiply', 'Shift+NumpadMultiply', 'Ctrl+Enter', 'F10']

/**
 * One key settles the sheet. The router acts once a press, so a held key never confirms what it
 * opened. Enter on the other button is left to that button.
 */
export function confirmKeys(
  stroke: Stroke,
  now: { readonly mode: ConfirmMode; readonly typing: boolean; readonly acts: ConfirmActs },
): KeyAct | null {
  const { acts } = now
  const enter = stroke.chord === 'Enter' && !isOtherButton(stroke.target)
  if (now.mode === 'tell') return enter ? { act: acts.close } : null
  if (now.mode === 'enter') {
    return enter || CHARGES.includes(stroke.chord) ? { act: acts.go } : null
  }
  const reason = now.typing ? null : reasonOf(stroke.digit)
  return reason === null ? null : { act: () => acts.choose(reason) }
}

function reasonOf(digit: string | null): ReasonNumber | null {
  const number = Number(digit)
  return number === 1 || number === 2 || number === 3 || number === 4 ? number : null
}

function isOtherButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('button[data-look=outline]')
}
