import { z } from 'zod'

/** The body of `journal.purged`; see `event-kinds.ts` for how long it is read. */

const checkpoint = z.strictObject({
  terminal: z.string(),
  /** The last event of this chain that is gone, and its MAC in hexadecimal. */
  seq: z.int().min(1),
  mac: z.string(),
  /** How many of its orders have gone so far, this time and before. */
  orders: z.int().min(0),
  /** From which business date to which; null where nothing among them was ever paid. */
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  /** Up to which place in the lists they have gone. */
  orderPosition: z.int().min(0),
  refundPosition: z.int().min(0),
})

/**
 * What was older than `before`, epoch ms, and settled for good is gone. Holds every checkpoint of the
 * file, so that the newest event of this kind says everything and older ones may go themselves.
 */
export const journalPurged = z.strictObject({
  before: z.int().min(0),
  checkpoints: z.array(checkpoint).min(1),
})

export type Checkpoint = Readonly<z.infer<typeof checkpoint>>
export type PurgedBody = z.infer<typeof journalPurged>
