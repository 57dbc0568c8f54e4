import { panelOf, type OrderSummary } from '../../../preload/contract/order.ts'
import { unreachable } from '../../../preload/contract/result.ts'
import { i18n, languageNow } from '../../i18n.ts'
import { spokenAmount } from '../../parts/spoken-amount.ts'
import { declineFamily } from './decline-family.ts'

/** Everything the outcome panel says of one order, in the language shown now. */
export interface Story {
  readonly panel: 'ok' | 'no' | 'wait'
  readonly headline: string
  /** One sentence about the money; the green panel needs none. */
  readonly fact: string | null
  readonly reason: string | null
  readonly advice: string | null
  /** What staff may read to the customer. */
  readonly say: string | null
  /** True while it is being looked at again by itself. */
  readonly clock: boolean
  /** Thick bars: a person has to act. */
  readonly urgent: boolean
  readonly spoken: string
  readonly spokenAs: 'status' | 'alert'
}

const QUIET = { fact: null, reason: null, advice: null, say: null, clock: false, urgent: false }

/** Two alarms outrank the state: money moved although staff were told otherwise. */
export function storyOf(order: OrderSummary): Story {
  if (panelOf(order.state) === 'approved') {
    if (order.alarm === 'late-approval') return alarming('late')
    if (order.alarm === 'paid-twice') return alarming('twice')
    return approved(order)
  }
  switch (order.state) {
    case 'declined':
      return declined(order)
    case 'not-sent':
    case 'not-charged':
    case 'reversed':
      return notCharged(order.state)
    case 'needs-person':
      return needsPerson(order)
    case 'intent':
    case 'sent':
    case 'unknown':
      return checking(order)
    case 'approved':
    case 'partly-refunded':
    case 'refunded':
      return approved(order)
    default:
      return unreachable(order.state)
  }
}

function alarmLine(order: OrderSummary): string | null {
  switch (order.alarm) {
    case 'wrong-amount':
    case 'other-merchant-id':
    case 'sandbox-mismatch':
      return i18n.t(`outcome.alarm.${order.alarm}`)
    case 'late-approval':
    case 'paid-twice':
    case null:
      return null
    default:
      return unreachable(order.alarm)
  }
}

function approved(order: OrderSummary): Story {
  const amount = spokenAmount(order.amountWon, languageNow())
  return {
    ...QUIET,
    panel: 'ok',
    headline: i18n.t('outcome.approved.headline'),
    advice: alarmLine(order),
    spoken: i18n.t('outcome.spoken.approved', { amount }),
    spokenAs: 'status',
  }
}

function alarming(which: 'late' | 'twice'): Story {
  const headline = i18n.t(`outcome.${which}.headline`)
  const fact = i18n.t(`outcome.${which}.fact`)
  return {
    ...QUIET,
    panel: 'wait',
    headline,
    fact,
    advice: i18n.t(`outcome.${which}.advice`),
    urgent: true,
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
    spokenAs: 'alert',
  }
}

function declined(order: OrderSummary): Story {
  const family = declineFamily(order.declineCode)
  const reason = family === null ? null : i18n.t(`decline.${family}.cause`)
  return {
    ...QUIET,
    panel: 'no',
    headline: i18n.t('outcome.declined.headline'),
    fact: i18n.t('outcome.declined.fact'),
    reason,
    advice: family === null ? null : i18n.t(`decline.${family}.advice`),
    spoken: i18n.t('outcome.spoken.declined', { reason: reason ?? order.gatewayText }).trim(),
    spokenAs: 'alert',
  }
}

function notCharged(state: 'not-sent' | 'not-charged' | 'reversed'): Story {
  const fact = i18n.t(`outcome.${state}.fact`)
  const reason = state === 'not-sent' ? i18n.t('outcome.not-sent.reason') : null
  return {
    ...QUIET,
    panel: 'no',
    headline: i18n.t(`outcome.${state}.headline`),
    fact,
    reason,
    advice: i18n.t(`outcome.${state}.advice`),
    spoken: i18n.t('outcome.spoken.notCharged', { fact, reason: reason ?? '' }).trim(),
    spokenAs: 'alert',
  }
}

function checking(order: OrderSummary): Story {
  return {
    ...QUIET,
    panel: 'wait',
    headline: i18n.t('outcome.unknown.headline'),
    fact: i18n.t('outcome.unknown.fact'),
    reason: alarmLine(order),
    advice: i18n.t('outcome.unknown.detail'),
    say: i18n.t('outcome.unknown.say'),
    clock: true,
    spoken: i18n.t('outcome.spoken.checking'),
    spokenAs: 'alert',
  }
}

function needsPerson(order: OrderSummary): Story {
  return {
    ...QUIET,
    panel: 'wait',
    headline: i18n.t('outcome.needs-person.headline'),
    fact: i18n.t('outcome.needs-person.fact'),
    reason: alarmLine(order),
    advice: i18n.t('outcome.needs-person.detail'),
    urgent: true,
    spoken: i18n.t('outcome.spoken.needsPerson'),
    spokenAs: 'alert',
  }
}
