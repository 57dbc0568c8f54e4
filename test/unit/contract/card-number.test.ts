import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCardNumber,
  knownLength,
  maskCard,
  parseCardNumber,
  passesLuhn,
} from '../../../preload/contract/card-number.ts'
import { guessBrand, guessIssuer } from '../../../preload/contract/issuer.ts'

const digits = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max })
    .map((all) => all.join(''))

describe('a card number', () => {
  test('is the same after it was shown and read again', () => {
    fc.assert(
      fc.property(
        digits(13, 19),
        fc.constantFrom(' ', '-', '.', ' - ', '\u00A0', '–'),
        (typed, gap) => {
          const reading = parseCardNumber(formatCardNumber(typed, gap))
          expect(reading).toMatchObject({ ok: true, card: { digits: typed } })
        },
      ),
    )
  })

  test('is read from full-width digits', () => {
    fc.assert(
      fc.property(digits(13, 19), (typed) => {
        const wide = typed.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
        expect(parseCardNumber(wide)).toMatchObject({ ok: true, card: { digits: typed } })
      }),
    )
  })

  test('keeps what its first six and last four digits are', () => {
    expect(parseCardNumber('4242-4242-4242-4242')).toEqual({
      ok: true,
      card: { digits: '4242424242424242', bin6: '424242', last4: '4242', luhnOk: true },
    })
  })

  test.each([
    ['', 'missing'],
    [' - ', 'missing'],
    ['424242424242', 'too-short'],
    ['42424242424242424242', 'too-long'],
    ['4242 4242 4242 424a', 'not-digits'],
    ['+4242424242424242', 'not-digits'],
    ['4242,4242,4242,4242', 'not-digits'],
    ['४२४२४२४२४२४२४२४२', 'not-digits'],
  ])('is refused as %j: %s', (typed, problem) => {
    expect(parseCardNumber(typed)).toEqual({ ok: false, problem })
  })

  test('is never cut to fit', () => {
    fc.assert(
      fc.property(digits(20, 40), (typed) => {
        expect(parseCardNumber(typed)).toEqual({ ok: false, problem: 'too-long' })
      }),
    )
  })

  test('with a wrong check digit is taken all the same, and says so', () => {
    expect(parseCardNumber('9490111122223333')).toMatchObject({ ok: true, card: { luhnOk: false } })
  })

  test('with one digit changed never passes the check', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const right = Array.from('4539578763621486', Number)
        right[at] = ((right[at] ?? 0) + by) % 10
        expect(passesLuhn(right.join(''))).toBe(false)
      }),
    )
    expect(passesLuhn('4539578763621486')).toBe(true)
  })

  test.each([
    ['378282246310005', '3782 822463 10005'],
    ['37828', '3782 8'],
    ['3782822463100051', '3782 8224 6310 0051'],
    ['4242424242424242', '4242 4242 4242 4242'],
    ['6200000000000000003', '6200 0000 0000 0000 003'],
    ['42424', '4242 4'],
    ['4242', '4242'],
    ['', ''],
  ])('%s is shown as %j', (typed, shown) => {
    expect(formatCardNumber(typed)).toBe(shown)
  })
})

describe('a masked number', () => {
  test('never shows more than ten digits, nor any at places 7 to 12', () => {
    fc.assert(
      fc.property(digits(13, 19), (typed) => {
        const masked = maskCard(typed, { separator: '', hidden: '*' })
        expect(masked).toHaveLength(typed.length)
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(10)
        expect(masked.slice(6, 12)).toBe('******')
        for (const [at, sign] of Array.from(masked).entries()) {
          if (sign !== '*') expect(sign).toBe(typed[at])
        }
      }),
    )
  })

  test('of fewer than thirteen digits shows the first four', () => {
    fc.assert(
      fc.property(digits(4, 12), (typed) => {
        const masked = maskCard(typed, { separator: '', hidden: '*' })
        expect(masked).toBe(typed.slice(0, 4) + '*'.repeat(typed.length - 4))
      }),
    )
  })

  test('is grouped as on paper', () => {
    expect(maskCard('9411234567891234')).toBe('9411-23**-****-1234')
    expect(maskCard('378282246310005')).toBe('3782-82****-**005')
    expect(maskCard('94112345', { separator: ' ', hidden: '•' })).toBe('9411 ••••')
  })
})

describe('the first digits', () => {
  test.each([
    ['4', 'visa', 'Visa', 16],
    ['5555', 'mastercard', 'Mastercard', 16],
    ['2221', 'mastercard', 'Mastercard', 16],
    ['37', 'amex', 'American Express', 15],
    ['3528', 'jcb', 'JCB', 16],
    ['36', 'diners', 'Diners Club', 14],
    ['62', 'unionpay', 'UnionPay', null],
    ['9', 'domestic', '', 16],
    ['1234', null, '', 16],
    ['3', null, '', null],
    ['60', null, '', null],
    ['', null, '', null],
  ])('%j say %s', (typed, brand, issuer, length) => {
    expect(guessBrand(typed)).toBe(brand)
    expect(guessIssuer(typed)).toBe(issuer)
    expect(knownLength(typed)).toBe(length)
  })
})
