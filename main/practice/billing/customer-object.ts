import { cardOfMark } from '../cards.ts'
import { cardColumns } from '../charge/charge-rows.ts'
import type { BillingKeyRow } from '../state/billing-key-table.ts'

/**
 * The V1 Customer object with every documented field (portone-v1.md §2.3). `inserted` and `updated`
 * differ when the key was replaced; `card_type` is null for INICIS billing.
 */
export function customerObject(key: BillingKeyRow) {
  const { card_code, card_name, card_number } = cardColumns(cardOfMark(key.card_mark))
  return {
    customer_uid: key.customer_uid,
    pg_provider: key.pg_provider,
    pg_id: key.pg_id,
    customer_id: null,
    card_name: card_name ?? '',
    card_code,
    card_issuer_code: card_code,
    card_issuer_name: card_name,
    card_publisher_code: null,
    card_publisher_name: null,
    card_number,
    card_type: null,
    customer_name: key.customer_name,
    customer_tel: key.customer_tel,
    customer_email: key.customer_email,
    customer_addr: key.customer_addr,
    customer_postcode: key.customer_postcode,
    inserted: Math.floor(key.first_at / 1000),
    updated: Math.floor(key.issued_at / 1000),
    sandbox: key.sandbox === 1,
  }
}
