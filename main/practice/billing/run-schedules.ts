import { channelOf } from '../charge/channel.ts'
import type { KeptRequest } from '../charge/kept-request.ts'
import { ALREADY_PAID, bookCharge } from '../charge/play-charge.ts'
import type { Books } from '../charge/play-charge.ts'
import type { ScheduleRow } from '../state/schedule-table.ts'
import { bookingOfKey } from './charge-key.ts'
import { UNKNOWN_BUYER } from './issue-key.ts'

const USER_AGENT = 'PortOne practice scheduler'

/** Executes what waits until `at`, epoch ms, in the order of its times and as of them. */
export function runSchedules(books: Books, at: number): void {
  const { schedules } = books.ledger
  for (let row = schedules.next(); row !== null; row = schedules.next()) {
    const due = row.schedule_at * 1000
    if (due > at) return
    execute(books, row, due)
  }
}

/**
 * Charges a schedule now. An order that was paid meanwhile and a subscriber without a key fail without
 * a payment; everything else is the card's doing.
 */
export function execute(books: Books, row: ScheduleRow, at: number): ScheduleRow {
  return books.ledger.atomically(() => {
    const charge = {
      kept: keptOf(row),
      usage: 'payment.scheduled',
      userAgent: USER_AGENT,
      at,
    } as const
    const booking = bookingOfKey(books, row.customer_uid, charge)
    const rows = booking === null ? null : bookCharge(books, booking)
    const executed: ScheduleRow = {
      ...row,
      status: 'executed',
      executed_at: at,
      imp_uid: rows?.[0]?.imp_uid ?? null,
      fail_reason:
        booking === null ? UNKNOWN_BUYER : rows === null ? ALREADY_PAID : reasonIn(rows, booking),
    }
    books.ledger.schedules.update(executed)
    return executed
  })
}

function reasonIn(
  rows: readonly unknown[],
  { reason }: { readonly reason: string },
): string | null {
  return rows.length === 0 ? reason : null
}

function keptOf(row: ScheduleRow): KeptRequest {
  return {
    merchantUid: row.merchant_uid,
    customerUid: row.customer_uid,
    amount: row.amount,
    taxFree: row.tax_free,
    vatAmount: row.vat_amount,
    quota: row.card_quota,
    channel: channelOf(null),
    texts: {
      name: row.name,
      buyer_name: row.buyer_name,
      buyer_email: row.buyer_email,
      buyer_tel: row.buyer_tel,
      buyer_addr: row.buyer_addr,
      buyer_postcode: row.buyer_postcode,
      custom_data: row.custom_data,
    },
  }
}
