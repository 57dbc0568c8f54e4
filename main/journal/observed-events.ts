import { z } from 'zod'
import { ORDER_STATES } from '../../preload/contract/order.ts'
import { learnedSchema } from './learned.ts'
import { ORDER_ORIGINS } from './observed-records.ts'

/** The bodies of what was found at the gateway; see `event-kinds.ts` for how long they are read. */

/** A payment that this journal has no intent of. */
export const orderObserved = z.strictObject({
  orderId: z.string(),
  /** Follows from the payment's id, so that one payment is one row. */
  saleId: z.string(),
  /** The merchant's own id of it where that could not be its id here, else empty. */
  foreignOrderId: z.string(),
  origin: z.enum(ORDER_ORIGINS),
  state: z.enum(['approved', 'declined']),
  amountWon: z.int().min(1),
  installmentMonths: z.int(),
  itemName: z.string(),
  sandbox: z.boolean(),
  /** Epoch ms by the gateway's clock, or null where it does not say. */
  startedAt: z.int().nullable(),
  learned: learnedSchema,
  businessDate: z.string().nullable(),
})

/**
 * Something new at the gateway: of a payment that was found before, or of an order of ours that was
 * paid a second time, whose state then stays.
 */
export const orderObservedChange = z.strictObject({
  orderId: z.string(),
  to: z.enum(ORDER_STATES),
  learned: learnedSchema,
  businessDate: z.string().nullable(),
})

export type ObservedBody = z.infer<typeof orderObserved>
export type ObservedChangeBody = z.infer<typeof orderObservedChange>
