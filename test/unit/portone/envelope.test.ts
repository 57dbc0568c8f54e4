import { describe, expect, test } from 'vitest'
import { readReply } from '../../../main/portone/envelope.ts'
import { readPayment } from '../../../main/portone/payment-reply.ts'
import { GOOD_BODY, ORDER_ID, answered, envelopeText, goodPayment } from './good-reply.ts'

const REFUSAL = '{"code":-1,"message":"[F113]거래거절","response":null}'
const reasonOf = (ending: Parameters<typeof readReply>[0]) => {
  const reply = readReply(ending, readPayment)
  return reply.kind === 'unclear' ? reply.reason : reply.kind
}

test('200, JSON and code 0 with a payment is ok', () => {
  const reply = readReply(answered(GOOD_BODY), readPayment)
  expect(reply).toMatchObject({ kind: 'ok', value: { orderId: ORDER_ID, amountWon: 51_000 } })
})

test('a payment that failed is ok as well: only its status tells', () => {
  const body = envelopeText(JSON.stringify(goodPayment({ status: 'failed', paid_at: 0 })))
  expect(readReply(answered(body), readPayment)).toMatchObject({
    kind: 'ok',
    value: { status: 'failed', paidAt: null },
  })
})

test('a refusal keeps its code, its message and its status', () => {
  const refused = { kind: 'refused', code: -1, message: '[F113]거래거절' }
  expect(readReply(answered(REFUSAL), readPayment)).toEqual({ ...refused, httpStatus: 200 })
  expect(readReply(answered(REFUSAL, { status: 400 }), readPayment)).toEqual({
    ...refused,
    httpStatus: 400,
  })
  expect(readReply(answered('', { status: 400 }), readPayment)).toEqual({
    kind: 'refused',
    httpStatus: 400,
    code: -1,
    message: '',
  })
})

test('404 is not-found by the gateway’s own word alone; 401 is unauthorized either way', () => {
  expect(readReply(answered(REFUSAL, { status: 404 }), readPayment)).toEqual({
    kind: 'not-found',
    message: '[F113]거래거절',
  })
  expect(reasonOf(answered('<html>', { status: 404, contentType: 'text/html' }))).toBe('not-json')
  expect(reasonOf(answered(REFUSAL, { status: 401 }))).toBe('unauthorized')
  expect(reasonOf(answered('', { status: 401 }))).toBe('unauthorized')
})

test('a transport that never connected is not-sent, and one without an answer is unclear', () => {
  expect(readReply({ kind: 'never-connected', reason: 'dns' }, readPayment)).toEqual({
    kind: 'not-sent',
    reason: 'dns',
  })
  for (const reason of ['timeout', 'reset', 'too-large'] as const) {
    expect(reasonOf({ kind: 'no-answer', reason })).toBe(reason)
  }
})

describe('unclear, never a decline', () => {
  const json = 'application/json'
  test.each([
    [500, json, GOOD_BODY, 'server-error'],
    [502, 'text/html', '<html>Bad Gateway</html>', 'server-error'],
    [503, json, REFUSAL, 'server-error'],
    [301, json, GOOD_BODY, 'redirect'],
    [302, 'text/html', '', 'redirect'],
    [304, json, '', 'redirect'],
    [307, json, GOOD_BODY, 'redirect'],
    [201, json, GOOD_BODY, 'other-status'],
    [202, json, GOOD_BODY, 'other-status'],
    [204, json, '', 'other-status'],
    [206, json, GOOD_BODY, 'other-status'],
    [403, json, REFUSAL, 'other-status'],
    [409, json, REFUSAL, 'other-status'],
    [422, json, REFUSAL, 'other-status'],
    [429, json, REFUSAL, 'other-status'],
    [200, 'text/html', GOOD_BODY, 'not-json'],
    [200, '', GOOD_BODY, 'not-json'],
    [200, 'application/jsonp', GOOD_BODY, 'not-json'],
    [200, json, '', 'not-json'],
    [200, json, '<html>', 'not-json'],
    [200, json, GOOD_BODY.slice(0, -1), 'not-json'],
    [200, json, `${GOOD_BODY}${GOOD_BODY}`, 'not-json'],
    [200, json, 'null', 'wrong-shape'],
    [200, json, '[]', 'wrong-shape'],
    [200, json, '0', 'wrong-shape'],
    [200, json, '{}', 'wrong-shape'],
    [200, json, '{"code":0}', 'wrong-shape'],
    [200, json, envelopeText('null'), 'wrong-shape'],
    [200, json, envelopeText('[]'), 'wrong-shape'],
    [200, json, envelopeText('"paid"'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":"0"'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":false'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":null'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":0.0'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":-0'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"Code":0'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":1,"code":0'), 'wrong-shape'],
    [200, json, GOOD_BODY.replace('"code":0', '"code":-1'), 'wrong-shape'],
    [200, json, '{"code":-1,"message":7,"response":null}', 'wrong-shape'],
    [400, json, GOOD_BODY, 'wrong-shape'],
    [401, json, GOOD_BODY, 'wrong-shape'],
    [404, json, GOOD_BODY, 'wrong-shape'],
  ])('%i %s %.40s → %s', (status, contentType, body, reason) => {
    expect(reasonOf(answered(body, { status, contentType }))).toBe(reason)
  })
})

test('a byte order mark and a vendor JSON type are accepted', () => {
  expect(reasonOf(answered(`\uFEFF${GOOD_BODY}`))).toBe('ok')
  expect(reasonOf(answered(GOOD_BODY, { contentType: 'Application/vnd.api+json' }))).toBe('ok')
})

test('lone surrogates in a message become readable text', () => {
  const reply = readReply(answered('{"code":1,"message":"\\ud800x"}'), readPayment)
  expect(reply).toMatchObject({ kind: 'refused', message: '\uFFFDx' })
})
