import type { KeychainTrouble } from './keychain.ts'
import { ITEMS, toAccountId, type Place } from './place.ts'

/** The largest value in bytes; see `Keychain`. */
export const LARGEST_VALUE_BYTES = 2_000

/** What main asks of the keychain process. The number ties the reply to it. */
export type KeychainCall = { readonly number: number; readonly place: Place } & (
  | { readonly verb: 'read' | 'remove' }
  | { readonly verb: 'write'; readonly value: Uint8Array }
)

/** All that ever comes back: a state, and a value where one was read. Never a text of an error. */
export interface KeychainReply {
  readonly number: number
  readonly state: 'ok' | 'absent' | ReplyTrouble
  readonly value?: Uint8Array
}

/** The rest of the troubles are seen from main alone. */
export type ReplyTrouble = Exclude<KeychainTrouble, 'crashed' | 'too-busy'>

const STATES: ReadonlySet<unknown> = new Set([
  'ok',
  'absent',
  'locked',
  'no-service',
  'denied',
  'no-answer',
  'not-installed',
] satisfies KeychainReply['state'][])

/** The message as a call; null when it is anything else, so that only fixed items are touched. */
export function readCall(message: unknown): KeychainCall | null {
  if (!isObject(message) || !isObject(message['place'])) return null
  const { number, verb, value } = message
  const accountId = toAccountId(String(message['place']['accountId']))
  const item = ITEMS.find((known) => known === (message['place'] as { item?: unknown }).item)
  if (typeof number !== 'number' || accountId === null || item === undefined) return null
  const place = { accountId, item }
  if (verb === 'read' || verb === 'remove') return { number, verb, place }
  return verb === 'write' && isValue(value) ? { number, verb, place, value } : null
}

/** The message as a reply; null when it is anything else. */
export function readReply(message: unknown): KeychainReply | null {
  if (!isObject(message)) return null
  const { number, state, value } = message
  if (typeof number !== 'number' || !STATES.has(state)) return null
  // The set above holds these states and no other.
  const reply = { number, state: state as KeychainReply['state'] }
  if (value === undefined) return reply
  return value instanceof Uint8Array ? { ...reply, value } : null
}

export function isValue(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length > 0 && value.length <= LARGEST_VALUE_BYTES
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
