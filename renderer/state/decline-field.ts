import type { FieldName } from '../../preload/contract/result.ts'

/** The field an INICIS result code names (portone-v1.md §5.11). */
const FIELDS: Readonly<Record<string, FieldName>> = {
  '500601': 'card',
  '120048': 'card',
  '120004': 'expiry',
  '500638': 'expiry',
  '1165': 'expiry',
  '120051': 'identity',
  '120052': 'identity',
  '500616': 'identity',
  '500635': 'identity',
  '120019': 'pin',
  '500617': 'pin',
  '120005': 'installments',
  '120011': 'installments',
  '500607': 'installments',
  '500649': 'installments',
  '500650': 'installments',
  '500651': 'installments',
}

/** Which field to look at again after a decline, or null when the code names none. */
export function fieldOfDecline(declineCode: string): FieldName | null {
  return FIELDS[declineCode] ?? null
}
