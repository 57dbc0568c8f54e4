import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePastedCard } from '../../../preload/contract/pasted-card.ts'

const NUMBER = '9411234567890124'

describe('a pasted block', () => {
  test.each([
    ['4242424242424242', { number: '4242424242424242' }],
    ['4242-4242-4242-4242', { number: '4242424242424242' }],
    ['3782 822463 10005', { number: '378282246310005' }],
    ['6200 0000 0000 0000 003', { number: '6200000000000000003' }],
    ['９４１１ 2345 6789 0124', { number: NUMBER }],
    ['9411 2345 6789 0124 12/27', { number: NUMBER, expiry: '1227' }],
    ['9411 2345 6789 0124 1227', { number: NUMBER, expiry: '1227' }],
    ['9411 2345 6789 0124 2027-12', { number: NUMBER, expiry: '1227' }],
    [
      '9411 2345 6789 0124 12/27 1234567891',
      { number: NUMBER, expiry: '1227', identity: '1234567891' },
    ],
    [
      '카드 9411-2345-6789-0124, 유효기간 12 / 27, 생년월일 850101',
      {
        number: NUMBER,
        expiry: '1227',
        identity: '850101',
      },
    ],
    [
      '4242424242424242\n1227\n850101\n12\n',
      {
        number: '4242424242424242',
        expiry: '1227',
        identity: '850101',
        pin: '12',
      },
    ],
  ])('%j fills the fields', (text, pasted) => {
    expect(parsePastedCard(text)).toEqual({ ok: true, pasted })
  })

  test('is read in any order', () => {
    const parts = ['9411 2345 6789 0124', '12/27', '850101', '12']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(parts, { minLength: 4 }),
        fc.constantFrom(' ', '\n', '  ', ', '),
        (order, gap) => {
          expect(parsePastedCard(order.join(gap))).toEqual({
            ok: true,
            pasted: { number: NUMBER, expiry: '1227', identity: '850101', pin: '12' },
          })
        },
      ),
    )
  })

  test('that holds a 13-digit number is refused whole', () => {
    const thirteen = fc.constantFrom(
      '8501011234567',
      '850101-1234567',
      '850101 1234567',
      '850101 - 1234567',
    )
    const rest = fc.constantFrom('', '9411 2345 6789 0124', '4242424242424242 12/27', '12/27')
    fc.assert(
      fc.property(thirteen, rest, fc.boolean(), (resident, other, first) => {
        const block = first ? `${resident}\n${other}` : `${other}\n${resident}`
        expect(parsePastedCard(block)).toEqual({ ok: false, problem: 'thirteen' })
      }),
    )
  })

  test.each([
    '',
    'hello',
    '12/27 850101',
    '4242 4242 4242 4242 123',
    '4242 4242 4242 4242 12/27 123',
    '4242 4242 4242 4242 5555 5555 5555 4444',
    'abc4242424242424242',
    '42424242424242424242',
    '4242424242424242 12/27 11/28',
    '4242424242424242 12/27 850101 900101',
    `4242424242424242 ${'x '.repeat(200)}`,
  ])('%j cannot be read in one way and is refused', (text) => {
    expect(parsePastedCard(text)).toEqual({ ok: false, problem: 'unclear' })
  })

  test('never invents or drops a digit', () => {
    const word = fc.constantFrom('4242424242424242', '9411 2345 6789 0124', '3782 822463 10005')
    const part = fc.stringMatching(/^(\d{1,12}|\d\d\/\d\d)$/)
    const gap = fc.constantFrom(' ', '\n', ', ', ' 카드 ')
    let taken = 0
    fc.assert(
      fc.property(word, fc.array(part, { maxLength: 3 }), gap, (number, parts, between) => {
        const text = [number, ...parts].join(between)
        const reading = parsePastedCard(text)
        if (!reading.ok) return
        taken += 1
        const filled = Object.values(reading.pasted).join('')
        expect(sorted(filled)).toBe(sorted(text.replace(/\D/g, '')))
      }),
      { numRuns: 1_000 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})

function sorted(digits: string): string {
  return Array.from(digits).sort().join('')
}
