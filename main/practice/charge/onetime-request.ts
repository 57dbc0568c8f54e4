import { textField } from '../body.ts'
import type { Body } from '../body.ts'
import { digitsOf } from '../cards.ts'
import { readKept } from './kept-request.ts'
import type { KeptRequest } from './kept-request.ts'

/** What is looked at and forgotten when the call is answered. */
export interface TypedCard {
  readonly number: string
  readonly expiry: string
  readonly birth: string | null
  readonly pin: string | null
}

export type OnetimeReading =
  | { readonly ok: true; readonly kept: KeptRequest; readonly card: TypedCard }
  | { readonly ok: false; readonly message: string }

const REQUIRED = ['merchant_uid', 'amount', 'card_number', 'expiry'] as const

/** Reads the fields of `POST /subscribe/payments/onetime`. A refusal never repeats a value. */
export function readOnetime(body: Body): OnetimeReading {
  const card = readCard(body)
  const reading = readKept(body, REQUIRED, digitsOf(card.number))
  return reading.ok ? { ...reading, card } : reading
}

/** The card fields, empty where they are absent or no text, which `readKept` refuses. */
export function readCard(body: Body): TypedCard {
  const text = (name: string): string | null => textField(body, name) ?? null
  return {
    number: text('card_number') ?? '',
    expiry: text('expiry') ?? '',
    birth: text('birth'),
    pin: text('pwd_2digit'),
  }
}
