import { businessDate } from '../../preload/contract/business-date.ts'
import type {
  AppStart,
  ChargeCardAnswer,
  ChargeCardInput,
} from '../../preload/contract/contract.ts'
import { checkCharge, type ChargeRules } from '../../preload/contract/form-rules.ts'
import { panelOf, type OrderSummary } from '../../preload/contract/order.ts'
import { won } from '../../preload/contract/money.ts'
import type { Result } from '../../preload/contract/result.ts'
import { pos } from '../pos.ts'
import { chargeBlock } from './charge-block.ts'
import { useCounter, type Phase } from './counter-store.ts'
import { fieldOfDecline } from './decline-field.ts'
import { acknowledge } from './follow-order.ts'
import { askFocus, markField, notify } from './form-actions.ts'
import { mayTakeNext } from './next-customer-offer.ts'
import { endTrial, openSale, refuse, show, startOver } from './sale-start.ts'
import { useTill } from './till-store.ts'
import { readTypedCard, wipeTyped } from './typed-card.ts'

/** An outcome holds still for this long, so that a late key does not sweep it away. */
export const OUTCOME_HOLDS_MS = 1_000

const UNCONFIRMED = {
  large: false,
  luhn: false,
  wrongPin: false,
  duplicateOf: null,
  reason: null,
} as const

/** Makes `rules` of what main said at the start. */
export function chargeRules(start: AppStart): ChargeRules {
  return { ...start.rules, acceptsGuideSample: start.mode === 'practice' }
}

/** Today in Korea, as cards expire by it. */
export function todayInKorea(): string {
  return businessDate(Date.now())
}

let pressed = false

/**
 * Charges what is typed. Does nothing while a charge of this form is under way or its outcome is
 * shown, so any number of presses make one call.
 */
export async function charge(): Promise<void> {
  const { phase, saleId } = useCounter.getState()
  if (pressed || (phase.kind !== 'entering' && phase.kind !== 'refused')) return
  const ended = endTrial()
  if (saleId !== null && !ended) return send(UNCONFIRMED)
  pressed = true
  await openSale().finally(() => {
    pressed = false
  })
  if (useCounter.getState().saleId !== null) await send(UNCONFIRMED)
}

/** Staff confirmed the sheet. `reason` is asked only for a duplicate; a blocked one stays blocked. */
export async function confirm(reason: string | null): Promise<void> {
  const { phase } = useCounter.getState()
  if (phase.kind !== 'confirming' || phase.ask.duplicate?.blocks === true) return
  const { large, luhn, wrongPin, duplicate } = phase.ask
  await send({ large, luhn, wrongPin, duplicateOf: duplicate?.orderId ?? null, reason })
}

/** Staff turned the sheet down: back to the form, with everything kept. */
export function backToForm(): void {
  if (useCounter.getState().phase.kind !== 'confirming') return
  useCounter.setState({ phase: { kind: 'entering' } })
  askFocus('card')
}

async function send(confirmed: ChargeCardInput['confirmed']): Promise<void> {
  const { start } = useTill.getState()
  const { saleId, attempt } = useCounter.getState()
  if (start === null || saleId === null || chargeBlock() !== null) return
  const input = readForm(saleId, confirmed)
  const checked = checkCharge(input, chargeRules(start), todayInKorea())
  if (!checked.ok) {
    useCounter.setState({ phase: { kind: 'entering' } })
    markField(checked)
    return
  }
  show({ kind: 'sending', sinceMs: performance.now() })
  const answer = await pos['charge.card'](input).catch(() => null)
  const now = useCounter.getState()
  // Staff may have taken the next customer meanwhile; that form is not ours to change.
  if (now.saleId !== saleId || now.attempt !== attempt || now.phase.kind !== 'sending') return
  take(answer ?? { ok: false, failure: { kind: 'bug', reference: '' } })
}

function take(answer: Result<ChargeCardAnswer>): void {
  if (!answer.ok) refuse(answer.failure)
  else if (answer.value.kind === 'confirm') show({ kind: 'confirming', ask: answer.value })
  else showOutcome(answer.value.order)
}

/** Every outcome takes the card with it. */
function showOutcome(order: OrderSummary): void {
  wipeTyped()
  show({ kind: 'outcome', order, shownAtMs: performance.now() })
  // Staff read it on the panel, so it need not wait in the tray. An alarm does.
  const settled = panelOf(order.state) !== 'checking'
  if (settled && order.alarm === null) void acknowledge(order.orderId)
}

function readForm(saleId: string, confirmed: ChargeCardInput['confirmed']): ChargeCardInput {
  const state = useCounter.getState()
  return {
    saleId,
    attempt: state.attempt,
    amountWon: won(state.amountWon),
    taxFreeWon: won(state.taxFreeWon),
    card: readTypedCard(),
    installmentMonths: state.installmentMonths,
    itemName: state.itemName,
    buyer: { name: state.buyerName, phone: state.buyerPhone, email: state.buyerEmail },
    confirmed,
  }
}

/** Whether the outcome on the screen has held still long enough for a key to leave it. */
export function outcomeReady(phase: Phase): boolean {
  return phase.kind === 'outcome' && performance.now() - phase.shownAtMs >= OUTCOME_HOLDS_MS
}

/** Frees the form: from any outcome, and from a slow charge once the tray goes on with it. */
export function nextCustomer(): void {
  const { phase } = useCounter.getState()
  if (phase.kind === 'outcome' || mayTakeNext()) startOver()
}

/** After a decline: the same sale, the card once more, looking at the field the issuer named. */
export function sameSaleAgain(): void {
  const { phase } = useCounter.getState()
  if (phase.kind !== 'outcome' || panelOf(phase.order.state) !== 'declined') return
  const { order } = phase
  const named = fieldOfDecline(order.declineCode)
  useCounter.setState({
    phase: { kind: 'entering' },
    attempt: order.attempt + 1,
    mark: named === null ? null : { field: named, problem: 'declined' },
  })
  // A reversed order was approved once, so main takes no further attempt of its sale.
  if (order.state === 'reversed') {
    useCounter.setState({ saleId: null })
    void openSale()
  }
  askFocus('card')
}

/**
 * Empties the form for a new sale. The one before may be open in main even after a refusal (an
 * answer can be lost on the way here), so what is typed next never goes out under its id.
 */
export function clearForm(): void {
  const { phase } = useCounter.getState()
  if (phase.kind !== 'entering' && phase.kind !== 'refused') return
  startOver()
  notify({ kind: 'cleared' })
}
