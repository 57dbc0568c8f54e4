import type { Won } from '../../preload/contract/money.ts'
import { cardBytes, isCardFit } from './card-bytes.ts'
import { chargeFields, type ChargeParts } from './charge-fields.ts'
import type { KeyInCard, MoneyCallOptions, Reply } from './client.ts'
import { toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { jsonBody, sendMoney } from './money-call.ts'
import { pathOf } from './paths.ts'
import { LONGEST_SUBSCRIBER_ID } from './register-card.ts'
import { readAll } from './reply-values.ts'
import { readSchedule, type Schedule } from './schedule-reply.ts'
import { textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'
import { SCHEDULED_CHARGE_FIELDS, SCHEDULING_FIELDS } from './subscriber-fields.ts'

/** One payment to come, everything documented for an item of `schedules` (portone-v1.md §2.4). */
export interface ScheduledCharge extends ChargeParts {
  /** Epoch ms; a fraction of a second is later, never earlier. */
  readonly at: number
  readonly amountWon: Won
  readonly taxFreeWon: Won
  readonly vatWon?: Won
  readonly productCount?: number
  readonly cashReceiptKind?: 'person' | 'company' | 'anonymous'
}

export interface Scheduling {
  readonly subscriberId: string
  /** At least one. */
  readonly charges: readonly ScheduledCharge[]
  /** Only for a subscriber who has no card yet; it is registered first. */
  readonly card?: KeyInCard
  /** Charged and cancelled again before anything is scheduled; 0 and absent for nothing. */
  readonly checkingWon?: Won
  readonly channel?: string
  readonly channelKey?: string
}

export interface Unscheduling {
  readonly subscriberId: string
  /** `all` is said in so many words: an empty list revokes nothing and is not sent. */
  readonly orderIds: readonly string[] | 'all'
}

/** `POST /subscribe/payments/schedule`. Ok only when every one of them was answered. */
export async function schedulePayments(
  transport: Transport,
  scheduling: Scheduling,
  options: MoneyCallOptions,
): Promise<Reply<readonly Schedule[]>> {
  const { subscriberId, charges, card } = scheduling
  const fits = isId(subscriberId) && charges.length > 0 && (card === undefined || isCardFit(card))
  if (!fits) return UNFIT
  const fields = {
    ...toApi(SCHEDULING_FIELDS, {
      subscriberId,
      checkingWon: scheduling.checkingWon,
      channel: textThatFits(scheduling.channel, 80),
      channelKey: textThatFits(scheduling.channelKey, 55),
    }),
    schedules: charges.map(chargeOf),
  }
  const body = card === undefined ? jsonBody(fields) : cardBytes(card, JSON.stringify(fields))
  const call = { method: 'POST', path: '/subscribe/payments/schedule' } as const
  const asked = new Set(charges.map(({ orderId }) => orderId))
  return sendMoney(transport, { ...call, body, options }, (response) => {
    const rows = readAll(response, readSchedule)
    const told = rows?.filter((row) => row.subscriberId === subscriberId && asked.has(row.orderId))
    return rows && new Set(told?.map((row) => row.orderId)).size === asked.size ? rows : null
  })
}

function chargeOf(charge: ScheduledCharge) {
  return toApi(SCHEDULED_CHARGE_FIELDS, {
    ...chargeFields(charge),
    atSeconds: Math.ceil(charge.at / 1000),
    currency: 'KRW',
    productCount: charge.productCount,
    cashReceiptKind: charge.cashReceiptKind,
  })
}

/**
 * `POST /subscribe/payments/unschedule`. Answers what was revoked, which may be less than was asked:
 * what has run or been revoked before is not in it.
 */
export async function unschedulePayments(
  transport: Transport,
  { subscriberId, orderIds }: Unscheduling,
  options: MoneyCallOptions,
): Promise<Reply<readonly Schedule[]>> {
  const fits = orderIds === 'all' || (orderIds.length > 0 && orderIds.every((id) => id !== ''))
  if (!isId(subscriberId) || !fits) return UNFIT
  const body = jsonBody({
    customer_uid: subscriberId,
    ...(orderIds === 'all' ? {} : { merchant_uid: orderIds }),
  })
  const call = { method: 'POST', path: '/subscribe/payments/unschedule' } as const
  return sendMoney(transport, { ...call, body, options }, (response) => {
    const rows = readAll(response, readSchedule)
    const isMeant = ({ orderId }: Schedule): boolean =>
      orderIds === 'all' || orderIds.includes(orderId)
    return rows?.every((row) => row.subscriberId === subscriberId && isMeant(row)) ? rows : null
  })
}

export interface ScheduleMove {
  readonly orderId: string
  /** Epoch ms; a fraction of a second is later, never earlier. */
  readonly at: number
}

/** `PUT /subscribe/payments/schedule/{merchant_uid}`: another time for one that still waits. */
export function moveSchedule(
  transport: Transport,
  { orderId, at }: ScheduleMove,
  options: MoneyCallOptions,
): Promise<Reply<Schedule>> {
  const path = pathOf(['subscribe', 'payments', 'schedule', orderId])
  const body = jsonBody({ schedule_at: Math.ceil(at / 1000) })
  return sendMoney(transport, { method: 'PUT', path, body, options }, (response) => {
    const row = readSchedule(response)
    return row?.orderId === orderId ? row : null
  })
}

function isId(subscriberId: string): boolean {
  return subscriberId !== '' && subscriberId.length <= LONGEST_SUBSCRIBER_ID
}
