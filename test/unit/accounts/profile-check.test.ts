import { describe, expect, test } from 'vitest'
import { checkProfile } from '../../../main/accounts/profile-check.ts'
import { starterProfile } from '../../../main/accounts/starter-profile.ts'
import { practiceProfile } from '../../../main/practice-account.ts'
import {
  profileSchema,
  type Profile,
  type ProfileInput,
} from '../../../preload/contract/profile.ts'

type Change = { readonly [K in keyof ProfileInput]?: Partial<ProfileInput[K]> | ProfileInput[K] }

/** A complete profile of a live account with one group or value changed. */
function profileWith(change: Change): Profile {
  const base: ProfileInput = { ...practiceProfile, mode: 'live', sandbox: false }
  const merged = Object.fromEntries(
    Object.entries({ ...base, ...change }).map(([name, value]) => {
      const before = base[name as keyof ProfileInput] // a key of the object just spread
      const isGroup = typeof before === 'object' && !Array.isArray(before)
      return [name, isGroup ? { ...before, ...(value as object) } : value]
    }),
  )
  return profileSchema.parse(merged)
}

const shop = (part: Partial<ProfileInput['shop']>): Change => ({ shop: part })
const buyer = (part: Partial<ProfileInput['defaultBuyer']>): Change => ({ defaultBuyer: part })
const keyIn = (provider: string, merchantId: string): Change => ({
  channels: { keyIn: { provider, merchantId } },
})
const item = (part: Partial<ProfileInput['quickItems'][number]>): Change => ({
  quickItems: [{ name: '교재비', amountWon: 45_000, taxFreeWon: 0, ...part }],
})

describe('a profile', () => {
  test('of a whole shop is kept as it was typed', () => {
    const profile = profileWith({})
    expect(checkProfile(profile)).toEqual({ ok: true, profile })
  })

  test('is kept on one line, composed, and its numbers without separators', () => {
    const checked = checkProfile(
      profileWith({
        ...shop({
          name: ' 한빛\n수학\u200b학원 ',
          businessNumber: '123-45-67891',
          phone: ' 02-1234-1234 ',
        }),
        ...keyIn(' inicis ', ' INIBillTst '),
        merchantCode: ' imp12345678 ',
        staffName: '\u1100\u1161',
      }),
    )
    expect(checked).toMatchObject({
      ok: true,
      profile: {
        shop: { name: '한빛 수학학원', businessNumber: '1234567891', phone: '02-1234-1234' },
        channels: { keyIn: { provider: 'inicis', merchantId: 'INIBillTst' }, billing: null },
        merchantCode: 'imp12345678',
        staffName: '가',
      },
    })
  })

  test.each<[string, Change]>([
    ['a safe number', shop({ phone: '0507-1234-5678' })],
    ['a number from abroad', shop({ phone: '+82 10-1234-5678' })],
    ['neither owner nor address', shop({ ownerName: '', address: '' })],
    ['no channel yet', { channels: { keyIn: null } }],
    ['no merchant code', { merchantCode: '' }],
    ['payment in full only', { installments: [] }],
    ['the lowest cap', { capWon: 1_000, largeWon: 1_000, quickItems: [] }],
    ['the highest cap', { capWon: 100_000_000 }],
    ['a large amount that is the cap', { capWon: 500_000, largeWon: 500_000 }],
    ['nobody at the counter', { staffName: '' }],
    ['no quick items', { quickItems: [] }],
    ['a quick item wholly free of VAT', item({ taxFreeWon: 45_000 })],
    ['the longest duplicate window', { duplicateMinutes: 60 }],
  ])('may have %s', (_what, change) => {
    expect(checkProfile(profileWith(change))).toMatchObject({ ok: true })
  })

  test.each<[string, Change, string, string]>([
    ['no name of its own', { name: ' ' }, 'name', 'missing'],
    ['a card number in its name', { name: '4242 4242 4242 4242' }, 'name', 'holds-card-number'],
    ['no shop', shop({ name: '\u200b' }), 'shopName', 'missing'],
    ['a card as the shop', shop({ name: '4539578763621486 점' }), 'shopName', 'holds-card-number'],
    [
      'a resident as the owner',
      shop({ ownerName: '900101-1234567' }),
      'ownerName',
      'holds-resident-number',
    ],
    ['no business number', shop({ businessNumber: '' }), 'businessNumber', 'missing'],
    ['a wrong check digit', shop({ businessNumber: '1234567890' }), 'businessNumber', 'malformed'],
    ['nine digits', shop({ businessNumber: '123456789' }), 'businessNumber', 'malformed'],
    [
      'letters in the business number',
      shop({ businessNumber: '12345O7891' }),
      'businessNumber',
      'malformed',
    ],
    ['no telephone', shop({ phone: '' }), 'phone', 'missing'],
    ['words for a telephone', shop({ phone: '전화 주세요' }), 'phone', 'malformed'],
    ['too few digits to call', shop({ phone: '02-123' }), 'phone', 'malformed'],
    ['fourteen digits to call', shop({ phone: '10000000000001' }), 'phone', 'malformed'],
    [
      'a resident number to call',
      shop({ phone: '900101-1234567' }),
      'phone',
      'holds-resident-number',
    ],
    ['twelve digits in the address', shop({ address: '1234-5678 9012' }), 'address', 'malformed'],
    [
      'a card in the address',
      shop({ address: '서울 4242-4242-4242-4242' }),
      'address',
      'holds-card-number',
    ],
    ['a short merchant code', { merchantCode: 'imp1234567' }, 'merchantCode', 'malformed'],
    ['a REST key for a merchant code', { merchantCode: 'imp_apikey' }, 'merchantCode', 'malformed'],
    ['a capital merchant code', { merchantCode: 'IMP12345678' }, 'merchantCode', 'malformed'],
    ['half a channel', keyIn('inicis', ''), 'channels', 'missing'],
    ['a channel without its provider', keyIn('', 'INIBillTst'), 'channels', 'missing'],
    ['a point inside a merchant id', keyIn('inicis', 'INI.BillTst'), 'channels', 'malformed'],
    ['Hangul for a merchant id', keyIn('inicis', '이니시스'), 'channels', 'malformed'],
    ['an address of 81 characters', keyIn('a'.repeat(30), 'b'.repeat(50)), 'channels', 'too-long'],
    ['months that go down', { installments: [3, 2] }, 'installments', 'malformed'],
    ['the same months twice', { installments: [2, 2] }, 'installments', 'malformed'],
    ['a cap under 1,000', { capWon: 999, largeWon: 1 }, 'capWon', 'out-of-range'],
    ['a cap over a hundred million', { capWon: 100_000_001 }, 'capWon', 'out-of-range'],
    ['no large amount', { largeWon: 0 }, 'largeWon', 'out-of-range'],
    [
      'a large amount above the cap',
      { capWon: 5_000, largeWon: 5_001 },
      'largeWon',
      'out-of-range',
    ],
    ['no default item', { defaultItemName: '' }, 'defaultItemName', 'missing'],
    [
      'a card as the default item',
      { defaultItemName: '4242424242424242' },
      'defaultItemName',
      'holds-card-number',
    ],
    [
      'twelve digits in the default item',
      { defaultItemName: '123456-654321' },
      'defaultItemName',
      'malformed',
    ],
    ['no name to send', buyer({ name: '' }), 'defaultBuyer', 'missing'],
    ['no telephone to send', buyer({ phone: '' }), 'defaultBuyer', 'missing'],
    ['no e-mail to send', buyer({ email: '' }), 'defaultBuyer', 'missing'],
    ['an e-mail without its place', buyer({ email: 'counter@' }), 'defaultBuyer', 'malformed'],
    ['a word for the telephone to send', buyer({ phone: '매장' }), 'defaultBuyer', 'malformed'],
    ['fourteen digits to send', buyer({ phone: '10000000000001' }), 'defaultBuyer', 'malformed'],
    [
      'a card as the name to send',
      buyer({ name: '4242424242424242' }),
      'defaultBuyer',
      'holds-card-number',
    ],
    [
      'a resident number as staff',
      { staffName: '900101-1234567' },
      'staffName',
      'holds-resident-number',
    ],
    ['a quick item without a name', item({ name: ' ' }), 'quickItems', 'missing'],
    ['a quick item for nothing', item({ amountWon: 0 }), 'quickItems', 'out-of-range'],
    ['a quick item above the cap', item({ amountWon: 10_000_001 }), 'quickItems', 'out-of-range'],
    [
      'more tax-free than the item costs',
      item({ taxFreeWon: 45_001 }),
      'quickItems',
      'out-of-range',
    ],
    [
      'a card as a quick item',
      item({ name: '4242 4242 4242 4242' }),
      'quickItems',
      'holds-card-number',
    ],
  ])('is refused with %s', (_what, change, field, problem) => {
    expect(checkProfile(profileWith(change))).toEqual({ ok: false, field, problem })
  })

  test('that a text has outgrown by being composed is too long', () => {
    // Composition excludes these: NFC writes each as two.
    const name = '\u0958'.repeat(40)
    expect(checkProfile(profileWith({ name }))).toMatchObject({ ok: false, problem: 'too-long' })
  })

  test.each(['test', 'live'] as const)('that a %s account begins with is not complete', (mode) => {
    const starter = starterProfile({ accountId: 'a', mode, name: '가게' })
    expect(profileSchema.parse(starter)).toEqual(starter)
    expect(starter.sandbox).toBe(mode === 'test')
    expect(checkProfile(starter)).toEqual({ ok: false, field: 'shopName', problem: 'missing' })
  })

  test('that practice begins with is complete', () => {
    expect(checkProfile(practiceProfile)).toEqual({ ok: true, profile: practiceProfile })
  })
})
