import { z } from 'zod'
import type { PositiveWon, Won } from './money.ts'
import { REFUND_PURPOSES, REFUND_STATES } from './refund.ts'

/** What goes in and out of the channels `order.refund` and `order.refunds`. */

const wonSchema = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as Won) // whole and in range by the checks before

const positiveWonSchema = z
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => value as PositiveWon) // whole and above zero by the checks before

const idSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const timeSchema = z.int().min(0)

/** As `RefundSummary` has it. */
export const refundSchema = z.strictObject({
  refundId: idSchema,
  orderId: idSchema,
  refundKey: idSchema.nullable(),
  attempt: z.int().min(1),
  purpose: z.enum(REFUND_PURPOSES),
  state: z.enum(REFUND_STATES),
  amountWon: positiveWonSchema,
  taxFreeWon: wonSchema,
  balanceWon: wonSchema,
  reason: z.string(),
  createdAt: timeSchema,
  changedAt: timeSchema,
  cancelledAt: timeSchema.nullable(),
  declineCode: z.string(),
  gatewayText: z.string(),
  cause: z.string(),
  unseen: z.boolean(),
})

/** What the sheet asks for. Nothing is left out and nothing is 0: the API reads either as "all". */
export const refundInput = z.strictObject({
  orderId: idSchema,
  /** Made when the sheet opens, kept until it closes: a second press is no second refund. */
  refundKey: z.string().regex(/^(?!.*[0-9]{14})[A-Za-z0-9-]{8,40}$/),
  /** 1, or one more than the last try of a refund that was not sent, was refused or needs a person. */
  attempt: z.int().min(1).max(99),
  purpose: z.enum(['refund', 'take-back']),
  what: z.discriminatedUnion('kind', [
    /** All that is left, `balanceWon`. */
    z.strictObject({ kind: z.literal('whole') }),
    z.strictObject({
      kind: z.literal('part'),
      amountWon: positiveWonSchema,
      /** null: its share of what is left. */
      taxFreeWon: wonSchema.nullable(),
    }),
  ]),
  /** What the sheet showed to be left before this refund. */
  balanceWon: positiveWonSchema,
  reason: z.string().max(100),
})

export const refundOutput = z.strictObject({
  refund: refundSchema,
  /** What is left of the order by the journal, and the part of it that is free of tax. */
  balanceWon: wonSchema,
  taxFreeBalanceWon: wonSchema,
})

export const orderRefundsOutput = z.strictObject({
  /** Oldest first, those found at the gateway among them. */
  refunds: z.array(refundSchema),
  balanceWon: wonSchema,
  taxFreeBalanceWon: wonSchema,
  mayTakeBack: z.boolean(),
})
