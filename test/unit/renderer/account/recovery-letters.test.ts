import { describe, expect, test } from 'vitest'
import {
  makeRecoveryCode,
  readRecoveryCode,
  showRecoveryCode,
} from '../../../../main/vault/recovery-code.ts'
import {
  foreignGroup,
  letterCount,
  lettersOf,
  spread,
} from '../../../../renderer/parts/recovery-letters.ts'

const EMPTY = Array.from({ length: 7 }, () => '')

describe('the letters of a recovery code', () => {
  test.each([
    ['in any case', '7k3m', '7K3M'],
    ['with dashes, spaces and dots', ' 7K-3M. q_0', '7K3MQ0'],
    ['typed with the keyboard in Hangul', '7ㅏ3ㅡ', '7K3M'],
    ['typed as whole syllables', '한글', 'GKSRMF'],
    ['in full width', '７Ｋ３ｍ', '7K3M'],
    ['with the letters that stand for digits', 'iLo', '110'],
  ])('are read %s', (_how, typed, letters) => {
    expect(lettersOf(typed)).toBe(letters)
  })

  test('are the same code to main, whatever way they were typed', () => {
    const code = makeRecoveryCode({ bytes: (count) => new Uint8Array(count).fill(0xa7) })
    const shown = showRecoveryCode(code)
    const groups = spread(EMPTY, 0, lettersOf(shown.toLowerCase()))
    expect(groups.join('-')).toBe(shown)
    expect(readRecoveryCode(groups.join('-'))).toEqual({ state: 'ok', code })
  })
})

describe('the seven groups', () => {
  test('push on what does not fit, and cut nothing', () => {
    expect(spread(['AB', 'CD', ...EMPTY.slice(2)], 0, 'ABXYZ').slice(0, 3)).toEqual([
      'ABXY',
      'ZCD',
      '',
    ])
    const whole = spread(EMPTY, 0, 'A'.repeat(30))
    expect(whole.at(-1)).toBe('A'.repeat(6))
    expect(letterCount(whole)).toBe(30)
  })

  test('leave the groups before and after alone where it fits', () => {
    expect(spread(['AAAA', 'BBBB', 'CCCC', '', '', '', ''], 1, 'XY')).toEqual([
      'AAAA',
      'XY',
      'CCCC',
      '',
      '',
      '',
      '',
    ])
  })

  test('name the first one with a letter that no code has', () => {
    expect(foreignGroup(['7K3M', 'QUX2', 'UUUU', '', '', '', ''])).toBe(2)
    expect(foreignGroup(['7K3M', 'Q0X2', '', '', '', '', ''])).toBe(0)
  })
})
