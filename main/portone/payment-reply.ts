import { z } from 'zod'
import type { Cancellation, Payment } from './client.ts'
import { CANCELLATION_FIELDS, PAYMENT_FIELDS, fromApi } from './fields.ts'
import { readPage } from './page-reply.ts'
import { exact, figure, gatewayId, objectOf, text, time, won } from './reply-values.ts'

/**
 * Reads the payment object (portone-v1.md §4.3). Fields we do not know are ignored, as the
 * compatibility policy asks; masked card numbers are never read. Optional fields may be null, absent
 * or zero. What decides about money must be exactly as documented: an amount is a JSON integer.
 */

const kinds = new Map<number, 'credit' | 'check'>([
  [0, 'credit'],
  [1, 'check'],
])

const cancellation = z
  .object({
    cancellationId: text,
    amountWon: won,
    taxFreeWon: z.int().min(0).nullish().catch(null),
    cancelledAt: time,
    reason: text,
    transactionId: text,
    receiptUrl: text,
  })
  .transform(({ taxFreeWon, ...item }): Cancellation =>
    // Only a whole figure is one; none at all is the rule.
    typeof taxFreeWon === 'number' ? { ...item, taxFreeWon } : item,
  )

const cancellationOfApi = z
  .unknown()
  .transform((raw) => fromApi(CANCELLATION_FIELDS, objectOf(raw) ?? {}))
  .pipe(cancellation)

const payment = z.object({
  // The OAS allows 32; wider here.
  paymentId: gatewayId,
  orderId: exact,
  amountWon: won,
  cancelledWon: won,
  currency: exact,
  // Any word: new ones may come at any time.
  status: exact,
  // Absent before 2026-01-26.
  sandbox: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  merchantId: text,
  provider: text,
  approvalNumber: text,
  cardCode: text,
  cardName: text,
  // A kind that is new to us is an unknown kind, not a broken reply.
  cardKind: figure.nullish().transform((kind) => kinds.get(kind ?? -1) ?? null),
  installmentMonths: figure.nullish().transform((months) => months ?? 0),
  startedAt: time,
  paidAt: time,
  failedAt: time,
  cancelledAt: time,
  failReason: text,
  receiptUrl: text,
  method: text,
  source: text,
  itemName: text,
  subscriberId: text,
  subscriberUse: text,
  cancellations: z
    .array(cancellationOfApi)
    .nullish()
    .transform((items) => items ?? []),
}) satisfies z.ZodType<Payment>

/** One payment, or null when `raw` is not certainly one. */
export function readPayment(raw: unknown): Payment | null {
  const object = objectOf(raw)
  return object && (payment.safeParse(fromApi(PAYMENT_FIELDS, object)).data ?? null)
}

export interface PaymentPage {
  readonly payments: readonly Payment[]
  /**
   * Rows that are not certainly payments as we know them, such as one in dollars and cents. They are
   * not in `payments`, and whoever needs all of them must not go on without.
   */
  readonly unreadable: number
  /** Of these, the ones that say themselves that they are not in won. */
  readonly otherCurrency: number
  /** The number of the page after this one; 0 for none, null when the reply does not say. */
  readonly next: number | null
  /** How many there are in all, or null when the reply does not say. */
  readonly total: number | null
}

/** One page of payments, or null when it is not certainly a page. */
export function readPaymentPage(raw: unknown): PaymentPage | null {
  const page = readPage(raw)
  if (!page) return null
  const payments: Payment[] = []
  let otherCurrency = 0
  for (const row of page.list) {
    const read = readPayment(row)
    if (read !== null) payments.push(read)
    else if (isOtherCurrency(row)) otherCurrency += 1
  }
  const { next, total } = page
  const unreadable = page.list.length - payments.length
  return { payments, unreadable, otherCurrency, next, total }
}

function isOtherCurrency(raw: unknown): boolean {
  const { currency } = fromApi(PAYMENT_FIELDS, objectOf(raw) ?? {})
  return typeof currency === 'string' && currency !== '' && currency !== 'KRW'
}
