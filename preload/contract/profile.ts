import { z } from 'zod'
import { ACCOUNT_MODES } from './account.ts'
import type { Won } from './money.ts'

const wonSchema = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as Won) // whole and in range by the checks before

export const shopSchema = z.strictObject({
  name: z.string().max(80),
  ownerName: z.string().max(40),
  /** Ten digits, or empty until it is filled in. */
  businessNumber: z.string().max(12),
  phone: z.string().max(20),
  address: z.string().max(160),
})

export const quickItemSchema = z.strictObject({
  name: z.string().max(40),
  amountWon: wonSchema,
  taxFreeWon: wonSchema,
})

/** `{pg}.{MID}`: where a call is addressed to. A wrong one silently falls to the account's default. */
export const channelAddressSchema = z.strictObject({
  provider: z.string().max(40),
  merchantId: z.string().max(60),
})

/**
 * What belongs to one merchant account (product.md, Settings). It lies in the journal, encrypted, and
 * comes back with a backup; the REST keys are not in it.
 */
export const profileSchema = z.strictObject({
  mode: z.enum(ACCOUNT_MODES),
  /** What people call the account. */
  name: z.string().max(40),
  shop: shopSchema,
  /** `taxable`: VAT is worked out; `tax-free`: the whole amount is free of it; `mixed`: asked. */
  taxType: z.enum(['taxable', 'tax-free', 'mixed']),
  /** 가맹점 식별코드, as `imp12345678`; the payment window needs it. Empty until known. */
  merchantCode: z.string().max(20),
  channels: z.strictObject({
    keyIn: channelAddressSchema.nullable(),
    billing: channelAddressSchema.nullable(),
    window: channelAddressSchema.nullable(),
  }),
  /** What `users/pg` said of the key-in channel: every payment must carry the same. */
  sandbox: z.boolean(),
  asksIdentity: z.boolean(),
  asksPin: z.boolean(),
  /** Months offered besides paying in full, ascending. */
  installments: z.array(z.int().min(2).max(36)).max(35),
  largeWon: wonSchema,
  capWon: wonSchema,
  /** 3–60. */
  duplicateMinutes: z.int().min(3).max(60),
  /** When the shop's day begins, minutes after midnight in Seoul. */
  cutoffMinutes: z.int().min(0).max(1439),
  defaultItemName: z.string().max(40),
  /** Sent where staff typed none; the gateway wants all of them. */
  defaultBuyer: z.strictObject({
    name: z.string().max(16),
    phone: z.string().max(16),
    email: z.string().max(64),
  }),
  staffName: z.string().max(20),
  quickItems: z.array(quickItemSchema).max(9),
})
export type Profile = z.infer<typeof profileSchema>
export type ProfileInput = z.input<typeof profileSchema>

/** The part of a profile that a problem stands at. */
export const PROFILE_FIELDS = [
  'name',
  'shopName',
  'ownerName',
  'businessNumber',
  'phone',
  'address',
  'merchantCode',
  'channels',
  'installments',
  'largeWon',
  'capWon',
  'duplicateMinutes',
  'defaultItemName',
  'defaultBuyer',
  'staffName',
  'quickItems',
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]
export type ProfileProblem =
  | 'missing'
  | 'malformed'
  | 'too-long'
  | 'out-of-range'
  | 'holds-card-number'
  | 'holds-resident-number'
