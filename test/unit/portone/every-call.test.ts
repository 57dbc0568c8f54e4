import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PortOneClient } from '../../../main/portone/client.ts'
import { createPortOneClient } from '../../../main/portone/create-client.ts'
import { mayResend } from '../../../main/portone/retry.ts'
import type { Ending, Exchange } from '../../../main/portone/transport.ts'
import { CHANGES, LOOK_UPS } from './every-call.ts'
import { answered } from './good-reply.ts'
import { evenRandom, MovingClock } from './moving-clock.ts'

const TOKEN = answered(
  '{"code":0,"message":null,"response":{"access_token":"token","now":0,"expired_at":1800}}',
)
const NOT_FOUND = answered('{"code":-1,"message":"없음","response":null}', { status: 404 })

function clientOver(ending: Ending) {
  const sent: Exchange[] = []
  const client: PortOneClient = createPortOneClient({
    transport: {
      async send(exchange) {
        if (exchange.path === '/users/getToken') return TOKEN
        sent.push(exchange)
        return ending
      },
    },
    clock: new MovingClock(),
    random: evenRandom,
    credentials: () => Promise.resolve({ key: 'practice', secret: 'practice' }),
    sandbox: false,
  })
  return { client, sent }
}

const call = { token: { value: 'token' }, beforeFirstByte: () => undefined }

/** What any URL parser makes of a path. */
function segmentsOf({ path }: Exchange): readonly string[] {
  const url = new URL(`https://gateway.invalid${path}`)
  expect(url.host + url.hash).toBe('gateway.invalid')
  return url.pathname.slice(1).split('/').map(decodeURIComponent)
}

const id = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '%2e%2e',
    'a/../b',
    '\\',
    '?x=1',
    '#',
    '//',
    '결제 1',
    ';',
    'a\r\nb',
  ),
)
const withId = (segments: readonly string[], value: string): readonly string[] =>
  segments.map((segment) => (segment === ':id' ? value : segment))

describe('whatever an id holds, the path has exactly its segments', () => {
  test.each(LOOK_UPS)('GET /%j', async (segments, ask) => {
    await fc.assert(
      fc.asyncProperty(id, async (value) => {
        const { client, sent } = clientOver(NOT_FOUND)
        const reply = await ask(client, value)
        if (reply.kind === 'not-sent') expect(sent).toEqual([])
        else expect(sent.map(segmentsOf)).toEqual([withId(segments, value)])
      }),
    )
  })

  test.each(CHANGES)('%s /%j', async (method, segments, change) => {
    await fc.assert(
      fc.asyncProperty(id, async (value) => {
        const { client, sent } = clientOver(NOT_FOUND)
        const reply = await change(client, value, call)
        if (reply.kind === 'not-sent') expect(sent).toEqual([])
        else {
          expect(sent.map(segmentsOf)).toEqual([withId(segments, value)])
          expect(sent[0]?.method).toBe(method)
        }
      }),
    )
  })
})

const ENDINGS: readonly (readonly [string, Ending, string])[] = [
  ['a timeout', { kind: 'no-answer', reason: 'timeout' }, 'unclear'],
  ['a reset', { kind: 'no-answer', reason: 'reset' }, 'unclear'],
  ['a 500', answered('oops', { status: 500 }), 'unclear'],
  ['a 307', answered('', { status: 307 }), 'unclear'],
  ['a 207', answered('{"code":0,"message":null,"response":[]}', { status: 207 }), 'unclear'],
  ['HTML', answered('<p>', { contentType: 'text/html' }), 'unclear'],
  ['half a JSON text', answered('{"code":0,"resp'), 'unclear'],
  ['another shape', answered('{"code":0,"message":null,"response":"ok"}'), 'unclear'],
  ['a 401', answered('{"code":-1,"message":"","response":null}', { status: 401 }), 'unauthorized'],
  ['no connection', { kind: 'never-connected', reason: 'dns' }, 'not-sent'],
]

describe('a call that changes something', () => {
  for (const [method, segments, change] of CHANGES) {
    test.each(ENDINGS)(
      `${method} /${segments.join('/')} is sent once over %s`,
      async (_, ending, kind) => {
        const { client, sent } = clientOver(ending)
        const reply = await change(client, 'ID-1', call)
        expect(reply.kind).toBe(kind)
        expect(sent).toHaveLength(1)
        const [exchange] = sent
        expect(exchange).toMatchObject({ fresh: true, beforeFirstByte: call.beforeFirstByte })
        expect(exchange?.body?.every((byte) => byte === 0) ?? true).toBe(true)
        // The till asks this before it sends anything again.
        expect(mayResend(reply)).toBe(
          { unauthorized: 'unauthorized', 'not-sent': 'never-connected', unclear: null }[kind],
        )
      },
    )
  }
})

describe('whatever the gateway answers', () => {
  const json = fc.json({ maxDepth: 4 })
  const status = fc.constantFrom(200, 200, 200, 207, 400, 401, 404, 500)
  const calls = [
    ...CHANGES.map(([, , change]) => change),
    ...LOOK_UPS.map(([, ask]) => ask),
    (client: PortOneClient) => client.listChannels(),
    (client: PortOneClient) => client.listCardCompanies(),
    (client: PortOneClient) => client.getPayments(['imps_1']),
    (client: PortOneClient) => client.getBillingKeys(['S-1']),
    (client: PortOneClient) => client.listSchedules({ from: 0, to: 1_000, page: 1 }),
    (client: PortOneClient) =>
      client.listPayments({ status: 'all', from: 0, to: 1_000, page: 1, sorting: 'started' }),
  ]

  test('no call throws, and none of them makes anything of an answer that is none', async () => {
    await fc.assert(
      fc.asyncProperty(json, status, fc.nat(calls.length - 1), async (response, code, which) => {
        const body = `{"code":0,"message":null,"response":${response}}`
        const { client } = clientOver(answered(body, { status: code }))
        const reply = await calls[which]?.(client, 'ID-1', call)
        expect(reply?.kind === 'ok' ? itemsOf(reply.value) : []).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })
})

/** What an answer holds of payments, keys, schedules or channels; itself when it is one of them. */
function itemsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value
  const { found, payments, schedules } = Object(value) as Record<string, unknown> // any of them
  return found ?? payments ?? schedules ?? value
}
