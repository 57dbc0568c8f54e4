import type { JournalEvent } from './event-kinds.ts'

/** What an event names. */
export interface NamedIds {
  /** The sale, order and refund it is about, each behind a word of its own; empty for none. */
  readonly own: readonly string[]
  /** The order it stands beside, the same way. */
  readonly beside: string | null
  readonly orderId: string | null
  /** Rows of `person` and `note`. */
  readonly personId: number | null
  readonly noteId: number | null
}

/**
 * Read from the fields rather than kind by kind: a kind that is added and names an order by `orderId`
 * belongs to that order without anything being said here.
 */
export function namedIds({ body }: JournalEvent): NamedIds {
  const orderId = 'orderId' in body ? body.orderId : null
  const own: string[] = []
  if ('saleId' in body) own.push(`sale ${body.saleId}`)
  if (orderId !== null) own.push(orderOf(orderId))
  if ('refundId' in body) own.push(`refund ${body.refundId}`)
  const duplicateOf = 'duplicateOf' in body ? body.duplicateOf : null
  return {
    own,
    beside: duplicateOf === null ? null : orderOf(duplicateOf),
    orderId,
    personId: 'personId' in body ? body.personId : null,
    noteId: 'noteId' in body ? body.noteId : null,
  }
}

function orderOf(orderId: string): string {
  return `order ${orderId}`
}
