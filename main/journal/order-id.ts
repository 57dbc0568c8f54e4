import type { Random } from '../../preload/contract/clock.ts'
import { refuseTypedText } from '../../preload/contract/text.ts'

/** RFC 4648: no 0, 1, 8 or 9 that could be read as a letter. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const TERMINAL_CHARACTERS = 5
/** Thirteen of five bits are 65. */
const RANDOM_CHARACTERS = 13

/** Names one journal file: five base32 characters. */
export function newTerminal(random: Random): string {
  return base32(random, TERMINAL_CHARACTERS)
}

/**
 * Our name for a payment at the gateway (`merchant_uid`: ≤ 40 of `A-Za-z0-9-`). `counter` is the
 * number of the intent's event and never repeats in a journal; the random part holds apart copies of
 * a journal and clocks play no part. One that could be taken for a card number is drawn again.
 */
export function newOrderId(random: Random, terminal: string, counter: number): string {
  const draw = () => `${terminal}-${counter}-${base32(random, RANDOM_CHARACTERS)}`
  const first = draw()
  return refuseTypedText(first) === null ? first : draw()
}

/** The terminal that made an order id, or null where it is none of this program's. */
export function terminalOf(orderId: string): string | null {
  return /^([A-Z2-7]{5})-[1-9]\d*-[A-Z2-7]{13}$/.exec(orderId)?.[1] ?? null
}

function base32(random: Random, characters: number): string {
  return base32Of(random.bytes(characters))
}

/** One character a byte. */
export function base32Of(bytes: Uint8Array): string {
  // 256 is a multiple of 32: the remainder is as even as the bytes are.
  return [...bytes].map((byte) => BASE32.charAt(byte % 32)).join('')
}
