import type { Reply } from './client.ts'
import { lookUp, UNFIT, type LookUpTools } from './look-up.ts'
import { pathOf } from './paths.ts'
import {
  readSchedule,
  readSchedulePage,
  type Schedule,
  type SchedulePage,
} from './schedule-reply.ts'

export type ScheduleStatus = 'scheduled' | 'executed' | 'revoked'

export interface ScheduleListQuery {
  /** Epoch ms, `from` <= t < `to`, cut to whole seconds; at most three months. */
  readonly from: number
  readonly to: number
  readonly status?: ScheduleStatus
  /** From 1. A page past the end is refused with HTTP 400: stop at `next` 0. */
  readonly page: number
  /** Rows a page, 1–1,000; 20 unless given. A subscriber's own list always has the 20. */
  readonly limit?: number
}

/** The longest three months there are. */
export const LONGEST_SCHEDULE_LIST_MS = 92 * 86_400_000

/** `GET /subscribe/payments/schedule/{merchant_uid}` (portone-v1.md §2.4). */
export function getSchedule(tools: LookUpTools, orderId: string): Promise<Reply<Schedule>> {
  const path = pathOf(['subscribe', 'payments', 'schedule', orderId])
  return lookUp(tools, path, (response) => {
    const row = readSchedule(response)
    return row?.orderId === orderId ? row : null
  })
}

/** `GET /subscribe/payments/schedule`: one page of every subscriber's schedules, oldest first. */
export function listSchedules(
  tools: LookUpTools,
  query: ScheduleListQuery,
): Promise<Reply<SchedulePage>> {
  const range = rangeOf(query)
  if (range === null) return Promise.resolve(UNFIT)
  const path = pathOf(['subscribe', 'payments', 'schedule'], {
    schedule_from: range.from,
    schedule_to: range.to,
    page: String(query.page),
    sorting: 'scheduled',
    ...(query.limit === undefined ? {} : { limit: String(query.limit) }),
    ...(query.status === undefined ? {} : { schedule_status: query.status }),
  })
  return lookUp(tools, path, readSchedulePage)
}

/** `GET /subscribe/customers/{customer_uid}/schedules`; its status parameter has a hyphen. */
export function schedulesOfSubscriber(
  tools: LookUpTools,
  subscriberId: string,
  query: ScheduleListQuery,
): Promise<Reply<SchedulePage>> {
  const range = rangeOf(query)
  if (range === null) return Promise.resolve(UNFIT)
  const path = pathOf(['subscribe', 'customers', subscriberId, 'schedules'], {
    ...range,
    page: String(query.page),
    ...(query.status === undefined ? {} : { 'schedule-status': query.status }),
  })
  return lookUp(tools, path, (response) => {
    const page = readSchedulePage(response)
    return page?.schedules.every((row) => row.subscriberId === subscriberId) ? page : null
  })
}

function rangeOf({ from, to, page, limit = 20 }: ScheduleListQuery) {
  const fromS = Math.floor(from / 1000)
  const toS = Math.floor(to / 1000)
  const fits =
    [fromS, toS, page, limit].every(Number.isSafeInteger) &&
    fromS >= 0 &&
    fromS <= toS &&
    (toS - fromS) * 1000 <= LONGEST_SCHEDULE_LIST_MS &&
    page >= 1 &&
    limit >= 1 &&
    limit <= 1000
  return fits ? { from: String(fromS), to: String(toS) } : null
}
