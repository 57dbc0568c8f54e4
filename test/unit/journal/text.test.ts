import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanGatewayText, refuseTypedText } from '../../../preload/contract/text.ts'
import { newOrderId, newTerminal } from '../../../main/journal/order-id.ts'
import { seededRandom } from './fixture.ts'

const CARD = 'holds-card-number'
const RESIDENT = 'holds-resident-number'

describe('typed text', () => {
  test.each([
    ['4242424242424242', CARD],
    ['4242-4242-4242-4242', CARD],
    ['4242 4242 4242 4242', CARD],
    ['4242 - 4242 . 4242 / 4242', CARD],
    ['４２４２４２４２４２４２４２４２', CARD],
    ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', CARD],
    ['④②④②④②④②④②④②④②④②', CARD],
    ['4242\u200b4242\u20604242\u00ad4242', CARD],
    ['4242\u00a04242\u30004242\t4242', CARD],
    ['카드4539578763621486님', CARD],
    ['4539578763621486 12/29', CARD],
    ['12 4539-5787-6362-1486', CARD],
    ['374245455400126', CARD],
    ['30569309025904', CARD],
    ['000004539578763621486', CARD],
    ['4242424242424241', null],
    ['4539578763621486123', CARD],
    ['45395787636214861229', CARD],
    ['900101-1234567', RESIDENT],
    ['900101 1234567', RESIDENT],
    ['9001011234567', RESIDENT],
    ['9 0 0 1 0 1 1 2 3 4 5 6 7', RESIDENT],
    ['０００２２９－３１２３４５６', RESIDENT],
    ['김민준 000101-8123456 님', RESIDENT],
    ['990229-1234567', null],
    ['901301-1234567', null],
    ['900101-9234567', null],
    ['900101-0234567', null],
    ['900101-123456', null],
    ['+8201012345678', null],
    ['+82-010-1234-5678', null],
    ['010-1234-5678', null],
    ['0504-1234-5678', null],
    ['2026-11-23 14:30:12', null],
    ['123-45-67890', null],
    ['아메리카노 2잔', null],
    ['', null],
  ])('%j is answered %s', (text, answer) => {
    expect(refuseTypedText(text)).toBe(answer)
  })

  test('holds no card of 14 to 19 digits, whatever stands between and around its digits', () => {
    const between = fc.constantFrom('', '', '', ' ', '-', '.', '\u200b', '\u3000', ' - ', '/', '_')
    const around = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replace(/[\p{N}]/gu, ''))
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 13, maxLength: 18 }),
        fc.array(between, { minLength: 18, maxLength: 18 }),
        fc.tuple(around, around),
        (digits, gaps, [before, after]) => {
          const number = [...digits, checkDigit(digits)]
          const text =
            before + number.map((digit, index) => `${digit}${gaps[index] ?? ''}`).join('') + after
          expect(refuseTypedText(text)).toBe(CARD)
          const cleaned = cleanGatewayText(text)
          expect(refuseTypedText(cleaned)).toBeNull()
          expect(cleaned).not.toMatch(/[0-9]/)
        },
      ),
      { numRuns: 3_000, seed: 20_261_123 },
    )
  })

  test('is let through for 20,000 ordinary names, phones and order ids', () => {
    const random = seededRandom(42)
    const draw = (count: number) =>
      random.bytes(2).reduce((sum, byte) => sum * 256 + byte, 0) % count
    const digits = (count: number) => Array.from({ length: count }, () => draw(10)).join('')
    const from = (list: readonly string[]) => list[draw(list.length)] ?? ''
    const terminal = newTerminal(random)
    const makes: readonly (() => string)[] = [
      () => from(SURNAMES) + from(SYLLABLES) + from(SYLLABLES),
      () => `${from(SURNAMES)}${from(SYLLABLES)}${from(SYLLABLES)} ${digits(4)}`,
      () => `010-${digits(4)}-${digits(4)}`,
      () => `010${digits(8)}`,
      () => `+82 10-${digits(4)}-${digits(4)}`,
      () => `+82-010-${digits(4)}-${digits(4)}`,
      () => `02-${digits(4)}-${digits(4)}`,
      () => `050${1 + draw(8)}-${digits(4)}-${digits(4)}`,
      () => `${digits(3)}-${digits(2)}-${digits(5)}`,
      () => newOrderId(random, terminal, 1 + draw(60_000) * 997),
      () => `imp_${digits(12)}`,
      () => `${from(SYLLABLES)}${from(SYLLABLES)} ${1 + draw(9)}개 ${digits(2)},${digits(3)}원`,
    ]
    for (let index = 0; index < 20_000; index += 1) {
      const text = makes[index % makes.length]?.() ?? ''
      expect([text, refuseTypedText(text)]).toEqual([text, null])
      expect(cleanGatewayText(text)).toBe(text)
    }
  })
})

describe('gateway text', () => {
  test.each([
    ['잔액부족 (한도초과)', '잔액부족 (한도초과)'],
    ['  a\r\n\tb\u0000c  ', 'a b c'],
    ['\u202e거절\u2066\u200b\ufeff', '거절'],
    ['\ud800x', '\ufffdx'],
    ['카드 4242-4242-4242-4242 거절', '카드 ****-****-****-**** 거절'],
    ['주민 900101-1234567', '주민 ******-*******'],
    ['①번 창구', '①번 창구'],
    ['<b>거절</b>', '<b>거절</b>'],
    ['승인번호 30012345', '승인번호 30012345'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(cleanGatewayText(text)).toBe(cleaned)
  })

  test('is cut after 200 characters as a person counts them, and never inside one', () => {
    const family = '👩‍👩‍👧'
    const cleaned = cleanGatewayText(`${'가'.repeat(199)}${family}나`)
    expect([...new Intl.Segmenter('ko').segment(cleaned)].length).toBeLessThanOrEqual(200)
    expect(cleanGatewayText('각'.repeat(500))).toBe('각'.repeat(200))
    expect(Array.from(cleanGatewayText('e' + '\u0301'.repeat(100_000))).length).toBeLessThanOrEqual(
      1_000,
    )
  })

  test('a card number across the cut leaves none of its digits', () => {
    for (let lead = 180; lead <= 205; lead += 1) {
      const cleaned = cleanGatewayText(`${'가'.repeat(lead)}4539578763621486`)
      expect(cleaned).not.toMatch(/[0-9]/)
    }
  })

  test('cleaned twice is as cleaned once, and any text can be cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const cleaned = cleanGatewayText(text)
        expect(cleanGatewayText(cleaned)).toBe(cleaned)
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
      { numRuns: 1_000, seed: 20_261_123 },
    )
  })
})

function checkDigit(digits: readonly number[]): number {
  const sum = digits.toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

const SURNAMES = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '남궁', '선우']
const SYLLABLES = [
  '민',
  '준',
  '서',
  '연',
  '지',
  '우',
  '하',
  '은',
  '도',
  '현',
  '수',
  '영',
  '철',
  '희',
]
