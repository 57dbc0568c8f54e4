import { describe, expect, test } from 'vitest'
import { readInKorean } from '../../../preload/contract/korean-amount.ts'

describe('an amount read aloud', () => {
  test.each([
    [0, ''],
    [1, '일 원'],
    [1_000, '천 원'],
    [10_000, '만 원'],
    [15_000, '만 오천 원'],
    [110_000, '십일만 원'],
    [125_000, '십이만 오천 원'],
    [320_000, '삼십이만 원'],
    [1_250_000, '백이십오만 원'],
    [10_000_000, '천만 원'],
    [100_010_000, '일억 일만 원'],
  ])('%d is %j', (amount, read) => {
    expect(readInKorean(amount)).toBe(read)
  })
})
