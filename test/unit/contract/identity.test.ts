import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBusinessNumber, parseIdentity } from '../../../preload/contract/identity.ts'

describe('the identity', () => {
  test.each([
    ['850101', 'birth'],
    ['000229', 'birth'],
    ['040229', 'birth'],
    ['851231', 'birth'],
    ['85 01 01', 'birth'],
    ['８５０１０１', 'birth'],
    ['1234567891', 'business'],
    ['123-45-67891', 'business'],
    ['1000000090', 'business'],
  ])('%j is a %s', (typed, kind) => {
    expect(parseIdentity(typed)).toMatchObject({ ok: true, kind })
  })

  test.each([
    ['', 'missing'],
    ['85010a', 'not-digits'],
    ['85010', 'too-short'],
    ['850132', 'birth'],
    ['851301', 'birth'],
    ['850001', 'birth'],
    ['010229', 'birth'],
    ['850431', 'birth'],
    ['8501012', 'identity-length'],
    ['85010123', 'identity-length'],
    ['850101234', 'identity-length'],
    ['1234567890', 'business'],
    ['12345678901', 'identity-length'],
    ['123456789012', 'identity-length'],
    ['8501011234567', 'resident'],
    ['850101-1234567', 'resident'],
    ['990101-8234567', 'resident'],
    ['130111-0006246', 'corporate'],
    ['9999999999999', 'corporate'],
    ['12345678901234', 'identity-length'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(parseIdentity(typed)).toEqual({ ok: false, problem })
  })

  test('of thirteen digits is never taken, in whole or in part', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{13}$/), (typed) => {
        const reading = parseIdentity(typed)
        expect(reading.ok).toBe(false)
        expect(JSON.stringify(reading)).not.toMatch(/\d/)
      }),
    )
  })

  test('is taken only at six or ten digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,16}$/), (typed) => {
        const reading = parseIdentity(typed)
        if (reading.ok) expect([6, 10]).toContain(reading.digits.length)
      }),
    )
  })

  test('knows exactly one check digit for nine digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
        const right = Array.from({ length: 10 }, (_, check) => `${nine}${check}`).filter(
          isBusinessNumber,
        )
        expect(right).toHaveLength(1)
      }),
    )
  })
})
