import { textField } from '../body.ts'
import type { Body } from '../body.ts'
import { digitsOf } from '../cards.ts'
import { channelOfKey } from '../charge/channel.ts'
import type { Channel } from '../charge/channel.ts'
import { wrongText } from '../charge/kept-request.ts'
import { readCard } from '../charge/onetime-request.ts'
import type { TypedCard } from '../charge/onetime-request.ts'
import { holdsNumber, scrub } from '../masking.ts'

export interface RegisterRequest {
  readonly customerUid: string
  readonly card: TypedCard
  readonly channel: Channel
  readonly texts: Readonly<Record<CustomerText, string | null>>
}

type CustomerText =
  | 'customer_name'
  | 'customer_tel'
  | 'customer_email'
  | 'customer_addr'
  | 'customer_postcode'

export type RegisterReading =
  | { readonly ok: true; readonly asked: RegisterRequest }
  | { readonly ok: false; readonly message: string }

/** Longest text a field takes, in characters (portone-v1.md §2.3). */
const LIMITS: Readonly<Record<string, number>> = {
  card_number: 40,
  expiry: 10,
  birth: 10,
  pwd_2digit: 2,
  cvc: 4,
  pg: 80,
  channel_key: 55,
  channel_group_id: 55,
  customer_id: 80,
  customer_name: 20,
  customer_tel: 20,
  customer_email: 200,
  customer_addr: 200,
  customer_postcode: 8,
}

const no = (message: string): RegisterReading => ({ ok: false, message })

/** Reads what registers a card under `customerUid`. A refusal never repeats a value. */
export function readRegister(customerUid: string, body: Body): RegisterReading {
  const missing = ['card_number', 'expiry'].filter((name) => (body.fields[name] ?? '') === '')
  if (missing.length > 0) return no(`${missing.join(', ')} 파라메터가 누락되었습니다.`)
  const wrong = wrongText(body, LIMITS)
  if (wrong !== null) return no(wrong)
  if (Array.from(customerUid).length > 80) return no('customer_uid 은(는) 80자 이하여야 합니다.')
  const card = readCard(body)
  const typed = digitsOf(card.number)
  if (holdsNumber(customerUid, typed)) return no('customer_uid 에 카드번호를 넣을 수 없습니다.')
  const text = (name: string): string | null => textField(body, name) ?? null
  const keep = (name: CustomerText): string | null => {
    const value = text(name)
    return value === null ? null : scrub(value, typed)
  }
  return {
    ok: true,
    asked: {
      customerUid,
      card,
      channel: channelOfKey(text('channel_key'), text('pg')),
      texts: {
        customer_name: keep('customer_name'),
        customer_tel: keep('customer_tel'),
        customer_email: keep('customer_email'),
        customer_addr: keep('customer_addr'),
        customer_postcode: keep('customer_postcode'),
      },
    },
  }
}
