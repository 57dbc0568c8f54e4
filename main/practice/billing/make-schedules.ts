import { carryOut, judge } from '../cancel/carry-out.ts'
import { channelOf } from '../charge/channel.ts'
import { ALREADY_PAID, bookCharge } from '../charge/play-charge.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { shownStatus } from '../payment-object.ts'
import { randomDigits } from '../random-digits.ts'
import type { BillingKeyRow } from '../state/billing-key-table.ts'
import type { ScheduleRow } from '../state/schedule-table.ts'
import { bookingOfKey } from './charge-key.ts'
import type { AskedSchedule } from './schedule-request.ts'

/** Why schedules of these orders are refused, or null: an order is scheduled, and paid, once. */
export function whyNot(
  { ledger }: GatewayParts,
  schedules: readonly AskedSchedule[],
  at: number,
): string | null {
  const taken = schedules.some(({ kept }) => ledger.schedules.get(kept.merchantUid) !== null)
  if (taken) return '이미 예약된 merchant_uid 입니다.'
  const isPaid = schedules.some(({ kept }) =>
    ledger.rowsOf(kept.merchantUid).some((row) => shownStatus(row, at) === 'paid'),
  )
  return isPaid ? ALREADY_PAID : null
}

/** Books schedules; what they leave out of the buyer falls back on the subscriber's own data. */
export function makeSchedules(
  { ledger }: GatewayParts,
  key: BillingKeyRow,
  schedules: readonly AskedSchedule[],
): readonly ScheduleRow[] {
  const rows = schedules.map((asked) => rowOf(asked, key))
  ledger.atomically(() => {
    for (const row of rows) ledger.schedules.insert(row)
  })
  return rows
}

function rowOf({ scheduleAt, kept }: AskedSchedule, key: BillingKeyRow): ScheduleRow {
  const { texts } = kept
  return {
    merchant_uid: kept.merchantUid,
    customer_uid: key.customer_uid,
    schedule_at: scheduleAt,
    status: 'scheduled',
    executed_at: 0,
    revoked_at: 0,
    imp_uid: null,
    fail_reason: null,
    amount: kept.amount,
    tax_free: kept.taxFree,
    vat_amount: kept.vatAmount,
    card_quota: kept.quota,
    ...texts,
    buyer_name: texts.buyer_name ?? key.customer_name,
    buyer_tel: texts.buyer_tel ?? key.customer_tel,
    buyer_email: texts.buyer_email ?? key.customer_email,
    buyer_addr: texts.buyer_addr ?? key.customer_addr,
    buyer_postcode: texts.buyer_postcode ?? key.customer_postcode,
  }
}

export interface CardTest {
  readonly customerUid: string
  /** Won, more than 0. */
  readonly amount: number
  /** Epoch ms. */
  readonly at: number
}

/**
 * Charges `amount` and takes it back at once, as `checking_amount` asks (portone-v1.md §2.4). Answers
 * why the card did not pass, or null.
 */
export function testCard(parts: GatewayParts, test: CardTest): string | null {
  const { customerUid, amount, at } = test
  const merchantUid = `checking-${randomDigits(parts.random, 12)}`
  const none = {
    name: '카드 확인',
    buyer_name: null,
    buyer_email: null,
    buyer_tel: null,
    buyer_addr: null,
    buyer_postcode: null,
    custom_data: null,
  }
  const kept = {
    merchantUid,
    customerUid,
    amount,
    taxFree: 0,
    vatAmount: null,
    quota: 0,
    channel: channelOf(null),
    texts: none,
  }
  const charge = { kept, usage: 'payment', userAgent: 'PortOne practice card check', at } as const
  const booking = bookingOfKey(parts, customerUid, charge)
  const row = booking === null ? undefined : bookCharge(parts, booking)?.[0]
  if (booking === null || row?.status !== 'paid') return booking?.reason ?? '카드 확인 실패'
  const verdict = judge(parts, row, {
    amount: null,
    taxFree: null,
    vatAmount: null,
    checksum: null,
  })
  if (verdict.ok) carryOut(parts, { row, verdict, reason: '카드 확인 뒤 자동 취소', at })
  return null
}
