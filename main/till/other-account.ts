import type { SweepProblem } from '../../preload/contract/account.ts'
import { problemOf } from './gateway-page.ts'
import type { Till } from './till.ts'

/** An approval may be slow to show; one this old does, to whoever may see it. */
const SHOWN_AFTER_MS = 10 * 60_000

/** What it takes: a till has it, and so has whoever tries another pair of keys. */
export type AccountLook = Pick<Till, 'journal' | 'client' | 'clock'>

/**
 * Whether the keys belong to another merchant account than the journal: they cannot see its newest
 * payment, neither by its own id nor by its order's. Answers `other-account`, null where they can or
 * where there is nothing to see, or what kept it from being known. Only what was paid before `before`
 * (epoch ms) is looked for.
 */
export async function wrongAccount(
  till: AccountLook,
  before = till.clock.now() - SHOWN_AFTER_MS,
): Promise<SweepProblem | null> {
  const order = till.journal.sights.newestPaid(before)
  if (order === null) return null
  const byId = await till.client.getPayment(order.paymentId)
  if (byId.kind === 'ok') return byId.value.orderId === order.orderId ? null : 'other-account'
  if (byId.kind === 'not-found') {
    const byOrder = await till.client.findAllPayments(order.orderId)
    if (byOrder.kind === 'ok') return null
    if (byOrder.kind === 'not-found') return 'other-account'
    return problemOf(byOrder)
  }
  return problemOf(byId)
}
