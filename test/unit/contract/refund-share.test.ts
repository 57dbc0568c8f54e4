import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positiveWon, won } from '../../../preload/contract/money.ts'
import { taxFreeRange, taxFreeShare } from '../../../preload/contract/refund-share.ts'

const MOST = Number.MAX_SAFE_INTEGER

test('a share is rounded half up to the won', () => {
  const share = (balance: number, taxFree: number, refund: number) =>
    taxFreeShare({ balanceWon: won(balance), taxFreeWon: won(taxFree) }, positiveWon(refund))
  expect([share(10_000, 3_333, 1_001), share(4, 2, 1), share(3, 1, 1)]).toEqual([334, 1, 0])
  expect([share(10_000, 0, 9_999), share(10_000, 10_000, 7), share(1, 1, 1)]).toEqual([0, 7, 1])
  expect(share(MOST, MOST - 1, MOST - 2)).toBe(MOST - 3)
  expect(() => share(10, 0, 11)).toThrow('exceeds')
})

test('in any parts the shares leave both what is taxed and what is not whole, to the last won', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 1_000_000 }), (amounts, share) => {
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      const taxFree = Math.floor((total * share) / 1_000_000)
      let remaining = { balanceWon: won(total), taxFreeWon: won(taxFree) }
      for (const amount of amounts) {
        const refund = positiveWon(amount)
        const part = taxFreeShare(remaining, refund)
        const { leastWon, mostWon } = taxFreeRange(remaining, refund)
        expect(part).toBeGreaterThanOrEqual(leastWon)
        expect(part).toBeLessThanOrEqual(mostWon)
        expect(part).toBeLessThanOrEqual(amount)
        remaining = {
          balanceWon: won(remaining.balanceWon - amount),
          taxFreeWon: won(remaining.taxFreeWon - part),
        }
      }
      expect(remaining).toEqual({ balanceWon: 0, taxFreeWon: 0 })
    }),
    { numRuns: 500, seed: 20_261_123 },
  )
})

test.each([0, -0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'nothing makes %s a positive amount',
  (value) => {
    expect(() => positiveWon(value)).toThrow(RangeError)
  },
)
