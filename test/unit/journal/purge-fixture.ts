import type { Connection } from '../../../main/journal/connection.ts'
import type { ChargeIntent, Journal, OrderRecord } from '../../../main/journal/records.ts'
import { NOON, orderIn, world } from './fixture.ts'
import type { World } from './fixture.ts'
import { again, meant, meantFor } from './refund-fixture.ts'

const DAY_MS = 86_400_000

/** What is older than this is to go: three days after the first sale. */
export const BEFORE = NOON + 3 * DAY_MS

/** A shop whose clock stands on that day, counted from the first. */
export function onDay(made: World, day: number): void {
  made.clock.set(NOON + day * DAY_MS)
}

/** A sale that is paid, by the gateway's clock too. */
export function paid(made: World, name: string, changes: Partial<ChargeIntent> = {}): OrderRecord {
  const { orderId } = orderIn(made.journal, 'sent', { saleId: name, ...changes })
  const learned = { cause: 'paid', paymentId: `imp_${name}`, paidAt: made.clock.now() }
  return made.journal.settle(orderId, { to: 'approved', ...learned })
}

export function givenBack(journal: Journal, order: OrderRecord): string {
  const { refundId } = meantFor(journal, meant(order, { paymentId: order.paymentId }))
  journal.refunds.recordSent(refundId)
  journal.refunds.settle(refundId, { to: 'done', cause: 'test' })
  return again(journal, refundId).refundId
}

/** Two old days, one of them with a refund, a day on the edge and one after it. */
export function oldShop() {
  const made = world()
  const first = paid(made, 'first')
  const declined = orderIn(made.journal, 'declined', { saleId: 'declined' })
  const refundId = givenBack(made.journal, first)
  onDay(made, 2)
  const second = paid(made, 'second')
  onDay(made, 3)
  const third = paid(made, 'third')
  onDay(made, 4)
  const fourth = paid(made, 'fourth')
  givenBack(made.journal, fourth)
  return { ...made, made, old: [first, declined, second], kept: [third, fourth], refundId }
}

/** Everything a projection says, position and all. */
export function projection(db: Connection) {
  return {
    orders: db.prepare('SELECT * FROM orders ORDER BY position').all(),
    refunds: db.prepare('SELECT * FROM refunds ORDER BY position').all(),
    people: db.prepare('SELECT * FROM person ORDER BY id').all(),
    notes: db.prepare('SELECT * FROM note ORDER BY id').all(),
  }
}
