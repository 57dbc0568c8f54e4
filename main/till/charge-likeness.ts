import type { Parsed } from '../../preload/contract/contract.ts'
import { parseCardNumber } from '../../preload/contract/card-number.ts'
import type { OrderRecord } from '../journal/records.ts'

type Request = Parsed<'charge.card'>

/** Amount, first six and last four digits: enough to tell two charges apart, too little to keep a card. */
export function likenessOf({ amountWon, card }: Request): string {
  const reading = parseCardNumber(card.number)
  return reading.ok ? `${amountWon} ${reading.card.bin6} ${reading.card.last4}` : `${amountWon}`
}

/** Whether a repeat asks for what this order was. */
export function isLike(order: OrderRecord, request: Request): boolean {
  return likenessOf(request) === `${order.amountWon} ${order.bin6} ${order.last4}`
}
