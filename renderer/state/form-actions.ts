import { maskCard, parseCardNumber } from '../../preload/contract/card-number.ts'
import { isSharedCard, type Refusal } from '../../preload/contract/card-rules.ts'
import { guessIssuer } from '../../preload/contract/issuer.ts'
import { INSTALLMENTS_FROM_WON } from '../../preload/contract/money.ts'
import type { FieldName } from '../../preload/contract/result.ts'
import { EMPTY_FORM, useCounter, type CounterState, type Notice } from './counter-store.ts'
import { hasTypedDigits, subscribeTyped, typedDigits, wipeTyped } from './typed-card.ts'

/** Nobody charges a million million; the field takes no more digits than can be read. */
export const AMOUNT_DIGITS_MAX = 12

type FormValues = Pick<
  CounterState,
  | 'amountWon'
  | 'taxFreeWon'
  | 'installmentMonths'
  | 'itemName'
  | 'buyerName'
  | 'buyerPhone'
  | 'buyerEmail'
>

/** What each typed value is called where a refusal points at it. */
const FIELD_OF: Record<keyof FormValues, FieldName> = {
  amountWon: 'amount',
  taxFreeWon: 'taxFree',
  installmentMonths: 'installments',
  itemName: 'item',
  buyerName: 'buyerName',
  buyerPhone: 'buyerPhone',
  buyerEmail: 'buyerEmail',
}

/** Staff changed a value: its mark goes, a refused sale may be tried again. */
export function changeForm(values: Partial<FormValues>): void {
  const fields = Object.keys(values).map((key) => FIELD_OF[key as keyof FormValues]) // own keys only
  touched(...fields)
  useCounter.setState({ ...values, ...('installmentMonths' in values ? { reset: null } : {}) })
  keepInstallmentsAllowed()
}

/** Adds to the amount, as the quick keys do; past the field's length nothing happens. */
export function addToAmount(addedWon: number): void {
  const amountWon = useCounter.getState().amountWon + addedWon
  if (String(amountWon).length <= AMOUNT_DIGITS_MAX) changeForm({ amountWon })
}

/** Lines that typing on does not answer. */
const STAYS: readonly Notice['kind'][] = ['numLock', 'leave', 'clear']

function touched(...fields: readonly FieldName[]): void {
  useCounter.setState(({ mark, notice, phase }) => ({
    mark: mark !== null && fields.includes(mark.field) ? null : mark,
    notice: notice !== null && STAYS.includes(notice.kind) ? notice : null,
    phase: phase.kind === 'refused' ? { kind: 'entering' } : phase,
  }))
}

/** Staff changed a card field. */
export function cardTouched(field: FieldName): void {
  touched(field)
}

/** Below the minimum, and on a shared company card, only paying in full is left. */
function keepInstallmentsAllowed(): void {
  const { installmentMonths, amountWon, reset } = useCounter.getState()
  const shared = isSharedCard(typedDigits('identity'))
  const below = amountWon < INSTALLMENTS_FROM_WON
  if (installmentMonths !== 0 && (shared || below)) {
    useCounter.setState({ installmentMonths: 0, reset: shared ? 'shared' : 'below' })
  } else if (reset === 'below' && !below) {
    useCounter.setState({ reset: null })
  } else if (reset === 'shared' && !shared) {
    useCounter.setState({ reset: null })
  }
}

/** Keeps what the slip may know of the card in step with what is typed; call once for the page. */
export function followTypedCard(): () => void {
  return subscribeTyped(() => {
    const reading = parseCardNumber(typedDigits('card'))
    const maskedCard = reading.ok ? maskCard(reading.card.digits) : ''
    const issuer = guessIssuer(typedDigits('card'))
    const shown = useCounter.getState()
    if (shown.maskedCard !== maskedCard || shown.issuer !== issuer) {
      useCounter.setState({ maskedCard, issuer })
    }
    keepInstallmentsAllowed()
  })
}

export function askFocus(field: FieldName): void {
  useCounter.setState(({ focusAsk }) => ({ focusAsk: { field, count: focusAsk.count + 1 } }))
}

/** Shows one line under the charge button, in place of any other. */
export function notify(notice: Notice | null): void {
  useCounter.setState({ notice })
}

/** Outlines a field, says why and goes there; a number that may not be kept is wiped first. */
export function markField(refusal: Refusal): void {
  const { field, problem } = refusal
  if (problem === 'resident' || problem === 'corporate') {
    if (field === 'identity' || field === 'card') wipeTyped(field)
  }
  const folded = ['taxFree', 'item', 'buyerName', 'buyerPhone', 'buyerEmail'].includes(field)
  useCounter.setState(({ unfolded, phase }) => ({
    mark: refusal,
    unfolded: unfolded || folded,
    phase: phase.kind === 'sending' || phase.kind === 'refused' ? { kind: 'entering' } : phase,
  }))
  askFocus(field)
}

export function toggleFold(): void {
  const unfolded = !useCounter.getState().unfolded
  useCounter.setState({ unfolded })
  askFocus(unfolded ? 'item' : 'card')
}

/** True when a person has typed anything that clearing would lose. */
export function holdsTyped(): boolean {
  const state = useCounter.getState()
  const kept = [
    'amountWon',
    'taxFreeWon',
    'itemName',
    'buyerName',
    'buyerPhone',
    'buyerEmail',
  ] as const
  return hasTypedDigits() || kept.some((key) => state[key] !== EMPTY_FORM[key])
}
