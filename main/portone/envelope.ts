import { z } from 'zod'
import type { Reply, UnclearReason } from './client.ts'
import { parsePlainJson } from './plain-json.ts'
import type { Ending } from './transport.ts'

type Answer = Extract<Ending, { readonly kind: 'answered' }>

/** Turns `response` into a value, or null when it is not certainly one. */
export type Reader<T> = (response: unknown) => T | null

/** `partial`: HTTP 207 is an answer, too, and what it leaves out is for `read` to see. */
export type Parts = 'whole' | 'partial'

/**
 * What an exchange means (portone-v1.md §4.1, money.md Outcomes). Pure. Only HTTP 200 with JSON and
 * an integer `code` 0 is `ok`, and then only when `read` accepts the response; what contradicts
 * itself is `unclear`, because a charge may stand behind it.
 */
export function readReply<T>(ending: Ending, read: Reader<T>, parts: Parts = 'whole'): Reply<T> {
  switch (ending.kind) {
    case 'never-connected':
      return { kind: 'not-sent', reason: ending.reason }
    case 'no-answer':
      return { kind: 'unclear', reason: ending.reason }
    case 'answered':
      return readAnswer(ending, read, parts)
  }
}

function readAnswer<T>(answer: Answer, read: Reader<T>, parts: Parts): Reply<T> {
  if (answer.status === 207 && parts === 'partial') return readSuccess(answer, read)
  switch (answer.status) {
    case 200:
      return readSuccess(answer, read)
    case 400:
    case 401:
    case 404:
      return readRefusal(answer.status, readEnvelope(answer))
    default:
      return unclear(reasonOfStatus(answer.status), answer.status)
  }
}

function readSuccess<T>(answer: Answer, read: Reader<T>): Reply<T> {
  const envelope = readEnvelope(answer)
  const { status } = answer
  if (!envelope.ok) return unclear(envelope.reason, status)
  const { code, message, response } = envelope
  if (code !== 0) {
    // A refusal carries no response; one that does says yes and no at once.
    if (response !== null) return unclear('wrong-shape', status)
    return { kind: 'refused', httpStatus: status, code, message }
  }
  const value = read(response)
  return value === null ? unclear('wrong-shape', status) : { kind: 'ok', value }
}

/** The status alone is the answer; what else there is may only contradict it. */
function readRefusal(status: 400 | 401 | 404, envelope: Envelope): Reply<never> {
  if (envelope.ok && envelope.code === 0) return unclear('wrong-shape', status)
  // −1 is what the gateway itself puts where it has no better code.
  const { code, message } = envelope.ok ? envelope : { code: -1, message: '' }
  if (status === 401) return { kind: 'unauthorized' }
  // A page of somebody's proxy is no word of the gateway's that there is no such payment.
  if (status === 404 && !envelope.ok) return unclear(envelope.reason, status)
  if (status === 404) return { kind: 'not-found', message }
  return { kind: 'refused', httpStatus: status, code, message }
}

function reasonOfStatus(status: number): UnclearReason {
  if (status >= 500) return 'server-error'
  return status >= 300 && status < 400 ? 'redirect' : 'other-status'
}

function unclear(reason: UnclearReason, httpStatus: number): Reply<never> {
  return { kind: 'unclear', reason, httpStatus }
}

type Envelope =
  | {
      readonly ok: true
      readonly code: number
      readonly message: string
      readonly response: unknown
    }
  | { readonly ok: false; readonly reason: 'not-json' | 'wrong-shape' }

const schema = z.object({
  code: z.int(),
  message: z
    .string()
    .nullish()
    .transform((message) => (message ?? '').toWellFormed()),
  response: z
    .unknown()
    .optional()
    .transform((response) => response ?? null),
})

function readEnvelope(answer: Answer): Envelope {
  if (!isJson(answer.contentType)) return { ok: false, reason: 'not-json' }
  const json = parsePlainJson(answer.body)
  if (!json.ok) return json
  const envelope = schema.safeParse(json.value)
  return envelope.success ? { ok: true, ...envelope.data } : { ok: false, reason: 'wrong-shape' }
}

function isJson(contentType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType.trim())
}
