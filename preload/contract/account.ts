import { z } from 'zod'
import { preferencesSchema } from './preferences.ts'

/**
 * One merchant account, and whether its journal is open. Practice is an account like any other; a
 * shop may have several, each in a folder of its own, and one of them is open at a time.
 */
export const ACCOUNT_MODES = ['practice', 'test', 'live'] as const
export type AccountMode = (typeof ACCOUNT_MODES)[number]

/** As `main/vault/place.ts` has it: the name of the folder, and of the secrets in the keychain. */
export const accountIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
/** What people call it in the list of accounts. */
export const accountNameSchema = z.string().trim().min(1).max(40)

export const accountSchema = z.strictObject({
  accountId: accountIdSchema,
  mode: z.enum(ACCOUNT_MODES),
  name: z.string(),
})
export type Account = z.infer<typeof accountSchema>

export const accountSwitchSchema = z.strictObject({
  accountId: accountIdSchema,
  /** How many orders being checked the person was told of and leaves all the same. */
  confirmedUnknown: z.int().min(0).default(0),
})

/** Why the keychain does not give the journal's key or the REST keys (`main/vault/keychain.ts`). */
export const KEYCHAIN_REASONS = [
  'locked',
  'no-service',
  'denied',
  'no-answer',
  'crashed',
  'too-busy',
  'not-installed',
  'waiting',
  'malformed',
  'absent',
  'other-key',
] as const
export type KeychainReason = (typeof KEYCHAIN_REASONS)[number]
export const keychainReasonSchema = z.enum(KEYCHAIN_REASONS)

/** What one step of going live has come to. */
export const SET_UP_STEPS = ['keys', 'channel', 'code', 'shop'] as const
export type SetUpStep = (typeof SET_UP_STEPS)[number]

/** Why an account that is open charges nobody; its orders can be looked through all the same. */
export const chargeBlockSchema = z.discriminatedUnion('kind', [
  /** The keychain gives no key: opened by the recovery code, for review and export. */
  z.strictObject({ kind: z.literal('keychain'), why: keychainReasonSchema }),
  /** Steps that must be done before the first charge of a test or live account. */
  z.strictObject({ kind: z.literal('set-up'), missing: z.array(z.enum(SET_UP_STEPS)) }),
  /** The REST keys are another merchant's: they do not see the newest payment of this journal. */
  z.strictObject({ kind: z.literal('other-account') }),
  /** Restored from a backup: what the gateway knows since then has not been read yet (B-D09). */
  z.strictObject({ kind: z.literal('reconcile'), since: z.int().min(0) }),
])
export type ChargeBlock = z.infer<typeof chargeBlockSchema>

export const DAMAGE_CAUSES = [
  'missing',
  'empty',
  'not-encrypted',
  'wal-missing',
  'wal',
  'first-page',
  'pages',
  'chain',
  'older-than-backup',
] as const

/** Why a journal cannot be opened where it is. Nothing was touched. */
export const REFUSED_REASONS = [
  'in-use',
  'newer',
  'unwritable',
  'wrong-key',
  'key-file',
  'practice-state',
  'network',
  'hard-link',
  'symbolic-link',
  'not-a-file',
  'not-a-folder',
  'owner',
  'read-only',
  'unreachable',
] as const
export type RefusedReason = (typeof REFUSED_REASONS)[number]

export const backupSchema = z.strictObject({
  /** The file's name: what `backup.restore` takes. Never a path. */
  name: z.string().max(120),
  takenAt: z.int().min(0),
  reason: z.enum(['daily', 'migration', 'asked']),
  bytes: z.int().min(0),
  terminal: z.string(),
  headSeq: z.int().min(0),
})
export type BackupSummary = z.infer<typeof backupSchema>

/** How far the account has come to being open. */
export const doorSchema = z.discriminatedUnion('state', [
  /** `waitsForKeychain`: asked for more than 5 s; the system may be asking a person for a password. */
  z.strictObject({ state: z.literal('opening'), waitsForKeychain: z.boolean() }),
  z.strictObject({ state: z.literal('open') }),
  /** No journal and no key yet: a recovery code is made, typed back, and both are made with it. */
  z.strictObject({ state: z.literal('new') }),
  /** The recovery code opens it; where `why` is `absent` or `malformed`, for charging as well. */
  z.strictObject({ state: z.literal('needs-code'), why: keychainReasonSchema }),
  /** There is no wrapped key: only the keychain itself can help. */
  z.strictObject({ state: z.literal('needs-keychain'), why: keychainReasonSchema }),
  /** Nobody can open it any more; its payments can be read again from the gateway. */
  z.strictObject({ state: z.literal('lost'), why: keychainReasonSchema }),
  /** Its files were moved aside as they were; a person decides. */
  z.strictObject({
    state: z.literal('damaged'),
    cause: z.enum(DAMAGE_CAUSES),
    /** Orders that could still be read, or null where none or not known. */
    readableOrders: z.int().min(0).nullable(),
    /** The newest backup that checks out whole, or null. */
    newestGoodBackup: z.string().nullable(),
    backups: z.array(backupSchema),
  }),
  z.strictObject({ state: z.literal('refused'), why: z.enum(REFUSED_REASONS) }),
  /** A bug; `reference` finds it in the log. */
  z.strictObject({ state: z.literal('broken'), reference: z.string() }),
])
export type Door = z.infer<typeof doorSchema>

/**
 * Why the gateway's payments could not be read. `refused`: it does not take the question;
 * `unreadable`: a record that may be ours cannot be read; `other-account`: the keys do not see the
 * newest payment of this journal, so nothing was taken in.
 */
export const SWEEP_PROBLEMS = [
  'unreachable',
  'keys-refused',
  'keychain',
  'refused',
  'unreadable',
  'unwritable',
  'other-account',
] as const
export type SweepProblem = (typeof SWEEP_PROBLEMS)[number]

/** Everything around the counter: which account, whether it is open, whether the screen is locked. */
export const accountPictureSchema = z.strictObject({
  /** Grows with every change. */
  version: z.int().min(0),
  account: accountSchema,
  door: doorSchema,
  /** `off`: nobody has set a code. */
  lock: z.enum(['off', 'unlocked', 'locked']),
  chargeBlock: chargeBlockSchema.nullable(),
  /** The wrapped key: whether a recovery code would help. `none`: practice has none. */
  codeFile: z.enum(['whole', 'missing', 'damaged', 'newer', 'none']),
  backup: z.strictObject({
    /** When the newest was taken, or null. */
    lastAt: z.int().min(0).nullable(),
    running: z.boolean(),
    /** What the last one ended with, until one goes well. */
    problem: z.enum(['unwritable', 'damaged']).nullable(),
  }),
  /** The gateway's payments beside the journal's. */
  sweep: z.strictObject({
    /** When they were last read to the end, or null. */
    lastAt: z.int().min(0).nullable(),
    running: z.boolean(),
    /** After a restore, while it reads: percent of the time to be read. */
    progress: z.int().min(0).max(100).nullable(),
    /** What stopped the last reading, until one comes to its end. */
    problem: z.enum(SWEEP_PROBLEMS).nullable(),
  }),
  /** Bytes left on the disk when they are fewer than 200 MB, else null. */
  lowSpaceBytes: z.int().min(0).nullable(),
  /** Orders that are being checked: what the lock screen may say of them. */
  unknown: z.int().min(0),
  /** The menu can change them at any time, also in front of a closed door. */
  preferences: preferencesSchema,
})
export type AccountPicture = z.infer<typeof accountPictureSchema>
