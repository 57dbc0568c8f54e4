import { readsYearFirst } from '../../../../preload/contract/expiry.ts'
import { knownLength, parseCardNumber } from '../../../../preload/contract/card-number.ts'
import {
  isGuideSample,
  isMistypedResident,
  readExpiry,
  type Refusal,
} from '../../../../preload/contract/card-rules.ts'
import { checkMoney, textProblem, plainText } from '../../../../preload/contract/form-rules.ts'
import { parseIdentity } from '../../../../preload/contract/identity.ts'
import type { FieldName } from '../../../../preload/contract/result.ts'
import { chargeRules, todayInKorea } from '../../../state/counter-actions.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { markField, notify } from '../../../state/form-actions.ts'
import { useTill } from '../../../state/till-store.ts'
import { fillTyped, typedDigits } from '../../../state/typed-card.ts'
import { focusField, neighbour } from './field-order.ts'

/** An Enter that was meant for a field that had already moved on by itself (flows.md). */
const SWALLOW_MS = 400
let advancedAt = Number.NEGATIVE_INFINITY

/** Enter: to the next field, if this one can be left so. */
export function pressEnter(field: FieldName): void {
  if (performance.now() - advancedAt < SWALLOW_MS) return
  if (field === 'expiry' && swapExpiry()) {
    leave(field)
    return
  }
  const refusal = refusalOf(field)
  if (refusal === null) leave(field)
  else markField(refusal)
}

function leave(field: FieldName): void {
  const next = neighbour(field, 1)
  if (next !== null) focusField(next)
  else notify({ kind: 'chargeKey' })
}

/** A digit typed since makes the next Enter meant again. */
export function forgetAdvance(): void {
  advancedAt = Number.NEGATIVE_INFINITY
}

export function goBack(field: FieldName): void {
  const previous = neighbour(field, -1)
  if (previous !== null) focusField(previous)
}

/** Moves on by itself when the field is full and right; the identity never is at six. */
export function advanceWhenFull(field: FieldName): void {
  if (!isFull(field) || refusalOf(field) !== null) return
  const next = neighbour(field, 1)
  if (next === null) return
  advancedAt = performance.now()
  focusField(next)
}

function isFull(field: FieldName): boolean {
  switch (field) {
    case 'card': {
      const digits = typedDigits('card')
      return digits.length === knownLength(digits)
    }
    case 'expiry':
      return expiryIsFull(typedDigits('expiry'))
    case 'pin':
      return typedDigits('pin').length === 2
    default:
      return false
  }
}

/** Four digits, or six where the year comes first. */
export function expiryLength(digits: string): number {
  return readsYearFirst(digits) ? 6 : 4
}

export function expiryIsFull(digits: string): boolean {
  return digits.length === expiryLength(digits)
}

/** Whether the rules take the typed card as the guide's own sample. */
export function typedIsSample(): boolean {
  const { start } = useTill.getState()
  return start !== null && isGuideSample(typedDigits('card'), chargeRules(start))
}

/** The digits of an expiry typed year first, to offer; or null. */
export function swappedExpiry(digits: string): string | null {
  const reading = readExpiry(digits, typedIsSample(), todayInKorea())
  return reading.ok ? null : reading.swapped
}

function swapExpiry(): boolean {
  const swapped = swappedExpiry(typedDigits('expiry'))
  return swapped !== null && fillTyped('expiry', swapped)
}

/** Why a field cannot be left with Enter, or null. An empty one can: the charge asks for it. */
export function refusalOf(field: FieldName): Refusal | null {
  const problem = problemOf(field)
  return problem === null || problem === 'missing' ? null : { field, problem }
}

function problemOf(field: FieldName): Refusal['problem'] | null {
  const state = useCounter.getState()
  switch (field) {
    case 'amount':
    case 'taxFree': {
      const { start } = useTill.getState()
      const refusal = checkMoney(state, { capWon: start?.rules.capWon ?? Number.MAX_SAFE_INTEGER })
      return refusal?.field === field && refusal.problem !== 'zero' ? refusal.problem : null
    }
    case 'card': {
      const reading = parseCardNumber(typedDigits('card'))
      if (!reading.ok) return reading.problem
      return isMistypedResident(reading.card) ? 'resident' : null
    }
    case 'expiry': {
      const reading = readExpiry(typedDigits('expiry'), typedIsSample(), todayInKorea())
      return reading.ok ? null : reading.problem
    }
    case 'identity': {
      const reading = parseIdentity(typedDigits('identity'))
      if (reading.ok || (typedIsSample() && reading.problem === 'birth')) return null
      return reading.problem
    }
    case 'pin':
      return typedDigits('pin').length === 1 ? 'too-short' : null
    case 'item':
      return textProblem('item', plainText(state.itemName))
    case 'buyerName':
    case 'buyerPhone':
    case 'buyerEmail':
      return textProblem(field, plainText(state[field]))
    default:
      return null
  }
}
