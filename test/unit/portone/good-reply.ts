import type { Ending } from '../../../main/portone/transport.ts'

export const ORDER_ID = 'ABCDE-000017-0f3c9a7be1d25846'
export const PAYMENT_ID = 'imps_123456789012'

/** A payment as the API documents it, key by key with the JSON text of each value. */
export const GOOD_PAYMENT: readonly (readonly [string, string])[] = [
  ['imp_uid', `"${PAYMENT_ID}"`],
  ['merchant_uid', `"${ORDER_ID}"`],
  ['pay_method', '"card"'],
  ['channel', '"api"'],
  ['pg_provider', '"html5_inicis"'],
  ['pg_id', '"INIpayTest"'],
  ['apply_num', '"30012345"'],
  ['card_code', '"041"'],
  ['card_name', '"우리카드"'],
  ['card_quota', '3'],
  ['card_number', '"424242*********2"'],
  ['card_type', '1'],
  ['name', '"커피 원두"'],
  ['amount', '51000'],
  ['cancel_amount', '0'],
  ['currency', '"KRW"'],
  ['status', '"paid"'],
  ['sandbox', 'true'],
  ['started_at', '1763870700'],
  ['paid_at', '1763870702'],
  ['failed_at', '0'],
  ['cancelled_at', '0'],
  ['fail_reason', 'null'],
  ['receipt_url', '"https://iniweb.inicis.com/receipt?noTid=1"'],
  ['cancel_history', '[]'],
]

export function objectText(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`
}

export function envelopeText(response: string): string {
  return `{"code":0,"message":null,"response":${response}}`
}

export const GOOD_BODY = envelopeText(objectText(GOOD_PAYMENT))

export function goodPayment(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const payment: unknown = JSON.parse(objectText(GOOD_PAYMENT))
  return { ...Object(payment), ...changes } as Record<string, unknown> // an object, as written above
}

export function answered(
  body: string | Uint8Array,
  { status = 200, contentType = 'application/json;charset=UTF-8' } = {},
): Ending {
  return { kind: 'answered', status, contentType, body: Buffer.from(body) }
}
