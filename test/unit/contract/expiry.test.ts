import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatExpiry, parseExpiry } from '../../../preload/contract/expiry.ts'

const TODAY = '2026-11-23'

describe('an expiry', () => {
  test.each([
    ['1227', '2027-12'],
    ['12/27', '2027-12'],
    ['12 / 27', '2027-12'],
    ['2027-12', '2027-12'],
    ['202712', '2027-12'],
    ['１２２７', '2027-12'],
    ['1126', '2026-11'],
    ['1146', '2046-11'],
    ['0130', '2030-01'],
  ])('%j is sent as %s', (typed, expiry) => {
    expect(parseExpiry(typed, TODAY)).toEqual({ ok: true, expiry })
  })

  test.each([
    ['', 'missing', null],
    ['1', 'too-short', null],
    ['122', 'too-short', null],
    ['20271', 'too-short', null],
    ['2027123', 'too-long', null],
    ['12a7', 'not-digits', null],
    ['0027', 'month', null],
    ['1327', 'month', null],
    ['2712', 'month', '1227'],
    ['1026', 'expired', null],
    ['0911', 'expired', null],
    ['1246', 'too-far', null],
    ['1247', 'too-far', null],
    ['2019-01', 'expired', null],
    ['2019', 'month', null],
    ['3013', 'month', null],
  ])('%j is refused: %s, offering %s', (typed, problem, swapped) => {
    expect(parseExpiry(typed, TODAY)).toEqual({ ok: false, problem, swapped })
  })

  test('is good to the last day of its month', () => {
    expect(parseExpiry('1126', '2026-11-30')).toMatchObject({ ok: true })
    expect(parseExpiry('1126', '2026-12-01')).toMatchObject({ ok: false, problem: 'expired' })
  })

  test('is the same whichever way its month is written', () => {
    const months = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 27, max: 45 }),
    })
    fc.assert(
      fc.property(months, ({ month, year }) => {
        const mm = String(month).padStart(2, '0')
        const sent = { ok: true, expiry: `20${year}-${mm}` }
        expect(parseExpiry(`${mm}${year}`, TODAY)).toEqual(sent)
        expect(parseExpiry(formatExpiry(`${mm}${year}`), TODAY)).toEqual(sent)
        expect(parseExpiry(formatExpiry(`20${year}${mm}`), TODAY)).toEqual(sent)
      }),
    )
  })

  test('never throws and never offers what it would refuse', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,8}$/)), (typed) => {
        const reading = parseExpiry(typed, TODAY)
        if (!reading.ok && reading.swapped !== null) {
          expect(parseExpiry(reading.swapped, TODAY)).toMatchObject({ ok: true })
        }
      }),
    )
  })

  test.each([
    ['1', '1'],
    ['12', '12'],
    ['122', '12/2'],
    ['1227', '12/27'],
    ['2019', '2019'],
    ['20190', '2019-0'],
    ['201901', '2019-01'],
  ])('%s is shown as %s while typed', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown)
  })
})
