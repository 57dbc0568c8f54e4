import { plainText, textProblem, type TEXT_LIMITS } from '../../preload/contract/form-rules.ts'
import { isBusinessNumber } from '../../preload/contract/identity.ts'
import {
  profileSchema,
  type Profile,
  type ProfileField,
  type ProfileProblem,
} from '../../preload/contract/profile.ts'
import { refuseTypedText } from '../../preload/contract/text.ts'

export interface ProfileRefusal {
  readonly field: ProfileField
  readonly problem: ProfileProblem
}

export type ProfileCheck =
  | { readonly ok: true; readonly profile: Profile }
  | ({ readonly ok: false } & ProfileRefusal)

/** The bounds of the cap above which nothing is charged, won. */
const CAP_WON = { least: 1_000, most: 100_000_000 } as const
/** A shop's safe number (050…) has twelve digits, a foreign one thirteen; a card has fourteen at least. */
const PHONE_DIGITS = { least: 7, most: 13 } as const
/** The table keeps no longer run of digits in any text but a telephone number. */
const LONGEST_RUN = 11
/** `pg` is `{pg}.{MID}`, 80 characters at most (portone-v1.md §2.1). */
const ADDRESS_MAX = 80

/**
 * Whether a profile may be saved and charged by: everything a slip must show is there, every amount
 * is one that the till can hold to, every text is one that the gateway takes, and no text holds a card
 * or resident number. Answers the first thing that is not so, in the order of the screen; else the
 * profile as it is kept: texts on one line, numbers without separators. Never throws.
 */
export function checkProfile(profile: Profile): ProfileCheck {
  const tidy = tidied(profile)
  const refusal = firstRefusal(tidy)
  if (refusal !== null) return { ok: false, ...refusal }
  // Composing a text may have made it longer than the schema allows.
  return profileSchema.safeParse(tidy).success
    ? { ok: true, profile: tidy }
    : { ok: false, field: 'name', problem: 'too-long' }
}

function firstRefusal(profile: Profile): ProfileRefusal | null {
  for (const [field, check] of CHECKS) {
    const problem = check(profile)
    if (problem !== null) return { field, problem }
  }
  return null
}

type Check = (profile: Profile) => ProfileProblem | null

const CHECKS: readonly (readonly [ProfileField, Check])[] = [
  ['name', ({ name }) => required(name)],
  ['shopName', ({ shop }) => required(shop.name)],
  ['ownerName', ({ shop }) => freeText(shop.ownerName)],
  ['businessNumber', ({ shop }) => businessNumber(shop.businessNumber)],
  ['phone', ({ shop }) => phone(shop.phone)],
  ['address', ({ shop }) => freeText(shop.address)],
  ['merchantCode', ({ merchantCode }) => fits(merchantCode, /^(?:imp\d{8})?$/)],
  ['channels', ({ channels }) => firstOf(Object.values(channels).map(channel))],
  ['installments', ({ installments }) => ascending(installments)],
  ['capWon', ({ capWon }) => within(capWon, CAP_WON)],
  ['largeWon', ({ largeWon, capWon }) => within(largeWon, { least: 1, most: capWon })],
  ['duplicateMinutes', ({ duplicateMinutes }) => within(duplicateMinutes, { least: 3, most: 60 })],
  ['defaultItemName', ({ defaultItemName }) => sent('item', defaultItemName)],
  ['defaultBuyer', ({ defaultBuyer }) => buyer(defaultBuyer)],
  ['staffName', ({ staffName }) => freeText(staffName)],
  ['quickItems', (profile) => firstOf(profile.quickItems.map((item) => quickItem(item, profile)))],
]

function firstOf(problems: readonly (ProfileProblem | null)[]): ProfileProblem | null {
  return problems.find((problem) => problem !== null) ?? null
}

function required(text: string): ProfileProblem | null {
  return text === '' ? 'missing' : freeText(text)
}

/** Text that may be empty. */
function freeText(text: string): ProfileProblem | null {
  return refuseTypedText(text) ?? (longestRun(text) > LONGEST_RUN ? 'malformed' : null)
}

/** As the table counts them: with blanks, dashes, points and slashes taken away. */
function longestRun(text: string): number {
  const runs = text.replace(/[-\s./]/g, '').match(/\d+/g) ?? []
  return Math.max(0, ...runs.map((run) => run.length))
}

function businessNumber(digits: string): ProfileProblem | null {
  if (digits === '') return 'missing'
  return isBusinessNumber(digits) ? null : 'malformed'
}

function phone(text: string): ProfileProblem | null {
  if (text === '') return 'missing'
  const secret = refuseTypedText(text)
  if (secret !== null) return secret
  const digits = text.replace(/\D/g, '').length
  const isPhone = /^\+?[\d\s().-]+$/.test(text)
  return isPhone && digits >= PHONE_DIGITS.least && digits <= PHONE_DIGITS.most ? null : 'malformed'
}

/** A text that every charge sends where staff typed none: it must be there, and fit. */
function sent(field: keyof typeof TEXT_LIMITS, text: string): ProfileProblem | null {
  if (text === '') return 'missing'
  const problem = textProblem(field, text)
  switch (problem) {
    case null:
      return longestRun(text) > LONGEST_RUN && field !== 'buyerPhone' ? 'malformed' : null
    case 'holds-card-number':
    case 'holds-resident-number':
    case 'too-long':
      return problem
    default:
      return 'malformed'
  }
}

function buyer({ name, phone: number, email }: Profile['defaultBuyer']): ProfileProblem | null {
  return (
    sent('buyerName', name) ??
    sent('buyerPhone', number) ??
    phone(number) ??
    sent('buyerEmail', email)
  )
}

function channel(address: Profile['channels']['keyIn']): ProfileProblem | null {
  if (address === null) return null
  const { provider, merchantId } = address
  if (provider === '' || merchantId === '') return 'missing'
  // The point between the two is the only one: it decides where the MID begins.
  if (!/^[A-Za-z0-9_-]+$/.test(provider) || !/^[A-Za-z0-9_-]+$/.test(merchantId)) return 'malformed'
  if (provider.length + 1 + merchantId.length > ADDRESS_MAX) return 'too-long'
  return freeText(`${provider} ${merchantId}`)
}

function fits(text: string, shape: RegExp): ProfileProblem | null {
  return shape.test(text) ? null : 'malformed'
}

function ascending(months: readonly number[]): ProfileProblem | null {
  if (months.some((count) => count < 2 || count > 36)) return 'out-of-range'
  return months.every((count, at) => at === 0 || count > (months[at - 1] ?? 0)) ? null : 'malformed'
}

function within(value: number, bounds: { readonly least: number; readonly most: number }) {
  return value >= bounds.least && value <= bounds.most ? null : 'out-of-range'
}

function quickItem(
  { name, amountWon, taxFreeWon }: Profile['quickItems'][number],
  { capWon }: Profile,
): ProfileProblem | null {
  return (
    sent('item', name) ??
    within(amountWon, { least: 1, most: capWon }) ??
    within(taxFreeWon, { least: 0, most: amountWon })
  )
}

function tidied(profile: Profile): Profile {
  const { shop, defaultBuyer } = profile
  return {
    ...profile,
    name: plainText(profile.name),
    shop: {
      name: plainText(shop.name),
      ownerName: plainText(shop.ownerName),
      businessNumber: plainText(shop.businessNumber).replace(/[\s-]/g, ''),
      phone: plainText(shop.phone),
      address: plainText(shop.address),
    },
    merchantCode: plainText(profile.merchantCode),
    channels: {
      keyIn: tidiedChannel(profile.channels.keyIn),
      billing: tidiedChannel(profile.channels.billing),
      window: tidiedChannel(profile.channels.window),
    },
    defaultItemName: plainText(profile.defaultItemName),
    defaultBuyer: {
      name: plainText(defaultBuyer.name),
      phone: plainText(defaultBuyer.phone),
      email: plainText(defaultBuyer.email),
    },
    staffName: plainText(profile.staffName),
    quickItems: profile.quickItems.map((item) => ({ ...item, name: plainText(item.name) })),
  }
}

function tidiedChannel(address: Profile['channels']['keyIn']): Profile['channels']['keyIn'] {
  if (address === null) return null
  const { provider, merchantId } = address
  return { provider: plainText(provider), merchantId: plainText(merchantId) }
}
