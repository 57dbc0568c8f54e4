import { panelOf } from '../../../../preload/contract/order.ts'
import type { KeyAct } from '../../../keys/router.ts'
import type { Stroke } from '../../../keys/stroke.ts'
import {
  charge,
  clearForm,
  nextCustomer,
  outcomeReady,
  sameSaleAgain,
} from '../../../state/counter-actions.ts'
import { useCounter, type Phase } from '../../../state/counter-store.ts'
import { addToAmount, holdsTyped, notify } from '../../../state/form-actions.ts'
import { askToClear } from '../../../state/second-press.ts'
import { fillTyped } from '../../../state/typed-card.ts'
import { goBack, pressEnter } from './advance.ts'
import { digitInputOf } from './digit-input.ts'
import { fieldOf, isInForm } from './field-order.ts'
import { typeMonths } from './typed-months.ts'

const CHARGE_CHORDS: readonly string[] = [
  'NumpadMultiply',
  'Shift+NumpadMultiply',
  'Ctrl+Enter',
  'F10',
]
/** A second `/` within this long clears the form (flows.md, Numpad on the counter). */
const TWICE_MS = 1_000

const nothing: KeyAct = { act: () => {} }

/** The counter's keys: the numpad map and what Enter and Esc do, by what the counter is doing. */
export function counterKeys(stroke: Stroke): KeyAct | null {
  const { phase } = useCounter.getState()
  const here = isInForm(stroke.target) || stroke.target === document.body
  switch (phase.kind) {
    case 'entering':
    case 'refused':
      return CHARGE_CHORDS.includes(stroke.chord) ? { act: () => void charge() } : entryKeys(stroke)
    case 'sending':
      return CHARGE_CHORDS.includes(stroke.chord) ? nothing : here ? sendingKeys(stroke) : null
    case 'outcome':
      return CHARGE_CHORDS.includes(stroke.chord)
        ? nothing
        : here
          ? outcomeKeys(stroke, phase)
          : null
    case 'confirming':
      return null
  }
}

function sendingKeys({ chord, composing }: Stroke): KeyAct | null {
  if (composing) return null
  if (chord === 'Escape') return nothing
  // Does nothing until the charge may be left.
  return chord === 'Enter' ? { act: nextCustomer } : null
}

function outcomeKeys({ chord, digit }: Stroke, phase: Phase): KeyAct | null {
  if (phase.kind !== 'outcome') return null
  if (chord === 'Escape') return nothing
  if (chord !== 'Enter' && digit === null) return null
  if (!outcomeReady(phase)) return nothing
  const panel = panelOf(phase.order.state)
  if (digit === null) return { act: panel === 'declined' ? sameSaleAgain : nextCustomer }
  if (panel === 'checking') return nothing
  if (panel === 'approved') {
    return {
      act: () => {
        nextCustomer()
        addToAmount(Number(digit))
      },
    }
  }
  return {
    act: () => {
      sameSaleAgain()
      fillTyped('card', digit)
    },
  }
}

function entryKeys(stroke: Stroke): KeyAct | null {
  const { chord, target } = stroke
  if (chord === 'Escape') return holdsTyped() ? { act: askToClear } : null
  if (!isInForm(target)) return null
  // Held down on the charge button, Enter would press it again and again.
  if (chord === 'Enter' && stroke.repeat) return nothing
  const field = fieldOf(target)
  if (field === null) return null
  if (chord === 'Enter') return { act: () => pressEnter(field) }
  if (digitInputOf(target) !== null) return digitFieldKeys(stroke)
  return field === 'installments' ? installmentKeys(stroke) : null
}

function digitFieldKeys({ chord, digit, numLockOff, target }: Stroke): KeyAct | null {
  const input = digitInputOf(target)
  const field = fieldOf(target)
  if (input === null || field === null) return null
  if (digit !== null) {
    return {
      act: () => {
        input.type(digit)
        if (numLockOff) sayNumLockOnce()
      },
      repeats: true,
    }
  }
  switch (chord) {
    case 'NumpadAdd':
      return field === 'amount' ? { act: () => input.type('000') } : nothing
    case 'NumpadDecimal':
      return field === 'amount' ? { act: () => input.type('00') } : nothing
    case 'NumpadSubtract':
      return { act: () => void (input.deleteBack() || goBack(field)), repeats: true }
    case 'NumpadDivide':
      return { act: () => backOrClear(field) }
    default:
      return null
  }
}

function installmentKeys({ chord, digit }: Stroke): KeyAct | null {
  if (digit !== null) return { act: () => typeMonths(digit) }
  if (chord === 'NumpadSubtract') return { act: () => goBack('installments') }
  return chord === 'NumpadDivide' ? { act: () => backOrClear('installments') } : null
}

let dividedAt = Number.NEGATIVE_INFINITY

function backOrClear(field: Parameters<typeof goBack>[0]): void {
  const again = performance.now() - dividedAt < TWICE_MS
  dividedAt = again ? Number.NEGATIVE_INFINITY : performance.now()
  if (again) clearForm()
  else goBack(field)
}

let numLockSaid = false

function sayNumLockOnce(): void {
  if (numLockSaid) return
  numLockSaid = true
  notify({ kind: 'numLock' })
}
