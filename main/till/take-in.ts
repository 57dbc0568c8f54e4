import type { SweepProblem } from '../../preload/contract/account.ts'
import type { ReconcileCursor } from '../journal/observed-records.ts'
import type { Payment } from '../portone/client.ts'
import { settleSeen } from './settle-seen.ts'
import type { Till } from './till.ts'

/**
 * Takes in what a page of the gateway's payments shows: what is news of orders of ours settles them,
 * the others are written down as found, and only then the page counts as read (`next`). Cut off
 * anywhere, the same page is read once more and changes nothing twice. Answers what kept an order from
 * being looked up, and then the page does not count as read. Throws `JournalUnwritable`.
 */
export async function takeIn(
  till: Till,
  payments: readonly Payment[],
  next?: ReconcileCursor,
): Promise<SweepProblem | null> {
  for (const payment of payments) {
    const order = till.journal.order(payment.orderId)
    if (order === null || order.isObserved) continue
    const problem = await settleSeen(till, order.orderId, payment)
    if (problem !== null) return problem
  }
  till.atStep('before-outcome')
  const found = till.journal.sights.takeIn({
    // Test payments may stand in a live account's list, and the other way round: no business of ours.
    payments: payments.filter(({ sandbox }) => (sandbox ?? false) === till.rules.sandbox),
    ...(next === undefined ? {} : { next }),
  })
  till.atStep('after-outcome')
  if (found > 0) till.changed()
  return null
}
