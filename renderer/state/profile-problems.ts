import { plainText, TEXT_LIMITS, textProblem } from '../../preload/contract/form-rules.ts'
import { isBusinessNumber } from '../../preload/contract/identity.ts'
import { refuseTypedText } from '../../preload/contract/text.ts'
import type { ProfileDraft, QuickItemDraft } from './profile-draft.ts'
import { digitsIn, readAmount, readClock } from './typed-figures.ts'

/** The longest texts `profileSchema` takes; a unit test holds the two together. */
export const PROFILE_LIMITS = {
  name: 40,
  shopName: 80,
  ownerName: 40,
  phone: 20,
  address: 160,
  merchantCode: 20,
  defaultItemName: TEXT_LIMITS.item,
  buyerName: TEXT_LIMITS.buyerName,
  buyerPhone: TEXT_LIMITS.buyerPhone,
  buyerEmail: TEXT_LIMITS.buyerEmail,
  staffName: 20,
} as const

export const QUICK_ITEMS_MAX = 9

/** As main holds them (`main/accounts/profile-check.ts`); a unit test compares the two. */
const CAP_WON = { least: 1_000, most: 100_000_000 } as const
const LONGEST_DIGIT_RUN = 11

export type DraftText = keyof typeof PROFILE_LIMITS
export type DraftField =
  | DraftText
  | 'businessNumber'
  | 'largeWon'
  | 'capWon'
  | 'cutoff'
  | 'channels'
  | 'installments'
  | 'duplicateMinutes'
  | `quick-${number}-${'name' | 'amount' | 'taxFree'}`

/** Why a field cannot be saved; each has its sentence in `settings.shop.problem`. */
export type DraftProblem =
  | 'missing'
  | 'malformed'
  | 'tooLong'
  | 'outOfRange'
  | 'cardNumber'
  | 'residentNumber'
  | 'business'
  | 'phone'
  | 'email'
  | 'merchantCode'
  | 'amount'
  | 'capRange'
  | 'capBelowLarge'
  | 'overCap'
  | 'cutoff'
  | 'taxFreeOver'
  | 'halfChannel'

export type DraftProblems = ReadonlyMap<DraftField, DraftProblem>

const REQUIRED: readonly DraftText[] = [
  'name',
  'shopName',
  'phone',
  'defaultItemName',
  'buyerName',
  'buyerPhone',
  'buyerEmail',
]

/** Everything that keeps the draft from being saved, in the order of the screen. Main checks again. */
export function problemsOf(draft: ProfileDraft): DraftProblems {
  const found = new Map<DraftField, DraftProblem>()
  const add = (field: DraftField, problem: DraftProblem | null) => {
    if (problem !== null) found.set(field, problem)
  }
  add('name', textOf(draft, 'name'))
  add('shopName', textOf(draft, 'shopName'))
  add('ownerName', textOf(draft, 'ownerName'))
  add('businessNumber', businessProblem(draft.businessNumber))
  for (const field of ['phone', 'address', 'merchantCode'] as const)
    add(field, textOf(draft, field))
  add('largeWon', amountProblem(draft.largeWon))
  add('capWon', capProblem(draft))
  add('cutoff', readClock(draft.cutoff) === null ? 'cutoff' : null)
  for (const field of [
    'defaultItemName',
    'buyerName',
    'buyerPhone',
    'buyerEmail',
    'staffName',
  ] as const)
    add(field, textOf(draft, field))
  for (const item of draft.quickItems) {
    for (const part of ['name', 'amount', 'taxFree'] as const)
      add(`quick-${item.key}-${part}`, quickProblem(item, part, readAmount(draft.capWon)))
  }
  const halves = Object.values(draft.channels).some(
    (address) => address !== null && (address.provider === '' || address.merchantId === ''),
  )
  add('channels', halves ? 'halfChannel' : null)
  return found
}

/** Problems that are worth saying while somebody still types: emptiness is not one of them. */
export function isSaidAtOnce(problem: DraftProblem): boolean {
  return [
    'tooLong',
    'cardNumber',
    'residentNumber',
    'capBelowLarge',
    'overCap',
    'taxFreeOver',
  ].includes(problem)
}

function textOf(draft: ProfileDraft, field: DraftText): DraftProblem | null {
  const text = plainText(draft[field])
  if (text === '') return REQUIRED.includes(field) ? 'missing' : null
  const secret = refuseTypedText(text)
  if (secret !== null) return secret === 'holds-card-number' ? 'cardNumber' : 'residentNumber'
  if (text.length > PROFILE_LIMITS[field]) return 'tooLong'
  if (field !== 'phone' && field !== 'buyerPhone' && hasLongRun(text)) return 'malformed'
  if (field === 'merchantCode') return /^imp\d{8}$/.test(text) ? null : 'merchantCode'
  if (field === 'phone' || field === 'buyerPhone') return phoneProblem(text)
  if (field === 'buyerEmail') return textProblem('buyerEmail', text) === null ? null : 'email'
  return null
}

/** A run of digits that no text is kept with, whatever it is; blanks and dashes are looked through. */
function hasLongRun(text: string): boolean {
  const runs = text.replace(/[-\s./]/g, '').match(/\d+/g) ?? []
  return runs.some((run) => run.length > LONGEST_DIGIT_RUN)
}

/** Seven to thirteen digits and what people write between them. */
function phoneProblem(text: string): DraftProblem | null {
  const count = text.replace(/\D/g, '').length
  return /^\+?[\d\s().-]+$/.test(text) && count >= 7 && count <= 13 ? null : 'phone'
}

function businessProblem(text: string): DraftProblem | null {
  const digits = digitsIn(text)
  if (digits === '') return 'missing'
  return isBusinessNumber(digits) ? null : 'business'
}

function amountProblem(text: string): DraftProblem | null {
  const amount = readAmount(text)
  if (amount === null) return text.trim() === '' ? 'missing' : 'amount'
  return amount === 0 ? 'outOfRange' : null
}

function capProblem({ capWon, largeWon }: ProfileDraft): DraftProblem | null {
  const problem = amountProblem(capWon)
  if (problem !== null) return problem
  const cap = readAmount(capWon) ?? 0
  if (cap < CAP_WON.least || cap > CAP_WON.most) return 'capRange'
  return cap < (readAmount(largeWon) ?? 0) ? 'capBelowLarge' : null
}

function quickProblem(
  item: QuickItemDraft,
  part: 'name' | 'amount' | 'taxFree',
  capWon: number | null,
): DraftProblem | null {
  if (part === 'amount') {
    const over = capWon !== null && (readAmount(item.amount) ?? 0) > capWon
    return amountProblem(item.amount) ?? (over ? 'overCap' : null)
  }
  if (part === 'taxFree') {
    if (item.taxFree.trim() === '') return null
    const taxFree = readAmount(item.taxFree)
    if (taxFree === null) return 'amount'
    return taxFree > (readAmount(item.amount) ?? taxFree) ? 'taxFreeOver' : null
  }
  const name = plainText(item.name)
  if (name === '') return 'missing'
  const secret = refuseTypedText(name)
  if (secret !== null) return secret === 'holds-card-number' ? 'cardNumber' : 'residentNumber'
  if (name.length > TEXT_LIMITS.item) return 'tooLong'
  return hasLongRun(name) ? 'malformed' : null
}
