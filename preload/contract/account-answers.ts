import { z } from 'zod'
import { keychainReasonSchema } from './account.ts'

/** A recovery code that was typed and is none: which letters, where that is known. */
export const mistypedSchema = z.strictObject({
  state: z.literal('mistyped'),
  why: z.enum(['length', 'letter', 'check']),
  /** With `letter`: the group of four it stands in, counted from 1; else 0. */
  group: z.int().min(0),
  /** With `length`: how many letters there were, of 28; else 0. */
  letters: z.int().min(0),
})

/** What a typed recovery code came to. */
export const codeAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('opened') }),
  mistypedSchema,
  z.strictObject({
    state: z.enum(['wrong-code', 'not-this-journal', 'no-file', 'damaged', 'newer']),
  }),
])

/** What saving a pair of REST keys came to. The pair before is untouched but for `saved`. */
export const keysAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved') }),
  /** The gateway does not know them. */
  z.strictObject({ state: z.literal('refused') }),
  /** The gateway could not be asked. */
  z.strictObject({ state: z.literal('unverified') }),
  /** They are another merchant's: this journal's newest payment or the key-in channel is not theirs. */
  z.strictObject({ state: z.literal('other-account') }),
  /** Empty, or longer than any key. */
  z.strictObject({ state: z.literal('unusable') }),
  z.strictObject({ state: z.literal('keychain'), why: keychainReasonSchema }),
])

/** What may be shown of the saved pair (bar B-K06). */
export const keysShownSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('saved'),
    keyEnding: z.string().max(4),
    savedAt: z.int().min(0),
  }),
  z.strictObject({ state: z.literal('keychain'), why: keychainReasonSchema }),
  /** Practice has none of its own. */
  z.strictObject({ state: z.literal('practice') }),
])

/** One channel as `users/pg` lists it. */
export const gatewayChannelSchema = z.strictObject({
  provider: z.string(),
  merchantId: z.string(),
  /** `payment` is the payment window, `api_payment` key-in and billing keys. */
  type: z.string(),
  sandbox: z.boolean(),
  name: z.string(),
})
export type GatewayChannel = z.infer<typeof gatewayChannelSchema>

/** Going live, step by step. */
export const checklistSchema = z.strictObject({
  keys: z.enum(['done', 'missing', 'refused', 'unreachable', 'keychain']),
  /** `other-mode`: a test channel in a live account, or the other way round. */
  channel: z.enum(['done', 'missing', 'not-found', 'other-mode', 'unreachable']),
  code: z.enum(['done', 'missing', 'damaged', 'newer']),
  shop: z.enum(['done', 'missing']),
  /** Offered, not demanded: a small charge that is refunded at once. */
  trial: z.enum(['done', 'offered', 'checking', 'not-refunded']),
})
export type Checklist = z.infer<typeof checklistSchema>

/** A code typed to unlock, or again before keys and backups are touched. */
export const lockCodeSchema = z.string().max(12)
export const lockAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ok') }),
  /** `waitMs`: how long no other code is looked at. */
  z.strictObject({ state: z.literal('wrong'), waitMs: z.int().min(0) }),
  /** Too soon after wrong ones: this code was not looked at. */
  z.strictObject({ state: z.literal('wait'), waitMs: z.int().min(0) }),
  /** Not 4 to 8 digits, or all the same, or in a row. Only of a code that is being set. */
  z.strictObject({ state: z.literal('unfit') }),
])
export type LockAnswer = z.infer<typeof lockAnswerSchema>
