import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { ChargeCardAnswer, CounterSnapshot, Parsed } from '../../preload/contract/contract.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Journal } from '../journal/records.ts'
import type { PortOneClient } from '../portone/client.ts'
import { chargeCard } from './charge-card.ts'
import { CounterFeed } from './counter-feed.ts'
import { LiveCharges } from './live-charges.ts'
import { OpenSales } from './open-sale.ts'
import { OrderLocks } from './order-locks.ts'
import { Resolver } from './resolve.ts'
import type { AtStep } from './steps.ts'
import type { Till, TillRules } from './till.ts'

export interface TillParts {
  readonly journal: Journal
  readonly client: PortOneClient
  readonly clock: Clock
  readonly random: Random
  readonly rules: TillRules
  readonly online: () => boolean
  /** Shown with every picture, so that a change in the menu reaches the page. */
  readonly preferences: () => Preferences
  /** Crash points; does nothing in the product. */
  readonly atStep?: AtStep
}

/** The use cases of one merchant account, ready to be served. */
export interface RunningTill {
  openSale(): string
  chargeCard(request: Parsed<'charge.card'>): Promise<Result<ChargeCardAnswer>>
  watch(after: number | null): Promise<CounterSnapshot>
  acknowledge(orderId: string): void
  /** Something outside the till that every picture shows has changed. */
  pictureChanged(): void
  setClosing(closing: CounterSnapshot['closing']): void
  /** Charges from the press of the key to their answer. */
  busy(): number
  /** Orders a ladder is still working on. */
  unknown(): number
  /** Start-up resolution and the ladders; call once, after the window can show them. */
  start(): void
  stop(): Promise<void>
}

export function createTill(parts: TillParts): RunningTill {
  const { journal, clock, random } = parts
  const live = new LiveCharges()
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
    journal,
    client: parts.client,
    clock,
    random,
    rules: parts.rules,
    sales: new OpenSales(random),
    live,
    locks: new OrderLocks(),
    atStep: parts.atStep ?? (() => undefined),
    isStopping: () => stopping,
    changed: feed.changed,
    follow: (orderId) => resolver.follow(orderId),
  }
  const resolver = new Resolver(till)
  return {
    openSale: () => till.sales.open(),
    chargeCard: (request) => chargeCard(till, request),
    watch: (after) => feed.watch(after),
    acknowledge: (orderId) => {
      journal.acknowledge(orderId)
      feed.changed()
    },
    pictureChanged: feed.changed,
    setClosing: (closing) => feed.setClosing(closing),
    busy: () => live.sales,
    unknown: () => journal.unsettled().filter((order) => order.state !== 'needs-person').length,
    start: () => resolver.start(),
    stop: () => {
      stopping = true
      return resolver.stop()
    },
  }
}
