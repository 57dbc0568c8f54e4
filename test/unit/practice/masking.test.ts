import { describe, expect, test } from 'vitest'
import { holdsNumber, maskNumber, scrub } from '../../../main/practice/masking.ts'

describe('a masked number', () => {
  test.each([
    ['4242424242424242', 'stars', '424242******4242'],
    ['378282246310005', 'stars', '378282*****0005'],
    ['9450111122223333', 'inicis', '945011*********3'],
    ['5555555555554444', 'zeros', '5555550000004444'],
  ] as const)('%s in the way of %s is %s', (digits, mask, masked) => {
    expect(maskNumber(digits, mask)).toBe(masked)
  })
})

describe('free text', () => {
  test.each([
    ['카드 4539-5787-6362-1486 로', '카드 ******************* 로'],
    ['4539578763621486', '****************'],
    ['４５３９５７８７６３６２１４８６', '****************'],
    ['4539 / 5787 / 6362 / 1486', '*************************'],
    ['9490 1111 2222 3333!', '*******************!'],
    ['00-9490111122223333-00', '**********************'],
  ])('%s is kept as %s', (text, kept) => {
    expect(scrub(text, '9490111122223333')).toBe(kept)
  })

  test.each([
    '010-1234-5678',
    '교재비 3권 45,000원',
    '2026-11-23 14:05:00',
    '{"at":1795442093000}',
    '서울 강남구 학동로 1 (06000)',
    '㈜한빛 １층',
  ])('%s is kept as it is', (text) => {
    expect(scrub(text, '4242424242424242')).toBe(text)
  })
})

describe('an id', () => {
  test('holds the typed number however it is separated, and nothing when none was typed', () => {
    expect(holdsNumber('o-4242-4242-4242-4242', '4242424242424242')).toBe(true)
    expect(holdsNumber('order_1400000000000', '4242424242424242')).toBe(false)
    expect(holdsNumber('order-1', '')).toBe(false)
  })
})
