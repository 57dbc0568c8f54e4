import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeWire } from '../../electron-stand-in/wire.ts'

const { decode, encode } = makeWire()

test('a value comes out as it went in', () => {
  const plain = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })
  fc.assert(
    fc.property(plain, (value) => {
      expect(decode(encode(value))).toEqual(value)
    }),
    { numRuns: 3_000 },
  )
})

describe('as the context bridge has it', () => {
  test('cycles and shared parts stay what they are', () => {
    const shared = { a: 1 }
    const cycle: Record<string, unknown> = { shared, again: shared }
    cycle['self'] = cycle
    const copy = decode(encode(cycle)) as Record<string, unknown>
    expect(copy['self']).toBe(copy)
    expect(copy['again']).toBe(copy['shared'])
  })

  test('a key named __proto__ stays a key', () => {
    const copy = decode(encode(JSON.parse('{"__proto__":{"isAdmin":true}}'))) as object
    expect(Object.keys(copy)).toEqual(['__proto__'])
    expect('isAdmin' in copy).toBe(false)
  })

  test('a class is lost, a function is one that cannot be called, a symbol is refused', () => {
    expect(
      decode(
        encode(
          new (class Card {
            readonly number = 1
          })(),
        ),
      ),
    ).toEqual({ number: 1 })
    expect(typeof decode(encode(() => 1))).toBe('function')
    expect(() => encode({ a: Symbol('x') })).toThrow('could not be cloned')
  })

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, -0, 12n, undefined])('%s is kept', (value) => {
    expect(Object.is(decode(encode(value)), value)).toBe(true)
  })
})
