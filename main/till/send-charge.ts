import { fail, type Result } from '../../preload/contract/result.ts'
import type { ChargeCardAnswer, Parsed } from '../../preload/contract/contract.ts'
import type { CheckedCharge } from '../../preload/contract/form-rules.ts'
import { JournalUnwritable, type OrderRecord } from '../journal/records.ts'
import type { AccessToken, Payment, Reply } from '../portone/client.ts'
import { settlementOf } from './conclude.ts'
import { expectationOf } from './expectation.ts'
import { judgeCharge, type Verdict } from './judge.ts'
import { lookUp } from './look-up.ts'
import { answerOf } from './order-summary.ts'
import type { Till } from './till.ts'
import { orderMark, postMoney } from './write-path.ts'

type Answer = Result<ChargeCardAnswer>
type Request = Parsed<'charge.card'>

/** Checked, confirmed, and with a token in hand. */
export interface ReadyCharge {
  readonly charge: CheckedCharge
  readonly token: AccessToken
}

/** Intent → sent → POST → outcome → answer. */
export async function intendAndSend(
  till: Till,
  request: Request,
  ready: ReadyCharge,
): Promise<Answer> {
  const intent = recordIntent(till, request, ready.charge)
  if (intent === null) return fail({ kind: 'journal-unwritable' })
  if (intent.kind === 'out-of-turn') return fail({ kind: 'sale-not-open' })
  if (intent.kind === 'exists') return answerOf(intent.order)
  const { orderId } = intent.order
  till.live.begin(orderId)
  till.changed()
  try {
    till.atStep('after-intent')
    return await till.locks.hold(orderId, () => send(till, intent.order, ready))
  } finally {
    till.live.end(orderId)
    till.follow(orderId)
    till.changed()
  }
}

async function send(
  till: Till,
  order: OrderRecord,
  { charge, token }: ReadyCharge,
): Promise<Answer> {
  try {
    const reply = await postMoney(till, {
      mark: orderMark(till.journal, order.orderId),
      token,
      send: (options) => till.client.chargeOnetime(keyIn(till, order, charge), options),
    })
    const settled = await settle(till, order.orderId, reply)
    return answerOf(settled)
  } catch (error) {
    if (!(error instanceof JournalUnwritable)) throw error
    // The outcome could not be written, so nobody is told one: the order stays as the journal has
    // it, and the ladder writes it when the disk takes it again.
    const kept = till.journal.order(order.orderId)
    return kept === null || kept.state === 'intent'
      ? fail({ kind: 'journal-unwritable' })
      : answerOf(kept)
  }
}

async function settle(till: Till, orderId: string, reply: Reply<Payment>): Promise<OrderRecord> {
  const order = mustHave(till, orderId)
  const verdict = await confirmDecline(
    till,
    order,
    judgeCharge(expectationOf(order, till.rules), reply),
  )
  const settlement = settlementOf(verdict, order)
  if (settlement === null) return order
  till.atStep('before-outcome')
  // Staff may have taken the next customer, or the page may be gone: whoever shows it says so.
  const settled = till.journal.settle(orderId, { ...settlement, unseen: true })
  till.atStep('after-outcome')
  return settled
}

/** A refusal is the gateway's word; one look-up must show nothing paid before staff hear 거절. */
async function confirmDecline(till: Till, order: OrderRecord, verdict: Verdict): Promise<Verdict> {
  if (verdict.kind !== 'claimed-declined') return verdict
  const found = await lookUp(till, order)
  if (found.kind !== 'unknown')
    return found.kind === 'declined' ? { ...verdict, kind: 'declined' } : found
  return found.cause === 'no-record' ? { ...verdict, kind: 'declined' } : verdict
}

function recordIntent(till: Till, request: Request, charge: CheckedCharge) {
  try {
    return till.journal.recordIntent({
      saleId: request.saleId,
      attempt: request.attempt,
      amountWon: charge.amountWon,
      taxFreeWon: charge.taxFreeWon,
      installmentMonths: charge.installmentMonths,
      itemName: charge.itemName === '' ? till.rules.defaultItemName : charge.itemName,
      buyer: charge.buyer,
      bin6: charge.bin6,
      last4: charge.last4,
      issuer: charge.issuer,
      sandbox: till.rules.sandbox,
      duplicateOf: request.confirmed.duplicateOf,
      duplicateReason: request.confirmed.reason ?? '',
    })
  } catch (error) {
    if (error instanceof JournalUnwritable) return null
    throw error
  }
}

function keyIn(till: Till, order: OrderRecord, charge: CheckedCharge) {
  const { defaultBuyer, channel } = till.rules
  return {
    orderId: order.orderId,
    amountWon: charge.amountWon,
    taxFreeWon: charge.taxFreeWon,
    card: charge.card,
    installmentMonths: charge.installmentMonths,
    itemName: order.itemName,
    buyer: {
      name: charge.buyer.name === '' ? defaultBuyer.name : charge.buyer.name,
      phone: charge.buyer.phone === '' ? defaultBuyer.phone : charge.buyer.phone,
      email: charge.buyer.email === '' ? defaultBuyer.email : charge.buyer.email,
    },
    ...(channel === null ? {} : { channel }),
  }
}

function mustHave(till: Till, orderId: string): OrderRecord {
  const order = till.journal.order(orderId)
  if (order === null) throw new Error(`order ${orderId} has left the journal`)
  return order
}
