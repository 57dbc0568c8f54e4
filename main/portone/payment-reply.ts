import { z } from 'zod'
import type { Payment } from './client.ts'
import { PAYMENT_FIELDS, fromApi } from './fields.ts'

/**
 * Reads the payment object (portone-v1.md §4.3). Fields we do not know are ignored, as the
 * compatibility policy asks; masked card numbers are never read. Optional fields may be null, absent
 * or zero. What decides about money must be exactly as documented: an amount is a JSON integer.
 */

/** 9999-12-31; a larger figure is milliseconds sent by mistake, and would be shown as a date. */
const LAST_SECOND = 253_402_300_799

const won = z.int().min(0)

/** Text to show: absent and null read as empty, lone surrogates as U+FFFD. */
const text = z
  .string()
  .nullish()
  .transform((value) => (value ?? '').toWellFormed())

/** What is compared is never mended on the way, so it must be whole already. */
const exact = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed())

/** Display figures only: digits in quotes mean the same number, so an approval is not lost to them. */
const figure = z.union([z.int().min(0), z.stringFormat('digits', /^\d{1,15}$/).transform(Number)])

/** Unix seconds to epoch milliseconds; 0, null and absent are "did not happen". */
const time = figure
  .pipe(z.int().max(LAST_SECOND))
  .nullish()
  .transform((seconds) => (seconds ? seconds * 1000 : null))

const kinds = new Map<number, 'credit' | 'check'>([
  [0, 'credit'],
  [1, 'check'],
])

const payment = z.object({
  // The OAS allows 32; wider here, but never a character that could change a path or a header.
  paymentId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
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
}) satisfies z.ZodType<Payment>

/** One payment, or null when `raw` is not certainly one. */
export function readPayment(raw: unknown): Payment | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null
  return payment.safeParse(fromApi(PAYMENT_FIELDS, raw)).data ?? null
}

export interface PaymentPage {
  readonly payments: readonly Payment[]
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

/** One page of payments, or null when any row of it is not certainly a payment. */
export function readPaymentPage(raw: unknown): PaymentPage | null {
  const read = page.safeParse(raw).data
  if (!read) return null
  const payments = read.list.map(readPayment).filter((row) => row !== null)
  if (payments.length !== read.list.length) return null
  return { payments, next: read.next, total: read.total }
}
