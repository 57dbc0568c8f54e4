import type { SweepProblem } from '../../preload/contract/account.ts'
import type { Alarm, OrderState } from '../../preload/contract/order.ts'
import { mayMove } from '../journal/moves.ts'
import type { OrderRecord } from '../journal/records.ts'
import type { Payment } from '../portone/client.ts'
import { bookSeen } from './book-seen.ts'
import { settlementOf } from './conclude.ts'
import { lookUp } from './look-up.ts'
import type { Till } from './till.ts'

/**
 * What a payment that was listed means for the order of ours whose id it has. Where the two agree,
 * nothing happens; else the order is looked up and settled as the ladder would, under its lock.
 * Answers a problem when that look-up could not be made and nobody else would make it again: what was
 * listed must then be read once more. Throws `JournalUnwritable`.
 */
export async function settleSeen(
  till: Till,
  orderId: string,
  payment: Payment,
): Promise<SweepProblem | null> {
  if (agrees(till, orderId, payment)) return null
  return till.locks.hold(orderId, async () => {
    // Whoever held the lock may have learned it too.
    if (agrees(till, orderId, payment)) return null
    const order = till.journal.order(orderId)
    if (order === null) return null
    let problem: SweepProblem | null = null
    if (isPaid(order.state)) noteMore(till, order, payment)
    else problem = await settle(till, order)
    till.changed()
    return problem
  })
}

const PAID: readonly OrderState[] = ['approved', 'partly-refunded', 'refunded']
const OPEN: readonly OrderState[] = ['unknown', 'needs-person']

function isPaid(state: OrderState): boolean {
  return PAID.includes(state)
}

function agrees(till: Till, orderId: string, payment: Payment): boolean {
  const order = till.journal.order(orderId)
  if (order === null || till.live.isLive(orderId)) return true
  // An end that could not be written yet is the ladder's to write.
  if (order.state === 'intent' || order.state === 'sent') return true
  if (OPEN.includes(order.state)) return false
  if (!isPaid(order.state)) return !standsPaid(payment) || wasTold(till, order, payment)
  if (payment.paymentId === order.paymentId) return !hasNewCancels(till, order, payment)
  if (order.paymentId === '' || !standsPaid(payment)) return true
  return order.alarm === 'paid-twice' || isOtherMode(till, payment)
}

/** Something of it is with the shop. */
function standsPaid({ status, amountWon, cancelledWon }: Payment): boolean {
  return status !== 'failed' && status !== 'ready' && cancelledWon < amountWon
}

const LOUD: readonly Alarm[] = ['paid-twice', 'wrong-amount', 'sandbox-mismatch']

/** An alarm says all that there is to say, except of a payment that could still approve the order. */
function wasTold(till: Till, order: OrderRecord, payment: Payment): boolean {
  if (order.alarm === null || !LOUD.includes(order.alarm)) return false
  const fits =
    payment.status === 'paid' &&
    payment.amountWon === order.amountWon &&
    payment.currency === 'KRW' &&
    payment.sandbox === till.rules.sandbox
  return !fits || !mayMove(order.state, 'approved')
}

/** A test payment in a live account's list, or the other way round, has charged nobody of ours. */
function isOtherMode(till: Till, { sandbox }: Payment): boolean {
  return (sandbox ?? false) !== till.rules.sandbox
}

function hasNewCancels(till: Till, order: OrderRecord, payment: Payment): boolean {
  const left = till.journal.refunds.remaining(order.orderId)?.balanceWon ?? 0
  return payment.amountWon === order.amountWon && order.amountWon - payment.cancelledWon < left
}

function noteMore(till: Till, order: OrderRecord, payment: Payment): void {
  if (payment.paymentId === order.paymentId) bookSeen(till, payment)
  else till.journal.sights.noteAlarm(order.orderId, 'paid-twice')
}

async function settle(till: Till, order: OrderRecord): Promise<SweepProblem | null> {
  const verdict = await lookUp(till, order)
  const settlement = settlementOf(verdict, order)
  if (settlement !== null && mayMove(order.state, settlement.to)) {
    const { state } = till.journal.settle(order.orderId, { ...settlement, unseen: true })
    if (state === 'approved' && verdict.kind === 'approved') bookSeen(till, verdict.payment)
    return null
  }
  // Its ladder looks again by itself.
  if (OPEN.includes(order.state)) return null
  // Staff were told that nothing was charged, and something was: a person must look.
  if (verdict.kind === 'approved') till.journal.sights.noteAlarm(order.orderId, 'paid-twice')
  if (verdict.kind === 'unknown' && verdict.alarm !== null) {
    till.journal.sights.noteAlarm(order.orderId, verdict.alarm)
  }
  const isUnasked = verdict.kind === 'unknown' && verdict.cause.startsWith('look-up-')
  return isUnasked ? 'unreachable' : null
}
