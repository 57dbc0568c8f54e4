import type { Desk } from './desk.ts'
import { allowsAnotherAttempt, keepsOrderId } from './moves.ts'
import { newOrderId } from './order-id.ts'
import type { FoundOrder } from './orders-table.ts'
import type { ChargeIntent, IntentAnswer } from './records.ts'
import { storableText } from './storable.ts'

/**
 * Decides whether this attempt of the sale is ours to send, and journals it if so. Reading and
 * writing happen in one immediate transaction, so that of any number of callers, in any number of
 * processes, exactly one hears `recorded`.
 */
export function recordIntent(desk: Desk, intent: ChargeIntent): IntentAnswer {
  const { orders } = desk.tables
  const { saleId, attempt } = intent
  const last = orders.lastOfSale(saleId)
  if (last !== null && attempt <= last.row.attempt) {
    const holder = orders.ofAttempt({ saleId, attempt }) ?? last
    return { kind: 'exists', order: holder.record }
  }
  if (!isInTurn(last, attempt)) return { kind: 'out-of-turn', order: last?.record ?? null }

  const orderId = orderIdFor(desk, last)
  const { buyer, duplicateReason, itemName, issuer, ...rest } = intent
  desk.record({
    kind: 'order.intent',
    body: {
      orderId,
      saleId,
      attempt,
      amountWon: rest.amountWon,
      taxFreeWon: rest.taxFreeWon,
      installmentMonths: rest.installmentMonths,
      itemName: storableText(itemName, 80),
      personId: desk.tables.people.insert(buyer),
      bin6: rest.bin6,
      last4: rest.last4,
      issuer: storableText(issuer, 40),
      sandbox: rest.sandbox,
      duplicateOf: rest.duplicateOf,
      noteId: desk.tables.notes.insert(duplicateReason),
    },
  })
  const order = orders.byId(orderId)
  if (order === null) throw new Error('an intent left no order')
  return { kind: 'recorded', order: order.record }
}

function isInTurn(last: FoundOrder | null, attempt: number): boolean {
  if (last === null) return attempt === 1
  return attempt === last.row.attempt + 1 && allowsAnotherAttempt(last.row.state)
}

function orderIdFor(desk: Desk, last: FoundOrder | null): string {
  if (last !== null && keepsOrderId(last.row.state)) return last.row.orderId
  const { name, headSeq } = desk.chain.head()
  return newOrderId(desk.random, name, headSeq + 1)
}
