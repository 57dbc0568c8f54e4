import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAIN_LIMITS, toPlain } from '../../../main/shell/plain.ts'

describe('plain JSON', () => {
  test('is copied as it is', () => {
    const given = { a: [1, 'x', null, true, { b: -0.5 }], c: {} }
    const copy = toPlain(given)
    expect(copy).toEqual(given)
    expect(copy).not.toBe(given)
  })

  test('a part is read once, so that nothing can change between check and use', () => {
    let reads = 0
    const given = Object.defineProperty({}, 'amountWon', {
      enumerable: true,
      get: () => (reads += 1),
    })
    expect(toPlain(given)).toEqual({ amountWon: 1 })
    expect(reads).toBe(1)
  })
})

function cycle(): object {
  const made: Record<string, unknown> = {}
  made['self'] = made
  return made
}

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : [nested(depth - 1)]
}

function isRefused(value: unknown): boolean {
  try {
    toPlain(value)
    return false
  } catch {
    return true
  }
}

describe('what is not plain JSON is refused', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['NaN', Number.NaN],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
    ['a symbol as a key', { [Symbol('x')]: 1 }],
    ['a function', () => 1],
    ['a function inside', { a: [() => 1] }],
    ['a cycle', cycle()],
    [
      'a list that holds itself',
      (() => {
        const list: unknown[] = []
        list.push(list)
        return list
      })(),
    ],
    ['a key named __proto__', JSON.parse('{"__proto__":{"isAdmin":true}}')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    [
      'an object of a class',
      new (class Card {
        readonly last4 = '1234'
      })(),
    ],
    ['a boxed string', new String('x')],
    ['bytes', new Uint8Array(4)],
    ['an error', new Error('x')],
    ['a promise', Promise.resolve()],
    ['a hole in a list', Array.from({ length: 2 }).fill(undefined)],
    ['a list without end', Object.assign([], { length: 2 ** 31 })],
    ['too many values', Array.from({ length: PLAIN_LIMITS.values + 1 }, () => 0)],
    ['too many keys', Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, 0]))],
    ['too much text', 'x'.repeat(PLAIN_LIMITS.characters + 1)],
    ['too much text in keys', { ['x'.repeat(PLAIN_LIMITS.characters + 1)]: 1 }],
    ['too deep', nested(PLAIN_LIMITS.depth + 1)],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('trap')
          },
        },
      ),
    ],
    [
      'a proxy without a prototype to tell',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('trap')
          },
        },
      ),
    ],
    [
      'a getter that throws',
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('trap')
        },
      }),
    ],
    ['a proxy of a function', new Proxy(() => 1, {})],
    [
      'a revoked proxy',
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      })(),
    ],
  ])('%s', (_what, value) => {
    expect(isRefused(value)).toBe(true)
  })
})

test('whatever is given, the answer is JSON or a refusal', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }),
      (value) => {
        let copy: unknown
        try {
          copy = toPlain(value)
        } catch {
          return
        }
        expect(JSON.parse(JSON.stringify(copy))).toEqual(JSON.parse(JSON.stringify(value)))
      },
    ),
    { numRuns: 5_000 },
  )
})
