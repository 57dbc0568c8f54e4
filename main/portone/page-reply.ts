import { z } from 'zod'

export interface Page {
  readonly list: readonly unknown[]
  /** The number of the page after this one; 0 for none, null when the reply does not say. */
  readonly next: number | null
  /** How many there are in all, or null when the reply does not say. */
  readonly total: number | null
}

const count = z
  .int()
  .min(0)
  .nullish()
  .transform((value) => value ?? null)

const page = z.object({ list: z.array(z.unknown()), next: count, total: count })

/** The frame of every paged answer (portone-v1.md §3.3), or null when it is not certainly one. */
export function readPage(raw: unknown): Page | null {
  return page.safeParse(raw).data ?? null
}
