import {
  CARD_DIGITS_MIN,
  GUIDE_SAMPLE_CARD,
  parseCardNumber,
  withoutSeparators,
  type CardNumber,
} from './card-number.ts'
import type { ChargeCardInput } from './contract.ts'
import { parseExpiry, type ExpiryReading } from './expiry.ts'
import { looksLikeResidentNumber, parseIdentity } from './identity.ts'
import type { FieldName, FieldProblem } from './result.ts'

/** What the shop asks about a card. */
export interface CardRules {
  readonly asksIdentity: boolean
  readonly asksPin: boolean
  /** Practice mode: the guide's own sample card goes with any expiry and any birth. */
  readonly acceptsGuideSample?: boolean
}

/** The typed card, read. Never keep, log or journal one. */
export interface CheckedCard {
  readonly number: CardNumber
  /** `YYYY-MM`. */
  readonly expiry: string
  /** 6 or 10 digits, or empty where the shop does not ask. */
  readonly identity: string
  /** 2 digits, or empty. */
  readonly pin: string
}

/** Why a sale cannot be charged: the first field that is not right. */
export interface Refusal {
  readonly field: FieldName
  readonly problem: FieldProblem
}

export type CardCheck =
  | { readonly ok: true; readonly card: CheckedCard }
  | ({ readonly ok: false } & Refusal)

/** Reads the four card fields in their order; `today` is the date in Korea, `YYYY-MM-DD`. */
export function checkCard(
  typed: ChargeCardInput['card'],
  rules: CardRules,
  today: string,
): CardCheck {
  const number = parseCardNumber(typed.number)
  if (!number.ok) return { ok: false, field: 'card', problem: number.problem }
  if (isMistypedResident(number.card)) return { ok: false, field: 'card', problem: 'resident' }
  const sample = isGuideSample(typed.number, rules)
  const expiry = readExpiry(typed.expiry, sample, today)
  if (!expiry.ok) return { ok: false, field: 'expiry', problem: expiry.problem }
  const identity = readIdentity(typed.identity, sample, rules)
  if (!identity.ok) return { ok: false, field: 'identity', problem: identity.problem }
  const pin = readPin(typed.pin, rules, sample || isSharedCard(identity.digits))
  if (!pin.ok) return { ok: false, field: 'pin', problem: pin.problem }
  const read = { expiry: expiry.expiry, identity: identity.digits, pin: pin.digits }
  return { ok: true, card: { number: number.card, ...read } }
}

/** A business number in the person's place means a card a whole company shares. */
export function isSharedCard(identity: string): boolean {
  return identity.length === 10
}

/** Whether the rules let this number go with any expiry and any birth (product.md, Counter). */
export function isGuideSample(
  number: string,
  rules: Pick<CardRules, 'acceptsGuideSample'>,
): boolean {
  return rules.acceptsGuideSample === true && withoutSeparators(number) === GUIDE_SAMPLE_CARD
}

/** The expiry of a card; the guide's sample is never past, whatever its year. */
export function readExpiry(typed: string, sample: boolean, today: string): ExpiryReading {
  const reading = parseExpiry(typed, today)
  if (!sample || reading.ok || reading.problem !== 'expired') return reading
  return parseExpiry(typed, '2000-01-01')
}

function readIdentity(typed: string, sample: boolean, { asksIdentity }: CardRules) {
  if (!asksIdentity) return { ok: true, digits: '' } as const
  const reading = parseIdentity(typed)
  if (sample && !reading.ok && reading.problem === 'birth') {
    return { ok: true, digits: withoutSeparators(typed) } as const
  }
  return reading
}

/** A resident number typed into the wrong field; a real 13-digit card has its Luhn digit. */
export function isMistypedResident({ digits, luhnOk }: CardNumber): boolean {
  return digits.length === CARD_DIGITS_MIN && !luhnOk && looksLikeResidentNumber(digits)
}

type PinReading =
  | { readonly ok: true; readonly digits: string }
  | {
      readonly ok: false
      readonly problem: Extract<FieldProblem, 'missing' | 'not-digits' | 'too-short' | 'too-long'>
    }

/** Two digits; may be left empty where `optional` (a business number stands for the person). */
function readPin(typed: string, { asksPin }: CardRules, optional: boolean): PinReading {
  const digits = typed.normalize('NFKC').trim()
  if (!asksPin) return { ok: true, digits: '' }
  if (digits === '') return optional ? { ok: true, digits } : { ok: false, problem: 'missing' }
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'not-digits' }
  if (digits.length < 2) return { ok: false, problem: 'too-short' }
  return digits.length > 2 ? { ok: false, problem: 'too-long' } : { ok: true, digits }
}
