import { z } from 'zod'

/** What was learned of a payment, already fit for its columns; `null` is "did not say". */
export const learnedSchema = z.strictObject({
  cause: z.string(),
  paymentId: z.string().nullable(),
  approvalNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  cardKind: z.enum(['credit', 'check']).nullable(),
  paidAt: z.int().nullable(),
  receiptUrl: z.string().nullable(),
  declineCode: z.string(),
  gatewayText: z.string(),
  alarm: z
    .enum(['late-approval', 'paid-twice', 'wrong-amount', 'other-merchant-id', 'sandbox-mismatch'])
    .nullable(),
  /** Whether the outcome says something of the alarm: `null` then takes it away. */
  setsAlarm: z.boolean(),
  unseen: z.boolean().nullable(),
})

export type Learned = z.infer<typeof learnedSchema>
