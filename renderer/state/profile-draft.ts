import { plainText } from '../../preload/contract/form-rules.ts'
import type { Profile, ProfileInput } from '../../preload/contract/profile.ts'
import {
  digitsIn,
  readAmount,
  readClock,
  showAmount,
  showBusinessNumber,
  showClock,
} from './typed-figures.ts'

/** One quick item as it stands in its row; `key` tells rows apart while they move. */
export interface QuickItemDraft {
  readonly key: number
  readonly name: string
  readonly amount: string
  readonly taxFree: string
}

export type Channels = Profile['channels']

/** The profile as it is typed: every field a text, so that half a number can stand there. */
export interface ProfileDraft {
  readonly name: string
  readonly shopName: string
  readonly ownerName: string
  readonly businessNumber: string
  readonly phone: string
  readonly address: string
  readonly taxType: Profile['taxType']
  readonly merchantCode: string
  readonly channels: Channels
  readonly asksIdentity: boolean
  readonly asksPin: boolean
  readonly installments: readonly number[]
  readonly largeWon: string
  readonly capWon: string
  readonly duplicateMinutes: number
  readonly cutoff: string
  readonly defaultItemName: string
  readonly buyerName: string
  readonly buyerPhone: string
  readonly buyerEmail: string
  readonly staffName: string
  readonly quickItems: readonly QuickItemDraft[]
}

export function draftOf(profile: Profile): ProfileDraft {
  const { shop, defaultBuyer } = profile
  return {
    name: profile.name,
    shopName: shop.name,
    ownerName: shop.ownerName,
    businessNumber: showBusinessNumber(shop.businessNumber),
    phone: shop.phone,
    address: shop.address,
    taxType: profile.taxType,
    merchantCode: profile.merchantCode,
    channels: profile.channels,
    asksIdentity: profile.asksIdentity,
    asksPin: profile.asksPin,
    installments: profile.installments,
    largeWon: showAmount(profile.largeWon),
    capWon: showAmount(profile.capWon),
    duplicateMinutes: profile.duplicateMinutes,
    cutoff: showClock(profile.cutoffMinutes),
    defaultItemName: profile.defaultItemName,
    buyerName: defaultBuyer.name,
    buyerPhone: defaultBuyer.phone,
    buyerEmail: defaultBuyer.email,
    staffName: profile.staffName,
    quickItems: profile.quickItems.map((item, key) => ({
      key,
      name: item.name,
      amount: showAmount(item.amountWon),
      taxFree: item.taxFreeWon === 0 ? '' : showAmount(item.taxFreeWon),
    })),
  }
}

/** What is sent: `saved` with everything that was typed. The draft must have been checked before. */
export function profileOf(saved: Profile, draft: ProfileDraft): ProfileInput {
  return {
    ...saved,
    name: plainText(draft.name),
    shop: {
      name: plainText(draft.shopName),
      ownerName: plainText(draft.ownerName),
      businessNumber: digitsIn(draft.businessNumber),
      phone: plainText(draft.phone),
      address: plainText(draft.address),
    },
    taxType: draft.taxType,
    merchantCode: plainText(draft.merchantCode),
    channels: draft.channels,
    asksIdentity: draft.asksIdentity,
    asksPin: draft.asksPin,
    installments: [...draft.installments].sort((a, b) => a - b),
    largeWon: readAmount(draft.largeWon) ?? 0,
    capWon: readAmount(draft.capWon) ?? 0,
    duplicateMinutes: draft.duplicateMinutes,
    cutoffMinutes: readClock(draft.cutoff) ?? 0,
    defaultItemName: plainText(draft.defaultItemName),
    defaultBuyer: {
      name: plainText(draft.buyerName),
      phone: plainText(draft.buyerPhone),
      email: plainText(draft.buyerEmail),
    },
    staffName: plainText(draft.staffName),
    quickItems: draft.quickItems.map(({ name, amount, taxFree }) => ({
      name: plainText(name),
      amountWon: readAmount(amount) ?? 0,
      taxFreeWon: taxFree.trim() === '' ? 0 : (readAmount(taxFree) ?? 0),
    })),
  }
}

/** Whether saving would change anything. */
export function isSame(saved: Profile, draft: ProfileDraft): boolean {
  return (
    JSON.stringify(profileOf(saved, draft)) === JSON.stringify(profileOf(saved, draftOf(saved)))
  )
}
