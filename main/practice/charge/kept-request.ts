import { textField, wholeField } from '../body.ts'
import type { Body } from '../body.ts'
import { holdsNumber, scrub } from '../masking.ts'
import { channelOfKey } from './channel.ts'
import type { Channel } from './channel.ts'

/** What is kept of a charge; free text has passed `scrub`. */
export interface KeptRequest {
  readonly merchantUid: string
  readonly amount: number
  /** null when it was not sent, which is not the same as 0 (portone-v1.md §5.7). */
  readonly taxFree: number | null
  readonly vatAmount: number | null
  readonly quota: number
  readonly channel: Channel
  readonly customerUid: string | null
  readonly texts: Readonly<Record<KeptText, string | null>>
}

const KEPT_TEXTS = [
  ...(['name', 'buyer_name', 'buyer_email', 'buyer_tel', 'buyer_addr', 'buyer_postcode'] as const),
  'custom_data',
] as const
export type KeptText = (typeof KEPT_TEXTS)[number]

/** Longest text a field takes, in characters (portone-v1.md §2.1, §2.2). */
const LIMITS: Readonly<Record<string, number>> = {
  merchant_uid: 40,
  card_number: 40,
  expiry: 10,
  birth: 10,
  pwd_2digit: 2,
  cvc: 4,
  name: 40,
  buyer_name: 16,
  buyer_email: 64,
  buyer_tel: 16,
  buyer_addr: 128,
  buyer_postcode: 8,
  pg: 80,
  channel_key: 55,
  channelGroupId: 55,
  customer_uid: 80,
  currency: 3,
  custom_data: 4000,
  notice_url: 1000,
  browser_ip: 45,
  product_type: 7,
  promotion_id: 200,
  bypass: 4000,
  cash_receipt_type: 9,
  secure_3d_charge_id: 200,
  secure_3d_token: 4000,
}

export type KeptReading =
  | { readonly ok: true; readonly kept: KeptRequest }
  | { readonly ok: false; readonly message: string }

const no = (message: string): KeptReading => ({ ok: false, message })

/**
 * Reads the fields that every charge has. `typedDigits` are those of a card number sent along, which
 * are blotted out wherever else they turn up; empty when there is none. A refusal never repeats a
 * value.
 */
export function readKept(
  body: Body,
  required: readonly string[],
  typedDigits: string,
): KeptReading {
  const missing = required.filter((name) => (body.fields[name] ?? '') === '')
  if (missing.length > 0) return no(`${missing.join(', ')} 파라메터가 누락되었습니다.`)
  const wrong = wrongText(body)
  if (wrong !== null) return no(wrong)

  const text = (name: string): string | null => textField(body, name) ?? null
  const merchantUid = text('merchant_uid') ?? ''
  const customerUid = text('customer_uid')
  if (holdsNumber(merchantUid, typedDigits)) {
    return no('merchant_uid 에 카드번호를 넣을 수 없습니다.')
  }
  if (holdsNumber(customerUid ?? '', typedDigits)) {
    return no('customer_uid 에 카드번호를 넣을 수 없습니다.')
  }
  const money = readMoney(body)
  if (typeof money === 'string') return no(money)
  const keep = (name: KeptText): string | null => {
    const value = text(name)
    return value === null ? null : scrub(value, typedDigits)
  }
  const texts = {
    name: keep('name'),
    buyer_name: keep('buyer_name'),
    buyer_email: keep('buyer_email'),
    buyer_tel: keep('buyer_tel'),
    buyer_addr: keep('buyer_addr'),
    buyer_postcode: keep('buyer_postcode'),
    custom_data: keep('custom_data'),
  }
  const channel = channelOfKey(text('channel_key'), text('pg'))
  return { ok: true, kept: { ...money, merchantUid, customerUid, channel, texts } }
}

/** Why a text of a body is refused, or null. */
export function wrongText(
  body: Body,
  limits: Readonly<Record<string, number>> = LIMITS,
): string | null {
  for (const [name, limit] of Object.entries(limits)) {
    const value = textField(body, name)
    if (value === undefined) return `${name} 은(는) 문자열이어야 합니다.`
    if (value !== null && Array.from(value).length > limit)
      return `${name} 은(는) ${limit}자 이하여야 합니다.`
  }
  const currency = textField(body, 'currency') ?? 'KRW'
  return currency === 'KRW' ? null : '지원되지 않는 통화입니다.'
}

type Money = Pick<KeptRequest, 'amount' | 'taxFree' | 'vatAmount' | 'quota'>

/** The amounts, or why they are refused. 0 and absent `card_quota` both mean paying in full. */
function readMoney(body: Body): Money | string {
  const amount = wholeField(body, 'amount')
  const taxFree = wholeField(body, 'tax_free')
  const vatAmount = wholeField(body, 'vat_amount')
  const quota = wholeField(body, 'card_quota')
  if (!amount) return 'amount 는 0보다 큰 정수여야 합니다.'
  if (taxFree === undefined || (taxFree ?? 0) > amount) return 'tax_free 값이 올바르지 않습니다.'
  if (vatAmount === undefined || (vatAmount ?? 0) + (taxFree ?? 0) > amount) {
    return 'vat_amount 값이 올바르지 않습니다.'
  }
  if (quota === undefined || quota === 1) return 'card_quota 값이 올바르지 않습니다.'
  if ((quota ?? 0) >= 2 && amount < 50_000) return '할부는 50,000원 이상부터 가능합니다.'
  return { amount, taxFree, vatAmount, quota: quota ?? 0 }
}
