import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeRecoveryCode,
  readRecoveryCode,
  showRecoveryCode,
  type RecoveryCode,
} from '../../../main/vault/recovery-code.ts'
import { systemRandom } from '../../../main/system-clock.ts'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => makeRecoveryCode({ bytes: () => bytes }))
const read = (typed: string): RecoveryCode | string => {
  const answer = readRecoveryCode(typed)
  return answer.state === 'ok' ? answer.code : answer.why
}

describe('a recovery code', () => {
  test('is 128 bits, shown as seven groups of four letters that cannot be confused', () => {
    const code = makeRecoveryCode(systemRandom)
    expect(code).toHaveLength(16)
    expect(showRecoveryCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(showRecoveryCode(makeRecoveryCode(systemRandom))).not.toBe(showRecoveryCode(code))
  })

  test('keeps its form: what was written down years ago must still read', () => {
    const code = makeRecoveryCode({ bytes: () => Uint8Array.from({ length: 16 }, (_, i) => i) })
    // Sixteen bytes from 0 to 15: the first twenty bits are 0, 0, 0 and 16.
    expect(showRecoveryCode(code)).toBe('000G-40R4-0M30-E209-185G-R38E-1X6W')
  })

  test('reads back as it was shown, whatever its bits', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(read(showRecoveryCode(code))).toEqual(new Uint8Array(code))
      }),
    )
  })

  test.each([
    ['small letters', (shown: string) => shown.toLowerCase()],
    ['no dashes', (shown: string) => shown.replaceAll('-', '')],
    ['spaces and line ends', (shown: string) => ` ${shown.replaceAll('-', ' \n ')}\t`],
    ['other dashes', (shown: string) => shown.replaceAll('-', ' – ')],
    ['O for 0', (shown: string) => shown.replaceAll('0', 'O')],
    ['l and I for 1', (shown: string) => shown.replace('1', 'l').replace('1', 'I')],
    [
      'full-width letters',
      (shown: string) =>
        shown.replace(/[0-9A-Z]/g, (letter) =>
          String.fromCharCode((letter.codePointAt(0) ?? 0) + 0xfee0),
        ),
    ],
  ])('reads with %s', (_name, retype) => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(read(retype(showRecoveryCode(code)))).toEqual(new Uint8Array(code))
      }),
    )
  })
})

describe('a typo is told apart from a wrong code', () => {
  const shownCodes = codes.map((code) => showRecoveryCode(code).replaceAll('-', ''))

  test('any one wrong letter', () => {
    fc.assert(
      fc.property(shownCodes, fc.nat(27), fc.constantFrom(...LETTERS), (shown, at, letter) => {
        fc.pre(shown.charAt(at) !== letter)
        expect(read(shown.slice(0, at) + letter + shown.slice(at + 1))).toBe('check')
      }),
      { numRuns: 2_000 },
    )
  })

  test('any two neighbours swapped', () => {
    fc.assert(
      fc.property(shownCodes, fc.nat(26), (shown, at) => {
        const [one, two] = [shown.charAt(at), shown.charAt(at + 1)]
        fc.pre(one !== two)
        expect(read(shown.slice(0, at) + two + one + shown.slice(at + 2))).toBe('check')
      }),
      { numRuns: 2_000 },
    )
  })

  test('letters missing or too many, with how many there are', () => {
    const shown = showRecoveryCode(makeRecoveryCode(systemRandom))
    expect(readRecoveryCode(shown.slice(0, -1))).toMatchObject({ why: 'length', letters: 27 })
    expect(readRecoveryCode(`${shown}0`)).toMatchObject({ why: 'length', letters: 29 })
    expect(readRecoveryCode('')).toMatchObject({ why: 'length', letters: 0 })
  })

  test('a letter that no code has, with its group', () => {
    expect(readRecoveryCode('0000-00U0')).toMatchObject({ why: 'letter', group: 2 })
    expect(readRecoveryCode('ㅁ000')).toMatchObject({ why: 'letter', group: 1 })
    expect(readRecoveryCode('0000-0000-😀')).toMatchObject({ why: 'letter', group: 3 })
  })

  test('nothing but zeros', () => {
    expect(read('0'.repeat(28))).toBe('check')
  })
})
