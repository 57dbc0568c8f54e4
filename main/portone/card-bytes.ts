import type { KeyInCard } from './client.ts'
import { CARD_FIELDS } from './fields.ts'

/** Digits only, so that they can stand in JSON as they are. A misfit is a bug of the caller. */
export function isCardFit(card: KeyInCard): boolean {
  return (
    /^\d{13,19}$/.test(card.number) &&
    /^\d{4}-(?:0[1-9]|1[0-2])$/.test(card.expiry) &&
    (card.identity === undefined || /^(?:\d{6}|\d{10})$/.test(card.identity)) &&
    (card.pin === undefined || /^\d{2}$/.test(card.pin))
  )
}

/**
 * `fields` (a JSON object as text) with the card's fields put before them. Written straight into one
 * buffer, because a string cannot be wiped: no string with the dashed number ever exists.
 */
export function cardBytes(card: KeyInCard, fields: string): Buffer {
  const dashes = Math.ceil(card.number.length / 4) - 1
  const start = `{"${CARD_FIELDS.number}":"`
  const parts = [
    `","${CARD_FIELDS.expiry}":"`,
    card.expiry,
    ...(card.identity === undefined ? [] : [`","${CARD_FIELDS.identity}":"`, card.identity]),
    ...(card.pin === undefined ? [] : [`","${CARD_FIELDS.pin}":"`, card.pin]),
    fields === '{}' ? '"}' : `",${fields.slice(1)}`,
  ]
  const bytes = parts.reduce((sum, part) => sum + Buffer.byteLength(part), start.length)
  // Of its own: small buffers are otherwise cut from a pool that other code shares.
  const buffer = Buffer.alloc(bytes + card.number.length + dashes)
  let at = buffer.write(start, 'latin1')
  for (let digit = 0; digit < card.number.length; digit++) {
    if (digit > 0 && digit % 4 === 0) at = buffer.writeUInt8(0x2d, at)
    at = buffer.writeUInt8(card.number.charCodeAt(digit), at)
  }
  for (const part of parts) at += buffer.write(part, at)
  return buffer
}
