import type { OrderState } from '../../preload/contract/order.ts'
import { panelOf } from '../../preload/contract/order.ts'

/** An order as the journal has it, for a comparison. Times are epoch ms. */
export interface OwnEntry {
  readonly orderId: string
  /** Empty where nobody knows it. */
  readonly paymentId: string
  readonly state: OrderState
  readonly amountWon: number
  /** What went back of it by the journal, whoever asked. */
  readonly givenBackWon: number
  readonly createdAt: number
  readonly paidAt: number | null
}

/** A payment as the gateway lists it. */
export interface GatewayEntry {
  readonly paymentId: string
  readonly orderId: string
  readonly status: string
  readonly amountWon: number
  readonly cancelledWon: number
  readonly startedAt: number | null
  readonly paidAt: number | null
}

export interface Pair<Own extends OwnEntry, Theirs extends GatewayEntry> {
  readonly here: Own
  readonly there: Theirs
}

/** Where the journal and the gateway do not say the same. */
export interface Differences<Own extends OwnEntry, Theirs extends GatewayEntry> {
  /** Paid by the journal, and the gateway does not list it. */
  readonly onlyHere: readonly Own[]
  /** Paid at the gateway, and the journal does not know it. */
  readonly onlyThere: readonly Theirs[]
  /** One says paid, and the other that it was not or does not know yet. */
  readonly stateDiffers: readonly Pair<Own, Theirs>[]
  /** Paid on both sides, and another amount was paid or went back. */
  readonly amountDiffers: readonly Pair<Own, Theirs>[]
}

export interface Compared<Own extends OwnEntry, Theirs extends GatewayEntry> {
  readonly ours: readonly Own[]
  /** May hold a payment more than once, as windows that overlap do. */
  readonly theirs: readonly Theirs[]
  /** Epoch ms; `to` is the first moment that is no longer in it. */
  readonly period: { readonly from: number; readonly to: number }
}

/**
 * Compares a period of the journal with the gateway's payments (bar B-M18). Both sides are matched over
 * all that is given, which should reach a day beyond the period at both ends, because a payment that
 * starts before midnight is paid after it; listed is what lies in the period by the gateway's time of
 * payment, or by ours where the gateway has none. Lists are in the order they were given.
 */
export function compare<Own extends OwnEntry, Theirs extends GatewayEntry>(
  compared: Compared<Own, Theirs>,
): Differences<Own, Theirs> {
  const { ours, period } = compared
  const theirs = [...new Map(compared.theirs.map((each) => [each.paymentId, each])).values()]
  const pairs = match(ours, theirs)
  const matched = new Set(pairs.map(({ there }) => there))
  const paired = new Set(pairs.map(({ here }) => here))
  const within = (time: number) => time >= period.from && time < period.to
  const seen = pairs.filter(({ here, there }) => within(there.paidAt ?? timeOf(here)))
  return {
    onlyHere: ours.filter((own) => !paired.has(own) && isPaidHere(own) && within(timeOf(own))),
    onlyThere: theirs.filter(
      (each) =>
        !matched.has(each) && isPaidThere(each) && within(each.paidAt ?? each.startedAt ?? 0),
    ),
    stateDiffers: seen.filter(isOtherState),
    amountDiffers: seen.filter((pair) => isPaidHere(pair.here) && isOtherAmount(pair)),
  }
}

/**
 * By the payment's id first. What is left goes by the order's id, of several payments to the paid one:
 * a second paid one stays without an order, and is listed.
 */
function match<Own extends OwnEntry, Theirs extends GatewayEntry>(
  ours: readonly Own[],
  theirs: readonly Theirs[],
): readonly Pair<Own, Theirs>[] {
  const byPayment = new Map(theirs.map((each) => [each.paymentId, each]))
  const byOrder = Map.groupBy(theirs, ({ orderId }) => orderId)
  const taken = new Set<string>()
  const pairs: Pair<Own, Theirs>[] = []
  const pair = (here: Own, there: Theirs | undefined) => {
    if (there === undefined) return
    taken.add(there.paymentId)
    pairs.push({ here, there })
  }
  const [named, unnamed] = [ours.filter(isNamed), ours.filter((own) => !isNamed(own))]
  for (const own of named) pair(own, byPayment.get(own.paymentId))
  for (const own of unnamed) {
    const free = (byOrder.get(own.orderId) ?? []).filter(({ paymentId }) => !taken.has(paymentId))
    pair(own, free.find(isPaidThere) ?? free.at(-1))
  }
  return pairs
}

function isNamed({ paymentId }: OwnEntry): boolean {
  return paymentId !== ''
}

function timeOf({ paidAt, createdAt }: OwnEntry): number {
  return paidAt ?? createdAt
}

function isPaidHere({ state }: OwnEntry): boolean {
  return panelOf(state) === 'approved'
}

/** By the numbers: a part that went back may turn `paid` into `cancelled` (portone-v1.md §3.1). */
function isPaidThere({ status, cancelledWon, paidAt }: GatewayEntry): boolean {
  if (status === 'failed' || status === 'ready') return false
  return status === 'paid' || paidAt !== null || cancelledWon > 0
}

/** What was told as not charged, and was charged and taken back whole, comes to the same. */
function isOtherState({ here, there }: Pair<OwnEntry, GatewayEntry>): boolean {
  const cameToNothing = panelOf(here.state) === 'declined' && there.cancelledWon === there.amountWon
  return isPaidHere(here) !== isPaidThere(there) && !cameToNothing
}

function isOtherAmount({ here, there }: Pair<OwnEntry, GatewayEntry>): boolean {
  if (!isPaidThere(there)) return false
  return here.amountWon !== there.amountWon || here.givenBackWon !== there.cancelledWon
}
