import type { SweepProblem } from '../../preload/contract/account.ts'
import type { Payment, Reply } from '../portone/client.ts'
import type { PaymentListQuery } from '../portone/payment-lists.ts'
import type { PaymentPage } from '../portone/payment-reply.ts'
import type { Till } from './till.ts'

/** Full records of so many stay under the reply cap of 1 MiB. */
export const PAGE_ROWS = 200

export type ReadPage =
  | {
      readonly kind: 'page'
      readonly payments: readonly Payment[]
      /** The page after this one, or null. */
      readonly next: number | null
      /** How much of the window has been read with this page, 0–1. */
      readonly part: number
    }
  | { readonly kind: 'problem'; readonly problem: SweepProblem }

/**
 * One page of payments, whole: a page of which a row may be ours and cannot be read is a problem.
 * The end may lie in the future, where a clock of this computer that is behind must not hide the
 * newest; a gateway that refuses such an end is asked up to now.
 */
export async function readPage(
  till: Till,
  query: Omit<PaymentListQuery, 'limit'>,
): Promise<ReadPage> {
  const reply = await list(till, query)
  const now = till.clock.now()
  const isAhead = query.to > now && query.from <= now
  const heard =
    reply.kind === 'refused' && isAhead ? await list(till, { ...query, to: now }) : reply
  if (heard.kind !== 'ok') return { kind: 'problem', problem: problemOf(heard) }
  return wholePage(heard.value, query.page)
}

function list(till: Till, query: Omit<PaymentListQuery, 'limit'>): Promise<Reply<PaymentPage>> {
  return till.client.listPayments({ ...query, limit: PAGE_ROWS })
}

function wholePage(page: PaymentPage, number: number): ReadPage {
  const { payments, unreadable, otherCurrency, next, total } = page
  const rows = payments.length + unreadable
  const isLast = next === 0 || (next === null && rows < PAGE_ROWS)
  const goesOn = next === number + 1 && rows > 0
  // A last page that leaves out what the gateway itself counts is not whole.
  const isShort = isLast && total !== null && (number - 1) * PAGE_ROWS + rows < total
  if (unreadable > otherCurrency || isShort || (!isLast && !goesOn)) {
    return { kind: 'problem', problem: 'unreadable' }
  }
  const part = isLast || total === null ? 1 : Math.min(1, (number * PAGE_ROWS) / total)
  return { kind: 'page', payments, next: isLast ? null : number + 1, part }
}

/** Why a look-up did not answer, in the picture's words. */
export function problemOf(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): SweepProblem {
  switch (reply.kind) {
    case 'unauthorized':
      return 'keys-refused'
    case 'not-sent':
      return reply.reason === 'keychain' ? 'keychain' : 'unreachable'
    case 'refused':
    case 'not-found':
      return 'refused'
    case 'unclear':
      return reply.reason === 'wrong-shape' ? 'unreadable' : 'unreachable'
  }
}
