import { checkCard, isSharedCard, type CardRules, type Refusal } from './card-rules.ts'
import type { ChargeCardInput } from './contract.ts'
import { guessIssuer } from './issuer.ts'
import {
  INSTALLMENTS_FROM_WON,
  ZERO_WON,
  taxFreePart,
  won,
  type TaxType,
  type Won,
} from './money.ts'
import type { FieldProblem } from './result.ts'
import { refuseTypedText } from './text.ts'

/** Longest texts the gateway takes, in code points (portone-v1.md §2.1); never cut to fit. */
export const TEXT_LIMITS = { item: 40, buyerName: 16, buyerPhone: 16, buyerEmail: 64 } as const

export interface ChargeRules extends CardRules {
  /** Months offered besides paying in full. */
  readonly installments: readonly number[]
  /** Nothing above is charged, won. */
  readonly capWon: number
  /** `mixed` unless told: what was typed counts. */
  readonly taxType?: TaxType | undefined
}

/** A charge whose every part has been read. Holds card data: never keep, log or journal `card`. */
export interface CheckedCharge {
  readonly amountWon: Won
  readonly taxFreeWon: Won
  /** As the client takes it; what the shop does not ask or staff left empty is absent. */
  readonly card: {
    readonly number: string
    readonly expiry: string
    readonly identity?: string
    readonly pin?: string
  }
  readonly bin6: string
  readonly last4: string
  /** The network the first digits name, or empty. */
  readonly issuer: string
  readonly luhnHolds: boolean
  /** 0 = in full. */
  readonly installmentMonths: number
  /** Empty where the shop's default is meant, like each part of `buyer`. */
  readonly itemName: string
  readonly buyer: { readonly name: string; readonly phone: string; readonly email: string }
}

export type ChargeCheck =
  | { readonly ok: true; readonly charge: CheckedCharge }
  | ({ readonly ok: false } & Refusal)

/**
 * Everything that must be true of a typed sale before it may be charged, in the order of the form;
 * answers the first thing that is not. The page asks it to mark the field, main asks it again of
 * what came over the bridge. Never throws. `today` is the date in Korea, `YYYY-MM-DD`.
 */
export function checkCharge(
  input: ChargeCardInput,
  rules: ChargeRules,
  today: string,
): ChargeCheck {
  const money = checkMoney(input, rules)
  if (money !== null) return { ok: false, ...money }
  const checked = checkCard(input.card, rules, today)
  if (!checked.ok) return checked
  const { number, expiry, identity, pin } = checked.card
  const installments = installmentsProblem(input, rules, isSharedCard(identity))
  if (installments !== null) return { ok: false, field: 'installments', problem: installments }
  const texts = plainTexts(input)
  const text = checkTexts(texts, input.confirmed.reason ?? '')
  if (text !== null) return { ok: false, ...text }
  return {
    ok: true,
    charge: {
      ...amountsOf(input, rules),
      card: {
        number: number.digits,
        expiry,
        ...(identity === '' ? {} : { identity }),
        ...(pin === '' ? {} : { pin }),
      },
      bin6: number.bin6,
      last4: number.last4,
      issuer: guessIssuer(number.digits),
      luhnHolds: number.luhnOk,
      installmentMonths: input.installmentMonths,
      itemName: texts.item,
      buyer: { name: texts.buyerName, phone: texts.buyerPhone, email: texts.buyerEmail },
    },
  }
}

function amountsOf(input: ChargeCardInput, { taxType = 'mixed' }: ChargeRules) {
  const amountWon = won(input.amountWon)
  const typedWon = taxType === 'mixed' ? won(input.taxFreeWon) : ZERO_WON
  return { amountWon, taxFreeWon: taxFreePart(taxType, { amountWon, taxFreeWon: typedWon }) }
}

/** Why this amount and tax-free part cannot be charged, or null (B-M14). */
export function checkMoney(
  { amountWon, taxFreeWon }: { readonly amountWon: number; readonly taxFreeWon: number },
  { capWon, taxType = 'mixed' }: Pick<ChargeRules, 'capWon' | 'taxType'>,
): Refusal | null {
  if (!isWhole(amountWon)) return { field: 'amount', problem: 'not-digits' }
  if (amountWon === 0) return { field: 'amount', problem: 'zero' }
  if (amountWon > capWon) return { field: 'amount', problem: 'over-cap' }
  // Elsewhere what was typed as tax-free counts for nothing, and its field is not shown.
  if (taxType !== 'mixed') return null
  if (!isWhole(taxFreeWon)) return { field: 'taxFree', problem: 'not-digits' }
  return taxFreeWon > amountWon ? { field: 'taxFree', problem: 'tax-free-over-amount' } : null
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
}

function installmentsProblem(
  { installmentMonths: months, amountWon }: ChargeCardInput,
  { installments }: ChargeRules,
  shared: boolean,
): FieldProblem | null {
  if (months === 0) return null
  if (amountWon < INSTALLMENTS_FROM_WON) return 'installments-below-minimum'
  if (shared) return 'shared-card-in-full'
  return installments.includes(months) ? null : 'installments-not-offered'
}

type TextField = keyof typeof TEXT_LIMITS

function plainTexts({ itemName, buyer }: ChargeCardInput): Record<TextField, string> {
  return {
    item: plainText(itemName),
    buyerName: plainText(buyer.name),
    buyerPhone: plainText(buyer.phone),
    buyerEmail: plainText(buyer.email),
  }
}

/** Composed, on one line, without marks that cannot be seen or that turn the text round (B-X04). */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim()
}

function checkTexts(texts: Record<TextField, string>, reason: string): Refusal | null {
  for (const field of ['item', 'buyerName', 'buyerPhone', 'buyerEmail'] as const) {
    const problem = textProblem(field, texts[field])
    if (problem !== null) return { field, problem }
  }
  const problem = refuseTypedText(reason)
  return problem === null ? null : { field: 'reason', problem }
}

/** Why one text of the folded line cannot be sent, or null. Limits count code points. */
export function textProblem(field: TextField, text: string): FieldProblem | null {
  const secret = refuseTypedText(text)
  if (secret !== null) return secret
  if (Array.from(text).length > TEXT_LIMITS[field]) return 'too-long'
  if (text === '') return null
  if (field === 'buyerPhone' && !/^\+?[\d\s().-]{7,}$/.test(text)) return 'phone'
  return field === 'buyerEmail' && !/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text) ? 'email' : null
}
