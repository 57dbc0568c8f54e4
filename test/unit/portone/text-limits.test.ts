import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutText, textThatFits } from '../../../main/portone/text-limits.ts'

describe('a text is cut between characters a person sees', () => {
  const family = '👨‍👩‍👧‍👦'
  test.each([
    ['가나다라', 3, '가나다'],
    ['가나다라'.normalize('NFD'), 5, '가나'.normalize('NFD')],
    [`커피${family}`, 12, '커피'],
    [`커피${family}`, 13, `커피${family}`],
    ['a🙂b', 2, 'a'],
    ['🇰🇷🇰🇷', 7, '🇰🇷'],
    ['커피 원두', 3, '커피'],
    ['  커피  ', 40, '커피'],
    ['\ud800x', 2, '\uFFFDx'],
  ])('%s to %i', (text, limit, cut) => expect(cutText(text, limit)).toBe(cut))

  test.each([[''], ['   '], [undefined], [family]])('%j leaves nothing', (text) =>
    expect(cutText(text, 4)).toBeUndefined(),
  )

  test('any text comes out well-formed, within the limit and as a beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, limit) => {
        const cut = cutText(text, limit) ?? ''
        expect(cut.length).toBeLessThanOrEqual(limit)
        expect(cut.isWellFormed()).toBe(true)
        expect(text.toWellFormed().trim().startsWith(cut)).toBe(true)
      }),
    )
  })
})

test('an address that is too long is left out, never shortened into another', () => {
  expect(textThatFits('a@shop.example', 14)).toBe('a@shop.example')
  expect(textThatFits('a@shop.example', 13)).toBeUndefined()
  expect(textThatFits(' ', 13)).toBeUndefined()
})
