import { z } from 'zod'
import {
  accountNameSchema,
  accountPictureSchema,
  accountSchema,
  accountSwitchSchema,
  backupSchema,
  keychainReasonSchema,
} from './account.ts'
import {
  checklistSchema,
  codeAnswerSchema,
  gatewayChannelSchema,
  keysAnswerSchema,
  keysShownSchema,
  lockAnswerSchema,
  lockCodeSchema,
  mistypedSchema,
} from './account-answers.ts'
import type { Channel } from './channels.ts'
import { preferencesSchema } from './preferences.ts'
import { profileSchema } from './profile.ts'
import { orderRefundsOutput, refundInput, refundOutput } from './refund-schema.ts'
import type { Result } from './result.ts'
import {
  appStartOutput,
  chargeCardInput,
  chargeCardOutput,
  counterSnapshot,
  type duplicateSchema,
  idSchema,
  practiceCardSchema,
} from './sale-schema.ts'

/**
 * The whole contract between the page and main, on one page: a channel, what goes in, what comes
 * out. Both sides derive their types from it; `main/shell/serve.ts` parses both ways. Inputs are
 * strict (an unknown key is refused) and every text is capped.
 */

const nothing = z.strictObject({})
const recoveryCodeTyped = z.string().max(120)
/** A key or a secret as somebody pasted it. */
const restKeyText = z.string().max(400)
/** The lock's code, asked again before keys and backups are touched; null while none is set. */
const confirmCode = lockCodeSchema.nullable()
const restarting = z.strictObject({ state: z.literal('restarting') })

export const contract = {
  'app.start': { input: nothing, output: appStartOutput },
  /** `trial`: a small charge of one's own card that is refunded in full as soon as it is approved. */
  'sale.open': {
    input: z.strictObject({ trial: z.boolean().default(false) }),
    output: z.strictObject({ saleId: idSchema }),
  },
  'charge.card': { input: chargeCardInput, output: chargeCardOutput },
  /** Answers when the picture is newer than `after`, or with the same one after 25 s. */
  'counter.watch': {
    input: z.strictObject({ after: z.int().min(0).nullable() }),
    output: counterSnapshot,
  },
  /** Staff have seen how it ended: takes a settled order out of the tray. */
  'order.acknowledge': { input: z.strictObject({ orderId: idSchema }), output: nothing },
  /** Answers when it is known how it ended, or that nobody knows: `refund.state` says which. */
  'order.refund': { input: refundInput, output: refundOutput },
  /** What went back of an order by the journal, and whether it may be taken back now. */
  'order.refunds': { input: z.strictObject({ orderId: idSchema }), output: orderRefundsOutput },
  /** Begins to read the gateway's payments; `account.watch` tells how far it has come. */
  'sweep.now': { input: nothing, output: nothing },
  'preferences.set': { input: preferencesSchema, output: preferencesSchema },
  'practice.cards': { input: nothing, output: z.array(practiceCardSchema) },

  /** Answers when the picture is newer than `after`, or with the same one after 25 s. */
  'account.watch': {
    input: z.strictObject({ after: z.int().min(0).nullable() }),
    output: accountPictureSchema,
  },
  /** Asks the keychain, and looks at the journal's place, once more. */
  'account.retry': { input: nothing, output: nothing },
  'account.openWithCode': {
    input: z.strictObject({ typed: recoveryCodeTyped }),
    output: codeAnswerSchema,
  },
  'account.list': { input: nothing, output: z.array(accountSchema) },
  /** Keeps the keys of a new account after a token call. Its journal is made when it is opened. */
  'account.create': {
    input: z.strictObject({
      mode: z.enum(['test', 'live']),
      name: accountNameSchema,
      key: restKeyText,
      secret: restKeyText,
    }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('created'), account: accountSchema }),
      z.strictObject({ state: z.enum(['refused', 'unverified', 'unusable']) }),
      z.strictObject({ state: z.literal('keychain'), why: keychainReasonSchema }),
    ]),
  },
  /** Restarts the program in another account. */
  'account.switch': { input: accountSwitchSchema, output: restarting },

  'keys.describe': { input: nothing, output: keysShownSchema },
  'keys.save': {
    input: z.strictObject({ key: restKeyText, secret: restKeyText, confirmCode }),
    output: keysAnswerSchema,
  },
  'gatewayChannels.read': { input: nothing, output: z.array(gatewayChannelSchema) },
  'checklist.read': { input: nothing, output: checklistSchema },
  'profile.read': { input: nothing, output: profileSchema },
  'profile.save': { input: profileSchema, output: profileSchema },

  /** A new code, to be written down; nothing has changed until it was typed back. */
  'recovery.make': {
    input: z.strictObject({ confirmCode }),
    output: z.strictObject({ code: z.string() }),
  },
  'recovery.confirm': {
    input: z.strictObject({ typed: recoveryCodeTyped }),
    output: z.discriminatedUnion('state', [
      /** `copiesLeft`: backups whose own key file an older code still opens. */
      z.strictObject({ state: z.literal('set'), copiesLeft: z.int().min(0) }),
      mistypedSchema,
      /** A code, and not the one that was shown; or none was shown. */
      z.strictObject({ state: z.literal('other-code') }),
      z.strictObject({ state: z.enum(['other-key', 'newer', 'not-written']) }),
      z.strictObject({ state: z.literal('keychain'), why: keychainReasonSchema }),
    ]),
  },

  'backup.list': { input: nothing, output: z.array(backupSchema) },
  'backup.now': { input: nothing, output: backupSchema },
  /** Checks the backup, puts it in the journal's place and restarts. */
  'backup.restore': {
    input: z.strictObject({ name: z.string().max(120), confirmCode }),
    output: restarting,
  },
  /** An empty journal in place of one that is damaged or lost; its files stay where they were moved. */
  'journal.beginAnew': { input: z.strictObject({ confirmCode }), output: restarting },
  /** The system's own dialog: a backup from another PC or a stick. */
  'restore.choose': {
    input: nothing,
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('cancelled') }),
      z.strictObject({ state: z.literal('chosen'), backup: backupSchema, hasKey: z.boolean() }),
      z.strictObject({ state: z.literal('not-a-backup') }),
    ]),
  },
  /** Opens the chosen backup with the recovery code, as an account of its own on this PC. */
  'restore.open': {
    input: z.strictObject({ typed: recoveryCodeTyped }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('restored'), account: accountSchema }),
      mistypedSchema,
      z.strictObject({
        state: z.enum([
          'nothing-chosen',
          'wrong-code',
          'not-this-journal',
          'no-file',
          'damaged',
          'newer',
          'already-here',
        ]),
      }),
    ]),
  },

  'lock.now': { input: nothing, output: nothing },
  'lock.unlock': { input: z.strictObject({ code: lockCodeSchema }), output: lockAnswerSchema },
  /** `current` null only while none is set; `next` null takes the code away. */
  'lock.setCode': {
    input: z.strictObject({ current: lockCodeSchema.nullable(), next: lockCodeSchema.nullable() }),
    output: lockAnswerSchema,
  },
} satisfies Record<Channel, { readonly input: z.ZodType; readonly output: z.ZodType }>

export type Contract = typeof contract
/** What the page sends. */
export type Input<C extends Channel> = z.input<Contract[C]['input']>
/** What a handler is given. */
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>
export type Output<C extends Channel> = z.output<Contract[C]['output']>

export type ChargeCardInput = Input<'charge.card'>
export type ChargeCardAnswer = Output<'charge.card'>
export type RefundAnswer = Output<'order.refund'>
export type OrderRefunds = Output<'order.refunds'>
export type CounterSnapshot = Output<'counter.watch'>
export type AppStart = Output<'app.start'>
export type PracticeCard = Output<'practice.cards'>[number]
export type Duplicate = z.output<typeof duplicateSchema>

/** `window.pos`: one function a channel, plain JSON in and out. */
export type Pos = { readonly [C in Channel]: (input: Input<C>) => Promise<Result<Output<C>>> }
