import type { Payment, PaymentStatus, Reply } from './client.ts'
import { lookUp, type LookUpTools } from './look-up.ts'
import { pathOf } from './paths.ts'
import { readPayment, readPaymentPage, type PaymentPage } from './payment-reply.ts'

/** Small enough that a page of full records stays far under the reply cap of 1 MiB. */
const PAGE_SIZE = 100
/** Ten thousand records of one order: something is looping. */
const MAX_PAGES = 100

const WRONG_SHAPE: Reply<never> = { kind: 'unclear', reason: 'wrong-shape', httpStatus: 200 }

/**
 * `GET /payments/{imp_uid}`. Since 2026-01-26 it hides test payments unless asked for them; asking in
 * live operation would remove a protection, hence `sandbox` (portone-v1.md §0.2).
 */
export function getPayment(
  tools: LookUpTools,
  paymentId: string,
  sandbox: boolean,
): Promise<Reply<Payment>> {
  const path = pathOf(['payments', paymentId], sandbox ? { include_sandbox: 'true' } : {})
  return lookUp(tools, path, (response) => {
    const payment = readPayment(response)
    // A record of something else answers another question.
    return payment?.paymentId === paymentId ? payment : null
  })
}

/** `GET /payments/find/{merchant_uid}/{status?}`: the newest record of the order. */
export function findPayment(
  tools: LookUpTools,
  orderId: string,
  status?: PaymentStatus,
): Promise<Reply<Payment>> {
  const path = pathOf(['payments', 'find', orderId, ...(status ? [status] : [])], {
    sorting: '-started',
  })
  return lookUp(tools, path, (response) => {
    const payment = readPayment(response)
    return payment?.orderId === orderId ? payment : null
  })
}

/**
 * `GET /payments/findAll/{merchant_uid}`, every page of it. All of them or nothing: a row that cannot
 * be read, is another order's or is missing makes the whole answer `unclear`, because the till calls
 * a charge declined on the strength of what this list does not show.
 */
export async function findAllPayments(
  tools: LookUpTools,
  orderId: string,
): Promise<Reply<readonly Payment[]>> {
  // By id, because a row moves to the next page when a new one arrives while we read.
  const rows = new Map<string, Payment>()
  for (let number = 1; number <= MAX_PAGES; number++) {
    const path = pathOf(['payments', 'findAll', orderId], {
      page: String(number),
      limit: String(PAGE_SIZE),
      sorting: '-started',
    })
    const reply = await lookUp(tools, path, readPaymentPage)
    if (reply.kind !== 'ok') {
      // The first page is known, so "no such order" can no longer be true.
      return number > 1 && reply.kind === 'not-found' ? WRONG_SHAPE : reply
    }
    const page = reply.value
    if (page.unreadable > 0) return WRONG_SHAPE
    if (page.payments.some((row) => row.orderId !== orderId)) return WRONG_SHAPE
    for (const row of page.payments) rows.set(row.paymentId, row)
    if (isLast(page)) return isWhole(page, rows.size) ? ok(rows) : WRONG_SHAPE
    if (page.next !== number + 1) return WRONG_SHAPE
  }
  return { kind: 'unclear', reason: 'too-large' }
}

function ok(rows: ReadonlyMap<string, Payment>): Reply<readonly Payment[]> {
  return { kind: 'ok', value: [...rows.values()] }
}

/** `next` is 0 on the last page; where it is not sent, a short page is the last. */
function isLast(page: PaymentPage): boolean {
  return page.next === 0 || (page.next === null && page.payments.length < PAGE_SIZE)
}

function isWhole(page: PaymentPage, read: number): boolean {
  return page.total === null || page.total <= read
}
