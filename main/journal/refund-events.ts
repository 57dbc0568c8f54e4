import { z } from 'zod'
import { REFUND_STATES } from '../../preload/contract/refund.ts'

/** The bodies of what can happen to a refund; see `event-kinds.ts` for how long they are read. */
const refundId = z.string()
const orderId = z.string()
const amount = z.int().min(0)

export const refundIntent = z.strictObject({
  refundId,
  orderId,
  paymentId: z.string(),
  refundKey: z.string(),
  attempt: z.int(),
  purpose: z.enum(['refund', 'take-back', 'trial']),
  amountWon: amount,
  taxFreeWon: amount,
  balanceWon: amount,
  noteId: z.int().nullable(),
})

export const refundSent = z.strictObject({ refundId })

export const refundResent = z.strictObject({
  refundId,
  reason: z.enum(['never-connected', 'unauthorized']),
})

const refundLearned = z.strictObject({
  cause: z.string(),
  cancellationId: z.string().nullable(),
  cancelledAt: z.int().nullable(),
  declineCode: z.string(),
  gatewayText: z.string(),
  unseen: z.boolean().nullable(),
})

export const refundOutcome = z.strictObject({
  refundId,
  to: z.enum(REFUND_STATES),
  learned: refundLearned,
  /** The shop's day by the cut-off in force when this was written; with `done` only. */
  businessDate: z.string().nullable(),
})

export const refundOutcomeIgnored = z.strictObject({
  refundId,
  /** The state that does not go there. */
  from: z.enum(REFUND_STATES),
  to: z.string(),
  learned: refundLearned,
})

/** Money went back and this till did not ask for it. */
export const refundObserved = z.strictObject({
  refundId,
  orderId,
  paymentId: z.string(),
  amountWon: amount,
  /** The gateway does not say: its share of what was left, as for a refund of ours. */
  taxFreeWon: amount,
  balanceWon: amount,
  cancellationId: z.string(),
  cancelledAt: z.int().nullable(),
  cause: z.string(),
  gatewayText: z.string(),
  businessDate: z.string(),
})

export const refundAcknowledged = z.strictObject({ refundId })

export type RefundLearned = z.infer<typeof refundLearned>
export type RefundIntentBody = z.infer<typeof refundIntent>
export type RefundOutcomeBody = z.infer<typeof refundOutcome>
export type RefundObservedBody = z.infer<typeof refundObserved>
