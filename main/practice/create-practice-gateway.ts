import { Hono } from 'hono'
import { seedGuideSubscriber } from './billing/issue-key.ts'
import { runSchedules } from './billing/run-schedules.ts'
import { carryOutDue } from './cancel/carry-out.ts'
import type { TaxTypes } from './charge/tax.ts'
import { createClockwork } from './clockwork/clockwork.ts'
import { notFound } from './envelope.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { openLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { mountAgain } from './resources/again.ts'
import { mountCancel } from './resources/cancel.ts'
import { mountCodes } from './resources/codes.ts'
import { mountCustomers } from './resources/customers.ts'
import { mountOneSchedule } from './resources/one-schedule.ts'
import { mountOnetime } from './resources/onetime.ts'
import { mountPaymentLists } from './resources/payment-lists.ts'
import { mountPayments } from './resources/payments.ts'
import { mountPrepare } from './resources/prepare.ts'
import { mountScheduleLists } from './resources/schedule-lists.ts'
import { mountSchedules } from './resources/schedules.ts'
import { mountUsers } from './resources/users.ts'
import type { BillingKeyRow } from './state/billing-key-table.ts'
import { openState } from './state/open-state.ts'
import type { PaymentRow } from './state/payment-table.ts'
import type { PostKind } from './state/post-table.ts'
import type { ScheduleRow } from './state/schedule-table.ts'
import { readOrMakeKey } from './state/state-key.ts'
import { tokenTable } from './state/token-table.ts'
import { createTokens } from './tokens.ts'

export interface PracticeGatewayOptions {
  /** The encrypted state file; null keeps everything in memory. */
  readonly statePath: string | null
  /** 32 bytes, or the 0600 file that holds them, made when missing. In memory neither is needed. */
  readonly key?: Uint8Array
  readonly keyPath?: string
  /** Epoch ms. */
  readonly now: () => number
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: (count: number) => Uint8Array
  /** Turns the guide's literals into ordinary values. */
  readonly strict?: boolean
  /** Deletes what the state file held. */
  readonly fresh?: boolean
  /** Whether payments are of a test channel; true unless told otherwise. */
  readonly sandbox?: boolean
  /** How merchant ids are set up for VAT; what is not listed is `mixed`. */
  readonly taxTypes?: TaxTypes
  /** What a payment is called after a part of it was cancelled; `paid` unless told otherwise. */
  readonly partlyCancelledStatus?: 'paid' | 'cancelled'
  /** Hears of a bug in what the gateway does by itself. Unless given it is thrown. */
  readonly onBug?: (error: unknown) => void
}

/** A row of the books as it ends, whoever was told and whenever a look-up may see it. */
export type BookedPayment = PaymentRow

export interface PracticeGateway {
  /**
   * Answers one V1 request. Rejects with `ConnectionDropped` where a connection would be cut, and
   * waits for `request.signal` where a gateway would never answer. A caller who leaves does not
   * undo a charge.
   */
  fetch(request: Request): Promise<Response>
  /** Ground truth of an order, oldest first, with approvals that look-ups do not see yet. */
  paymentsOf(orderId: string): readonly BookedPayment[]
  /** Every billing key a subscriber id ever had, oldest first; those replaced still exist. */
  keysOf(customerUid: string): readonly BillingKeyRow[]
  /** A schedule by its order id. */
  schedule(orderId: string): ScheduleRow | null
  /** One payment of the books by its id, whether or not look-ups see it yet. */
  payment(impUid: string): BookedPayment | null
  /**
   * How many well-formed, authorised calls arrived: charges by `merchant_uid`, cancels by `imp_uid`,
   * all others by `customer_uid`.
   */
  posts(kind?: PostKind): ReadonlyMap<string, number>
  /** Does what is due by now: late cancels and schedules. Every request does so first, too. */
  runDue(): void
  /** Cuts what is still waiting and closes the state. */
  close(): void
}

/**
 * Opens a PortOne V1 look-alike over its state. Throws `PracticeStateUnreadable` for a state file
 * that the key does not open.
 */
export function createPracticeGateway(options: PracticeGatewayOptions): PracticeGateway {
  const { statePath, now, sleep, random } = options
  const key = stateKey(options)
  const state = openState({ path: statePath, key, fresh: options.fresh ?? false })
  const ledger = openLedger(state)
  const closing = new AbortController()
  const rules = {
    ledger,
    now,
    random,
    strict: options.strict ?? false,
    sandbox: options.sandbox ?? true,
    taxTypes: options.taxTypes ?? {},
    partlyCancelledStatus: options.partlyCancelledStatus ?? 'paid',
  }
  const clockwork = createClockwork({
    now,
    sleep,
    closing: closing.signal,
    run(at) {
      carryOutDue(rules, at)
      runSchedules(rules, at)
    },
    next: () => nextDue(ledger),
    onBug: options.onBug ?? rethrow,
  })
  const app = createApp({
    ...rules,
    clockwork,
    tokens: createTokens({ table: tokenTable(state), key, now, random }),
    sleep,
    closing: closing.signal,
  })
  if (!rules.strict) seedGuideSubscriber(rules)
  clockwork.runDue()
  return {
    fetch: async (request) => app.fetch(request),
    paymentsOf: (orderId) => ledger.rowsOf(orderId),
    keysOf: (customerUid) => ledger.keys.all(customerUid),
    schedule: (orderId) => ledger.schedules.get(orderId),
    payment: (impUid) => ledger.row(impUid),
    posts: (kind = 'charge') => ledger.posts.counts(kind),
    runDue: () => clockwork.runDue(),
    close() {
      closing.abort()
      state.close()
    },
  }
}

function createApp(parts: GatewayParts): Hono {
  const app = new Hono({ strict: false })
  app.use(async (_c, next) => {
    parts.clockwork.runDue()
    await next()
  })
  mountUsers(app, parts)
  mountOnetime(app, parts)
  mountPrepare(app, parts)
  mountCancel(app, parts)
  mountPaymentLists(app, parts)
  mountPayments(app, parts)
  mountAgain(app, parts)
  mountCustomers(app, parts)
  mountSchedules(app, parts)
  mountScheduleLists(app, parts)
  mountOneSchedule(app, parts)
  mountCodes(app, parts)
  app.notFound(() => notFound('존재하지 않는 API입니다.'))
  // Faults and bugs alike must reach whoever called `fetch`, not become a polite answer.
  app.onError((error) => {
    throw error
  })
  return app
}

/** Epoch ms of what the gateway does next by itself, or null. */
function nextDue({ pendingCancels, schedules }: Ledger): number | null {
  const cancel = pendingCancels.first()?.due_at ?? null
  const waiting = schedules.next()
  if (waiting === null) return cancel
  return Math.min(waiting.schedule_at * 1000, cancel ?? Number.POSITIVE_INFINITY)
}

function rethrow(error: unknown): void {
  throw error
}

function stateKey({ statePath, key, keyPath, random }: PracticeGatewayOptions): Uint8Array {
  if (key !== undefined) return key
  if (keyPath !== undefined) return readOrMakeKey(keyPath, random)
  if (statePath === null) return random(32)
  throw new Error('a practice state in a file needs a key or a key file')
}
