import { textField, wholeField } from '../body.ts'
import type { Body } from '../body.ts'
import { scrub } from '../masking.ts'
import type { CancelAmounts } from './judge-cancel.ts'

export interface CancelRequest extends CancelAmounts {
  /** One of the two is there; the payment id wins, even when it is wrong. */
  readonly impUid: string | null
  readonly merchantUid: string | null
  readonly reason: string
}

export type CancelReading =
  | { readonly ok: true; readonly asked: CancelRequest }
  | { readonly ok: false; readonly message: string }

/** Longest text a field takes, in characters (portone-v1.md §3.1). */
const LIMITS: Readonly<Record<string, number>> = {
  imp_uid: 32,
  merchant_uid: 40,
  reason: 256,
  refund_holder: 16,
  refund_bank: 4,
  refund_account: 16,
  refund_tel: 16,
}

const no = (message: string): CancelReading => ({ ok: false, message })

/** Reads the fields of `POST /payments/cancel`. */
export function readCancel(body: Body): CancelReading {
  for (const [name, limit] of Object.entries(LIMITS)) {
    const value = textField(body, name)
    if (value === undefined) return no(`${name} 은(는) 문자열이어야 합니다.`)
    if (value !== null && Array.from(value).length > limit) {
      return no(`${name} 은(는) ${limit}자 이하여야 합니다.`)
    }
  }
  const impUid = textField(body, 'imp_uid') ?? null
  const merchantUid = textField(body, 'merchant_uid') ?? null
  if (impUid === null && merchantUid === null) {
    return no('imp_uid 또는 merchant_uid 파라메터가 누락되었습니다.')
  }
  const amount = wholeField(body, 'amount')
  const taxFree = wholeField(body, 'tax_free')
  const vatAmount = wholeField(body, 'vat_amount')
  const checksum = wholeField(body, 'checksum')
  if (amount === undefined) return no('amount 값이 올바르지 않습니다.')
  if (taxFree === undefined) return no('tax_free 값이 올바르지 않습니다.')
  if (vatAmount === undefined) return no('vat_amount 값이 올바르지 않습니다.')
  if (checksum === undefined) return no('checksum 값이 올바르지 않습니다.')
  const reason = scrub(textField(body, 'reason') ?? '', '')
  return { ok: true, asked: { impUid, merchantUid, amount, taxFree, vatAmount, checksum, reason } }
}
