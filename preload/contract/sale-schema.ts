import { z } from 'zod'
import { ORDER_STATES } from './order.ts'
import { TAX_TYPES, type Won } from './money.ts'
import { preferencesSchema } from './preferences.ts'
import { quickItemSchema, shopSchema } from './profile.ts'

const wonSchema = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as Won) // whole and in range by the checks before

export const idSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const timeSchema = z.int().min(0)

export const orderSchema = z.strictObject({
  orderId: idSchema,
  saleId: idSchema,
  attempt: z.int().min(1),
  state: z.enum(ORDER_STATES),
  amountWon: wonSchema,
  taxFreeWon: wonSchema,
  installmentMonths: z.int().min(0).max(36),
  itemName: z.string(),
  buyerName: z.string(),
  bin6: z.string(),
  last4: z.string(),
  issuer: z.string(),
  cardKind: z.enum(['credit', 'check']).nullable(),
  approvalNumber: z.string(),
  createdAt: timeSchema,
  paidAt: timeSchema.nullable(),
  changedAt: timeSchema,
  declineCode: z.string(),
  gatewayText: z.string(),
  alarm: z
    .enum(['late-approval', 'paid-twice', 'wrong-amount', 'other-merchant-id', 'sandbox-mismatch'])
    .nullable(),
  nextLookAt: timeSchema.nullable(),
})

/** What the counter types; parsed again in main, which trusts nothing the page has checked. */
export const chargeCardInput = z.strictObject({
  saleId: idSchema,
  /** 1 for a new sale; one more than the last for a sale that was declined or not charged. */
  attempt: z.int().min(1).max(99),
  amountWon: wonSchema,
  taxFreeWon: wonSchema,
  card: z.strictObject({
    number: z.string().max(40),
    expiry: z.string().max(12),
    identity: z.string().max(24),
    pin: z.string().max(8),
  }),
  installmentMonths: z.int().min(0).max(36),
  itemName: z.string().max(80),
  buyer: z.strictObject({
    name: z.string().max(80),
    phone: z.string().max(40),
    email: z.string().max(120),
  }),
  /** What staff have confirmed on the sheet; `duplicateOf` names the earlier order. */
  confirmed: z.strictObject({
    large: z.boolean(),
    luhn: z.boolean(),
    wrongPin: z.boolean(),
    duplicateOf: idSchema.nullable(),
    reason: z.string().max(100).nullable(),
  }),
})

/** The earlier payment that looks like this one. */
export const duplicateSchema = z.strictObject({
  orderId: idSchema,
  amountWon: wonSchema,
  createdAt: timeSchema,
  minutesAgo: z.int().min(0),
  state: z.enum(ORDER_STATES),
  itemName: z.string(),
  /** True while the earlier one is unknown: then nothing may be charged, whatever is confirmed. */
  blocks: z.boolean(),
})

export const chargeCardOutput = z.discriminatedUnion('kind', [
  /** The order is journaled; its state says which of the three panels is true. */
  z.strictObject({ kind: z.literal('order'), order: orderSchema }),
  /** Nothing was journaled or sent: staff must confirm these first. */
  z.strictObject({
    kind: z.literal('confirm'),
    large: z.boolean(),
    luhn: z.boolean(),
    /** This card's PIN was wrong twice within a day; a third time may lock it. */
    wrongPin: z.boolean(),
    duplicate: duplicateSchema.nullable(),
  }),
])

export const counterSnapshot = z.strictObject({
  /** The journal's event number this picture was taken at, plus live changes. Grows by one or more. */
  version: z.int().min(0),
  recent: z.array(orderSchema).max(20),
  /** In flight, unknown, needing a person, or settled behind staff's back and not yet opened. */
  tray: z.array(orderSchema).max(50),
  inFlight: z.int().min(0),
  /** Two unknowns within five minutes: another way of paying is safer for now. */
  trouble: z.boolean(),
  online: z.boolean(),
  journal: z.enum(['ok', 'unwritable']),
  /** The window was asked to close: `waits` while a charge is in flight, `asks` while any is unknown. */
  closing: z.enum(['no', 'waits', 'asks']),
  /** As they are now: the menu can change them too. */
  preferences: preferencesSchema,
})

export const appStartOutput = z.strictObject({
  version: z.string(),
  mode: z.enum(['practice', 'test', 'live']),
  shop: shopSchema,
  staffName: z.string(),
  preferences: preferencesSchema,
  rules: z.strictObject({
    /** Months offered besides paying in full, ascending; the counter shows the first seven keys. */
    installments: z.array(z.int().min(2).max(36)),
    asksIdentity: z.boolean(),
    asksPin: z.boolean(),
    largeWon: wonSchema,
    capWon: wonSchema,
    duplicateMinutes: z.int(),
    /** Absent: as `mixed`. Only then is the tax-free part typed; see `taxFreePart`. */
    taxType: z.enum(TAX_TYPES).optional(),
  }),
  defaultItemName: z.string(),
  quickItems: z.array(quickItemSchema).max(9),
})

export const practiceCardSchema = z.strictObject({
  /** A documented test card, in groups. */
  number: z.string(),
  /** What it does; its sentence is in `words`. */
  scenario: z.string(),
  /** The issuer's code where it declines with one, else empty. */
  declineCode: z.string(),
  issuer: z.string(),
})
