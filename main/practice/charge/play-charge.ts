import type { PracticeCard } from '../cards.ts'
import { refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { scrub } from '../masking.ts'
import { randomDigits } from '../random-digits.ts'
import type { ChargePlan } from '../scenario-plan.ts'
import type { NewBillingKey } from '../state/billing-key-table.ts'
import type { PaymentRow } from '../state/payment-table.ts'
import { chargeRow } from './charge-rows.ts'
import type { KeptRequest } from './kept-request.ts'
import { reply } from './reply.ts'
import { taxTypeOf } from './tax.ts'

export const ALREADY_PAID = '이미 결제가 이루어진 거래건입니다.'

/** The guide's own order id, which may be paid any number of times unless `strict`. */
const GUIDE_ORDER = 'order_id_8237352'

/** What writing a charge needs of the gateway. */
export type Books = Pick<GatewayParts, 'ledger' | 'random' | 'sandbox' | 'strict' | 'taxTypes'>

export interface Booking {
  readonly card: PracticeCard | null
  readonly kept: KeptRequest
  readonly plan: ChargePlan
  /** What a decline or refusal says. */
  readonly reason: string
  readonly usage: PaymentRow['customer_uid_usage']
  readonly userAgent: string
  /** Epoch ms. */
  readonly at: number
  /** Issued when the charge is approved. */
  readonly key?: NewBillingKey
}

/** Writes a charge into the books; null when this order was paid before. */
export function bookCharge(parts: Books, booking: Booking): readonly PaymentRow[] | null {
  const { card, kept, plan, reason, usage, userAgent, at, key } = booking
  const rows = plan.records.map((record) =>
    chargeRow(record, {
      card,
      kept,
      at,
      usage,
      userAgent,
      sandbox: parts.sandbox,
      taxType: taxTypeOf(parts.taxTypes, kept.channel.id),
      failReason: reason,
      digits: (count) => randomDigits(parts.random, count),
      newImpUid: () => newImpUid(parts),
    }),
  )
  const mayRepeat = !parts.strict && kept.merchantUid === GUIDE_ORDER
  const charge = { merchantUid: kept.merchantUid, rows, at, mayRepeat }
  return parts.ledger.record(key === undefined ? charge : { ...charge, key }) ? rows : null
}

/** Books first, then whatever the card does to the answer: nothing after the booking can undo it. */
export async function playCharge(
  parts: GatewayParts,
  booking: Booking,
  request: Request,
): Promise<Response> {
  const rows = bookCharge(parts, booking)
  if (rows === null) return refuse(-1, ALREADY_PAID)
  const { plan, reason, at } = booking
  return reply(parts, { plan: plan.reply, row: rows[0] ?? null, reason, at, request })
}

export function userAgentOf(request: Request): string {
  return scrub((request.headers.get('user-agent') ?? '').slice(0, 200), '')
}

/** A seeded random source may repeat itself over a state that survived; an id may not. */
function newImpUid({ ledger, random }: Books): string {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const impUid = `imps_${randomDigits(random, 12)}`
    if (ledger.row(impUid) === null) return impUid
  }
  throw new Error('the random source gives no new payment id')
}
