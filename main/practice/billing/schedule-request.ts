import { bodiesField, textField, wholeField } from '../body.ts'
import type { Body } from '../body.ts'
import { digitsOf } from '../cards.ts'
import { readKept } from '../charge/kept-request.ts'
import type { KeptRequest } from '../charge/kept-request.ts'
import { readCard } from '../charge/onetime-request.ts'

export interface AskedSchedule {
  /** Unix seconds. */
  readonly scheduleAt: number
  readonly kept: KeptRequest
}

export interface ScheduleRequest {
  readonly customerUid: string
  /** A card to register first was sent along. */
  readonly hasCard: boolean
  /** Charged and taken back before anything is scheduled; 0 for nothing. */
  readonly checkingAmount: number
  readonly schedules: readonly AskedSchedule[]
}

export type ScheduleReading =
  | { readonly ok: true; readonly asked: ScheduleRequest }
  | { readonly ok: false; readonly message: string }

const REQUIRED = ['merchant_uid', 'schedule_at', 'amount', 'name'] as const
const MOST_SCHEDULES = 1000

const no = (message: string): ScheduleReading => ({ ok: false, message })

/** Reads `POST /subscribe/payments/schedule` (portone-v1.md §2.4). `nowS` is unix seconds. */
export function readSchedule(body: Body, nowS: number): ScheduleReading {
  const customerUid = textField(body, 'customer_uid')
  if (!customerUid) return no('customer_uid 파라메터가 누락되었습니다.')
  if (Array.from(customerUid).length > 80) return no('customer_uid 은(는) 80자 이하여야 합니다.')
  const checkingAmount = wholeField(body, 'checking_amount')
  if (checkingAmount === undefined) return no('checking_amount 값이 올바르지 않습니다.')
  const items = bodiesField(body, 'schedules')
  if (items === null || items.length === 0) return no('schedules 파라메터가 누락되었습니다.')
  if (items.length > MOST_SCHEDULES) return no('한 번에 1,000건까지 예약할 수 있습니다.')
  const typed = digitsOf(readCard(body).number)
  const schedules: AskedSchedule[] = []
  for (const item of items) {
    const reading = readKept(item, REQUIRED, typed)
    if (!reading.ok) return reading
    const scheduleAt = wholeField(item, 'schedule_at')
    if (!scheduleAt) return no('schedule_at 값이 올바르지 않습니다.')
    if (scheduleAt <= nowS) return no('예약시각은 현재시각 이후여야 합니다.')
    schedules.push({ scheduleAt, kept: reading.kept })
  }
  const orders = new Set(schedules.map(({ kept }) => kept.merchantUid))
  if (orders.size < schedules.length) return no('중복된 merchant_uid 가 있습니다.')
  const hasCard = (body.fields['card_number'] ?? '') !== ''
  return {
    ok: true,
    asked: { customerUid, hasCard, checkingAmount: checkingAmount ?? 0, schedules },
  }
}
