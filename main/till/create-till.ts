import type { AccountPicture, ChargeBlock } from '../../preload/contract/account.ts'
import type { Clock, Random } from '../../preload/contract/clock.ts'
import type {
  ChargeCardAnswer,
  CounterSnapshot,
  OrderRefunds,
  Parsed,
  RefundAnswer,
} from '../../preload/contract/contract.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Journal, OrderRecord } from '../journal/records.ts'
import type { PortOneClient } from '../portone/client.ts'
import { chargeCard } from './charge-card.ts'
import { CounterFeed } from './counter-feed.ts'
import { LiveCalls } from './live-calls.ts'
import { OpenSales } from './open-sale.ts'
import { OrderLocks } from './order-locks.ts'
import { orderRefunds } from './order-refunds.ts'
import { refund } from './refund.ts'
import { refundTrial } from './refund-trial.ts'
import { RefundResolver } from './resolve-refund.ts'
import { Resolver } from './resolve.ts'
import type { AtStep } from './steps.ts'
import { Sweeper } from './sweep.ts'
import type { Till, TillRules } from './till.ts'
import { tellingOutcomes, TrialReturns } from './trial-returns.ts'

export interface TillParts {
  readonly journal: Journal
  readonly client: PortOneClient
  readonly clock: Clock
  readonly random: Random
  /** Read anew for every charge: may be a getter. */
  readonly rules: TillRules
  /** Asked at the start of every charge; nothing blocks unless told. */
  readonly chargeBlock?: () => ChargeBlock | null
  /** Asked when a sale is to be taken back; while nobody is told apart at the counter, anybody. */
  readonly isOwnSale?: (order: OrderRecord) => boolean
  readonly online: () => boolean
  /** Shown with every picture, so that a change in the menu reaches the page. */
  readonly preferences: () => Preferences
  /** Called after every change a picture would show. */
  readonly onChange?: () => void
  /** Reads the gateway's payments by itself from `start` on; only when asked unless told. */
  readonly sweeps?: boolean
  /** Called after every change of `sweep`. */
  readonly onSweep?: () => void
  /** Hears of an error that nobody expected and that something went on after. */
  readonly onBug?: (error: unknown) => void
  /** Crash points; does nothing in the product. */
  readonly atStep?: AtStep
}

/** The use cases of one merchant account, ready to be served. */
export interface RunningTill {
  /** `trial`: a small charge that goes back as soon as it is approved. */
  openSale(sale?: { readonly trial?: boolean }): string
  chargeCard(request: Parsed<'charge.card'>): Promise<Result<ChargeCardAnswer>>
  /** Gives back all or a part of a payment, once a sheet; see `refund`. */
  refund(request: Parsed<'order.refund'>): Promise<Result<RefundAnswer>>
  refunds(orderId: string): Result<OrderRefunds>
  /** Gives back the whole of an approved trial sale, once, however often it is called. */
  refundTrial(orderId: string): Promise<Result<RefundAnswer>>
  watch(after: number | null): Promise<CounterSnapshot>
  acknowledge(orderId: string): void
  /** Something outside the till that every picture shows has changed. */
  pictureChanged(): void
  setClosing(closing: CounterSnapshot['closing']): void
  /** Charges and refunds from the press of the key to their answer. */
  busy(): number
  /** Orders and refunds a ladder is still working on. */
  unknown(): number
  /** How far the gateway's payments have been read. */
  sweep(): AccountPicture['sweep']
  /** The keys are another merchant's than the journal, as far as the gateway has been asked. */
  isOtherAccount(): boolean
  /** Reads them now; resolves when a reading that began after this call is over, however it ended. */
  sweepNow(): Promise<void>
  /** Looks every open order and refund up at once: after the computer slept. */
  lookNow(): void
  /** Start-up resolution and the ladders; call once, after the window can show them. */
  start(): void
  stop(): Promise<void>
}

export function createTill(parts: TillParts): RunningTill {
  const { journal, clock, random } = parts
  const live = new LiveCalls<ChargeCardAnswer>()
  const liveRefunds = new LiveCalls<RefundAnswer>()
  let stopping = false
  const feed = new CounterFeed({
    journal,
    clock,
    inFlight: () => live.inFlight,
    nextLookAt: (orderId) => resolver.nextLookAt(orderId),
    online: parts.online,
    preferences: parts.preferences,
    journalWritable: () => journal.isWritable(),
  })
  const till: Till = {
    journal: tellingOutcomes(journal, (order) => trials.heard(order)),
    client: parts.client,
    clock,
    random,
    get rules() {
      return parts.rules
    },
    chargeBlock: parts.chargeBlock ?? (() => null),
    sales: new OpenSales(random),
    live,
    liveRefunds,
    locks: new OrderLocks(),
    atStep: parts.atStep ?? (() => undefined),
    isOwnSale: parts.isOwnSale ?? (() => true),
    isStopping: () => stopping,
    onBug: parts.onBug ?? throwLater,
    changed: () => {
      feed.changed()
      parts.onChange?.()
    },
    follow: (orderId) => resolver.follow(orderId),
    followRefund: (refundId) => refundResolver.follow(refundId),
  }
  const resolver = new Resolver(till)
  const refundResolver = new RefundResolver(till)
  const trials = new TrialReturns(till)
  const sweeper = new Sweeper(till, parts.onSweep ?? (() => undefined))
  return {
    openSale: (sale) => till.sales.open(sale),
    chargeCard: (request) => chargeCard(till, request),
    refund: (request) => refund(till, request),
    refunds: (orderId) => orderRefunds(till, orderId),
    refundTrial: (orderId) => refundTrial(till, orderId),
    watch: (after) => feed.watch(after),
    acknowledge: (orderId) => {
      journal.acknowledge(orderId)
      journal.refunds.acknowledge(orderId)
      feed.changed()
    },
    pictureChanged: feed.changed,
    setClosing: (closing) => feed.setClosing(closing),
    busy: () => live.keys + liveRefunds.keys,
    unknown: () =>
      [...journal.unsettled(), ...journal.refunds.unsettled()].filter(
        ({ state }) => state !== 'needs-person',
      ).length,
    sweep: () => sweeper.picture(),
    isOtherAccount: () => sweeper.isOtherAccount(),
    sweepNow: () => sweeper.now(),
    lookNow: () => {
      for (const one of [resolver, refundResolver, trials]) one.lookNow()
      if (parts.sweeps === true) void sweeper.now()
    },
    start: () => {
      for (const one of [resolver, refundResolver, trials]) one.start()
      if (parts.sweeps === true) sweeper.start()
    },
    stop: async () => {
      stopping = true
      await Promise.all([resolver.stop(), refundResolver.stop(), trials.stop(), sweeper.stop()])
    },
  }
}

/** Where nobody listens, a bug still ends up where every other does. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
