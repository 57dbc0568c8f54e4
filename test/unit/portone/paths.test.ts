import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOf } from '../../../main/portone/paths.ts'

const segment = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '.', '..', '%2e%2e', '../', 'a/b', '\\', '?x', '#x', '//', ';', '결제', ' '),
)

test('a path has exactly the segments it was given, as every URL parser reads it', () => {
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
      const path = pathOf(segments)
      if (path === null) {
        expect(segments.some((one) => ['', '.', '..'].includes(one) || !one.isWellFormed())).toBe(
          true,
        )
        return
      }
      const url = new URL(`https://gateway.invalid${path}`)
      expect(url.host + url.search + url.hash).toBe('gateway.invalid')
      expect(url.pathname.slice(1).split('/').map(decodeURIComponent)).toEqual(segments)
    }),
  )
})

test('a query is encoded', () => {
  expect(pathOf(['payments'], { 'a b': '&=' })).toBe('/payments?a+b=%26%3D')
})
