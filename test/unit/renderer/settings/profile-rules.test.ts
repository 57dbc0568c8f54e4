import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProfile } from '../../../../main/accounts/profile-check.ts'
import { accountNameSchema } from '../../../../preload/contract/account.ts'
import { profileSchema } from '../../../../preload/contract/profile.ts'
import { rowsFor } from '../../../../renderer/screens/settings/portone/channel-rows.ts'
import { ACCOUNT_NAME_MAX } from '../../../../renderer/screens/settings/accounts/account-name.ts'
import {
  draftOf,
  isSame,
  profileOf,
  type ProfileDraft,
} from '../../../../renderer/state/profile-draft.ts'
import { PROFILE_LIMITS, problemsOf } from '../../../../renderer/state/profile-problems.ts'
import { readAmount, readClock, showClock } from '../../../../renderer/state/typed-figures.ts'
import { bytesInWords } from '../../../../renderer/parts/bytes-in-words.ts'
import { CHANNELS, PROFILE } from './settings-given.ts'

const DRAFT = draftOf(PROFILE)

/** What main makes of a draft the page has nothing against. */
function mainTakes(draft: ProfileDraft): boolean {
  const parsed = profileSchema.safeParse(profileOf(PROFILE, draft))
  return parsed.success && checkProfile(parsed.data).ok
}

describe('a profile as it is typed', () => {
  test('comes back as it was when nothing was typed', () => {
    expect(profileOf(PROFILE, DRAFT)).toEqual(PROFILE)
    expect(isSame(PROFILE, DRAFT)).toBe(true)
    expect([...problemsOf(DRAFT)]).toEqual([])
  })

  test('differs by what counts, not by how it is written', () => {
    expect(isSame(PROFILE, { ...DRAFT, capWon: '１0000000', businessNumber: '1234567891' })).toBe(
      true,
    )
    expect(isSame(PROFILE, { ...DRAFT, staffName: ' 김지현 ' })).toBe(true)
    expect(isSame(PROFILE, { ...DRAFT, staffName: '박서준' })).toBe(false)
  })

  test.each(Object.entries(PROFILE_LIMITS).filter(([field]) => !/phone|email|code/i.test(field)))(
    'is held to the longest %s that main takes, %d letters',
    (field, limit) => {
      const longest = { ...DRAFT, [field]: '가'.repeat(limit) }
      expect([...problemsOf(longest)]).toEqual([])
      expect(mainTakes(longest)).toBe(true)
      const longer = { ...DRAFT, [field]: '가'.repeat(limit + 1) }
      expect([...problemsOf(longer).values()]).toEqual(['tooLong'])
    },
  )

  const text = fc.oneof(
    fc.string({ maxLength: 50 }),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    fc.stringMatching(/^[0-9 ./-]{0,24}$/),
    fc.constantFrom('', ' ', '02-1234-1234', '한빛', '4242 4242 4242 4242', '850101-1234567'),
  )
  const figures = fc.oneof(
    fc.nat(200_000_000).map(String),
    fc.constantFrom('', '0', '1,000', '-5', 'abc'),
  )
  const drafts = fc.record({
    shopName: text,
    ownerName: text,
    businessNumber: fc.constantFrom('123-45-67891', '1234567890', '', '12345'),
    phone: text,
    address: text,
    merchantCode: fc.constantFrom('', 'imp12345678', 'imp1', 'x'),
    largeWon: figures,
    capWon: figures,
    cutoff: fc.constantFrom('00:00', '400', '24:00', ''),
    defaultItemName: text,
    buyerName: text,
    buyerPhone: text,
    buyerEmail: fc.constantFrom('a@b.kr', 'a@b', '', `${'a'.repeat(70)}@b.kr`),
    staffName: text,
    quickItems: fc.array(
      fc.record({ key: fc.nat(9), name: text, amount: figures, taxFree: figures }),
      {
        maxLength: 3,
      },
    ),
  })

  test('that the page has nothing against is taken by main, whatever was typed', () => {
    let taken = 0
    fc.assert(
      fc.property(drafts, (typed) => {
        // Usually only one part is odd, so that whole profiles come about often enough.
        for (const [field, value] of Object.entries(typed)) {
          const draft = { ...DRAFT, [field]: value }
          if (problemsOf(draft).size > 0) continue
          taken += 1
          if (!mainTakes(draft))
            throw new Error(`main refuses ${JSON.stringify({ [field]: value })}`)
        }
      }),
      { numRuns: 300 },
    )
    expect(taken).toBeGreaterThan(1_000)
  })

  test('of main’s own refusals misses none that a person can type', () => {
    fc.assert(
      fc.property(drafts, (typed) => {
        for (const [field, value] of Object.entries(typed)) {
          const draft = { ...DRAFT, [field]: value }
          if (problemsOf(draft).size === 0) continue
          // What the page holds back, main would refuse as well, or could not read as meant.
          const unread = [...problemsOf(draft).values()].some((problem) =>
            ['amount', 'missing', 'cutoff', 'merchantCode', 'tooLong'].includes(problem),
          )
          if (!unread && mainTakes(draft))
            throw new Error(`main takes ${JSON.stringify({ [field]: value })}`)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('an account name has the longest length main takes', () => {
  expect(accountNameSchema.safeParse('가'.repeat(ACCOUNT_NAME_MAX)).success).toBe(true)
  expect(accountNameSchema.safeParse('가'.repeat(ACCOUNT_NAME_MAX + 1)).success).toBe(false)
})

describe('typed figures', () => {
  test.each([
    ['1,000', 1_000],
    ['１２３', 123],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
  ])('%s is read as %s won', (typed, amount) => expect(readAmount(typed)).toBe(amount))

  test.each([
    ['04:00', 240],
    ['4:00', 240],
    ['0400', 240],
    ['２３:５９', 1_439],
    ['24:00', null],
    ['12:60', null],
    ['4', null],
  ])('%s is read as minute %s of the day', (typed, minutes) =>
    expect(readClock(typed)).toBe(minutes),
  )

  test('a time of day comes back as it was shown', () => {
    for (let minutes = 0; minutes < 1_440; minutes += 1)
      expect(readClock(showClock(minutes))).toBe(minutes)
  })

  test.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_024, '1.0 KB'],
    [10 * 1_024, '10 KB'],
    [1_048_575, '1.0 MB'],
    [4_404_019, '4.2 MB'],
    [41 * 1_048_576, '41 MB'],
  ])('%d bytes read %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words))
})

describe('channels to choose from', () => {
  test('are those of the purpose, each once, and what is chosen though it is gone', () => {
    const [first] = CHANNELS
    if (first === undefined) throw new Error('no channel is given')
    const gone = { provider: 'inicis', merchantId: 'GONE' }
    const rows = rowsFor('keyIn', [...CHANNELS, first], gone)
    expect(rows.map(({ value, sandbox }) => [value, sandbox])).toEqual([
      ['inicis.MOI1234567', false],
      ['inicis.INIBillTst', true],
      ['inicis.GONE', null],
    ])
    expect(rowsFor('window', CHANNELS, null).map(({ value }) => value)).toEqual([
      'html5_inicis.MOI7654321',
    ])
  })
})
