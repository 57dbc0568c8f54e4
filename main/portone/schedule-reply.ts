import { z } from 'zod'
import { fromApi } from './fields.ts'
import { readPage } from './page-reply.ts'
import { exact, objectOf, text, time, won } from './reply-values.ts'
import { SCHEDULE_FIELDS } from './subscriber-fields.ts'

/** A payment to come, or one that came, as the gateway tells of it. Times are epoch ms. */
export interface Schedule {
  readonly subscriberId: string
  readonly orderId: string
  /** null until it was executed. */
  readonly paymentId: string | null
  readonly at: number
  readonly executedAt: number | null
  readonly revokedAt: number | null
  readonly amountWon: number
  readonly itemName: string
  /** `scheduled`, `executed`, `revoked`; any word, because new ones may come. */
  readonly status: string
  /** `paid`, `failed`, `cancelled`; null while nothing was charged. Any word. */
  readonly paymentStatus: string | null
  readonly failReason: string
}

export interface SchedulePage {
  readonly schedules: readonly Schedule[]
  /** Rows that are not certainly schedules as we know them, and not in `schedules`. */
  readonly unreadable: number
  /** The number of the page after this one; 0 for none, null when the reply does not say. */
  readonly next: number | null
  readonly total: number | null
}

/** null, absent and empty are "none". */
const maybe = text.transform((value) => (value === '' ? null : value))

const schedule = z.object({
  subscriberId: exact,
  orderId: exact,
  paymentId: maybe,
  at: time.pipe(z.int()),
  executedAt: time,
  revokedAt: time,
  amountWon: won,
  itemName: text,
  status: exact,
  paymentStatus: maybe,
  failReason: text,
}) satisfies z.ZodType<Schedule>

/** One schedule, or null when `raw` is not certainly one. */
export function readSchedule(raw: unknown): Schedule | null {
  const object = objectOf(raw)
  return object && (schedule.safeParse(fromApi(SCHEDULE_FIELDS, object)).data ?? null)
}

/** One page of schedules, or null when it is not certainly a page. */
export function readSchedulePage(raw: unknown): SchedulePage | null {
  const page = readPage(raw)
  if (!page) return null
  const schedules = page.list.map(readSchedule).filter((row) => row !== null)
  const { next, total } = page
  return { schedules, unreadable: page.list.length - schedules.length, next, total }
}
