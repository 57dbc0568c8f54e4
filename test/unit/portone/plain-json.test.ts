import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlainJson } from '../../../main/portone/plain-json.ts'

const read = (text: string) => parsePlainJson(Buffer.from(text))

test('whatever JSON.stringify writes of whole numbers and text reads back the same', () => {
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger().map((number) => (number === 0 ? 0 : number)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  })).value
  fc.assert(
    fc.property(anything, fc.constantFrom(undefined, 2), (sample, indent) => {
      const text = JSON.stringify(sample, null, indent)
      const value: unknown = JSON.parse(text)
      expect(read(text)).toEqual({ ok: true, value })
    }),
  )
})

describe('a number that is not written as a whole one is not believed', () => {
  test.each(['1e3', '1000.0', '1000.0000000000000001', '1E0', '-0', '0.5', '1e400'])('%s', (text) =>
    expect(read(`{"amount":${text}}`)).toEqual({ ok: true, value: { amount: Number.NaN } }),
  )
})

describe('a key twice in one object is wrong-shape, however it is written', () => {
  test.each([
    '{"amount":1,"amount":1000}',
    '{"amount":1000,"amount":1000}',
    '{"amount":1,"\\u0061mount":1000}',
    '{"a":{"b":[{"c":1,"d":{"c":2},"c":3}]}}',
    '{"__proto__":1,"__proto__":2}',
    '{"a" :1,\n"a"\t:2}',
  ])('%s', (text) => expect(read(text)).toEqual({ ok: false, reason: 'wrong-shape' }))
})

test('the same key in different objects, and a value equal to a key, are fine', () => {
  expect(read('[{"a":"a"},{"a":["a","a"]},{"b":{"a":1}}]').ok).toBe(true)
})

test('a __proto__ stays a key and lends nothing', () => {
  const parsed = read('{"__proto__":{"amount":1000}}')
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) throw new Error('no')
  expect(Object.keys(parsed.value)).toEqual(['__proto__'])
  expect('amount' in parsed.value).toBe(false)
})

describe('what is not JSON', () => {
  test.each([
    [''],
    ['<html>'],
    ['{"code":0'],
    ['{"code":0}}'],
    ["{'code':0}"],
    ['{"code":0,}'],
    ['NaN'],
    ['"\\x"'],
    ['{"\\q":1}'],
    ['"open'],
    ['\u0000'],
  ])('%j', (text) => expect(read(text)).toEqual({ ok: false, reason: 'not-json' }))

  test('bytes that are not UTF-8', () => {
    const notJson = { ok: false, reason: 'not-json' }
    expect(parsePlainJson(Buffer.from([0x22, 0xff, 0x22]))).toEqual(notJson)
    expect(parsePlainJson(Buffer.from('{"a":1}', 'utf16le'))).toEqual(notJson)
  })
})

test('a byte order mark is skipped', () => {
  expect(read('\uFEFF{"code":0}')).toEqual({ ok: true, value: { code: 0 } })
})

test('nesting is refused beyond 32 and never overflows the stack', () => {
  expect(read('['.repeat(32) + ']'.repeat(32)).ok).toBe(true)
  expect(read('['.repeat(33) + ']'.repeat(33))).toEqual({ ok: false, reason: 'wrong-shape' })
  expect(read('{"a":'.repeat(200_000)).ok).toBe(false)
})

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parsePlainJson(bytes)))
})
