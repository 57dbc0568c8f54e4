import { describe, expect, test } from 'vitest'
import { fitCode, readCode } from '../../../main/lock/fit-code.ts'

describe('a code to be set', () => {
  test.each([
    ['four digits', '4826', '4826'],
    ['eight digits', '48264826', '48264826'],
    ['digits in full width', '４８２６', '4826'],
    ['blanks around it', ' 4826 ', '4826'],
    ['zeros in front', '0071', '0071'],
    ['a run that breaks off', '1235', '1235'],
    ['steps of two', '2468', '2468'],
    ['up and down again', '1212', '1212'],
  ])('of %s is taken', (_what, typed, code) => {
    expect(fitCode(typed)).toBe(code)
  })

  test.each([
    ['three digits', '482'],
    ['nine digits', '482648264'],
    ['nothing', ''],
    ['letters', '48a6'],
    ['a sign', '-4826'],
    ['a blank inside', '48 26'],
    ['digits of another script', '٤٨٢٦'],
    ['the same digit', '7777'],
    ['the same digit, eight times', '00000000'],
    ['a run up', '1234'],
    ['a run up over nine', '7890'],
    ['a run down', '8765'],
    ['a run down over zero', '2109'],
    ['a long run', '01234567'],
  ])('of %s is refused', (_what, typed) => {
    expect(fitCode(typed)).toBeNull()
  })
})

test('a code that was set under other rules is still read', () => {
  expect([readCode('1234'), readCode('１２３４'), readCode('12')]).toEqual(['1234', '1234', null])
})
