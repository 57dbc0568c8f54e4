import type { Won } from '../../preload/contract/money.ts'
import type { Alarm, CardKind, OrderState, OrderSummary } from '../../preload/contract/order.ts'
import type { ChainHead } from './event-kinds.ts'
import type { OrderOrigin, SightBook } from './observed-records.ts'
import type { ProfileShelf } from './profile.ts'
import type { Purged } from './purge.ts'
import type { RefundBook } from './refund-records.ts'
import type { Staff } from './staff.ts'
import type { Steps } from './steps.ts'

/** An order as the journal keeps it; `nextLookAt` belongs to the resolver, not to the journal. */
export type OrderRecord = Omit<OrderSummary, 'nextLookAt'> & {
  readonly paymentId: string
  readonly receiptUrl: string
  /** `yyyy-mm-dd` in Asia/Seoul by the cut-off in force, or null until approved. */
  readonly businessDate: string | null
  /** The order a person confirmed this one beside, or null. */
  readonly duplicateOf: string | null
  readonly duplicateReason: string
  /** Why it is unknown or not sent, as a code for support: `timeout`, `reset`, `http-500` … */
  readonly cause: string
  /** When the call ended or was found dead, epoch ms; the ladder's ten minutes count from here. */
  readonly unknownSince: number | null
  /** Staff still have to open how it ended. */
  readonly unseen: boolean
  /** An earlier attempt of the sale was posted, or meant to be, under this same order id. */
  readonly idUsedBefore: boolean
  readonly origin: OrderOrigin
  /** Found at the gateway and not made here: nothing is charged, tried again or given back of it. */
  readonly isObserved: boolean
  /** The merchant's own id of a found payment where it could not be `orderId`, else empty. */
  readonly foreignOrderId: string
}

/** What is known before the first byte leaves. Holds no card number. */
export interface ChargeIntent {
  readonly saleId: string
  readonly attempt: number
  readonly amountWon: Won
  readonly taxFreeWon: Won
  readonly installmentMonths: number
  readonly itemName: string
  readonly buyer: { readonly name: string; readonly phone: string; readonly email: string }
  readonly bin6: string
  readonly last4: string
  readonly issuer: string
  readonly sandbox: boolean
  readonly duplicateOf: string | null
  readonly duplicateReason: string
}

export type IntentAnswer =
  /** Committed and synced; the caller owns this attempt and must send it. */
  | { readonly kind: 'recorded'; readonly order: OrderRecord }
  /** The sale has this attempt, or a later one, already: the caller must not send. */
  | { readonly kind: 'exists'; readonly order: OrderRecord }
  /** The last attempt of this sale does not allow another, or attempts were skipped. */
  | { readonly kind: 'out-of-turn'; readonly order: OrderRecord | null }

/** A change of state with what was learned. Whatever it holds, the journal takes it. */
export interface Settlement {
  readonly to: Exclude<OrderState, 'intent' | 'sent'>
  /** `http-500`, `timeout`, `look-up`, `start` …: what told us. */
  readonly cause: string
  readonly paymentId?: string
  readonly approvalNumber?: string
  readonly issuer?: string
  readonly cardKind?: CardKind | null
  readonly paidAt?: number | null
  readonly receiptUrl?: string
  readonly declineCode?: string
  /** Gateway text as received; the journal cleans and caps it. */
  readonly gatewayText?: string
  readonly alarm?: Alarm | null
  /** Settled where staff could not see it: keeps it in the tray until acknowledged. */
  readonly unseen?: boolean
}

export interface DuplicateQuery {
  readonly bin6: string
  readonly last4: string
  readonly amountWon: Won
  /** Settled ones count from this time on, epoch ms; unsettled ones (intent, sent, unknown) always. */
  readonly since: number
  readonly exceptSaleId: string
}

export interface DeclineQuery {
  readonly bin6: string
  readonly last4: string
  readonly declineCode: string
  /** Epoch ms. */
  readonly since: number
}

export interface Journal extends ProfileShelf {
  /** Five base32 characters; new for every journal file and every restore. */
  readonly terminal: string
  /** The last event's number. */
  headSeq(): number
  /** Where the chain that is written to has come to; its MAC in hexadecimal. */
  head(): ChainHead
  /** Whether the file is an older one than this head, which was kept apart from it, is of. */
  isBehind(kept: ChainHead): boolean
  /** One transaction, `synchronous=FULL`: compare-and-set on (saleId, attempt), event, projection. */
  recordIntent(intent: ChargeIntent): IntentAnswer
  /** A byte may leave from now on. Only from `intent`. */
  recordSent(orderId: string): void
  /** Why the same intent is about to be sent once more. */
  recordResend(orderId: string, reason: 'never-connected' | 'unauthorized'): void
  /** Applies an outcome. A move the state table does not have is kept as an event and changes nothing. */
  settle(orderId: string, settlement: Settlement): OrderRecord
  /** Takes a settled order out of the tray. */
  acknowledge(orderId: string): void
  order(orderId: string): OrderRecord | null
  /** Attempts of one sale, oldest first. */
  ordersOfSale(saleId: string): readonly OrderRecord[]
  /** Orders of trial sales (`trial-…`), newest first, at most 50. */
  trials(): readonly OrderRecord[]
  /** intent, sent, unknown and needs-person, oldest first. */
  unsettled(): readonly OrderRecord[]
  /** unsettled, then settled but unseen, each oldest first, at most 50. */
  tray(): readonly OrderRecord[]
  /** Newest first; without what was found at the gateway and not made here. */
  recent(limit: number): readonly OrderRecord[]
  /** An unsettled order of the same card and amount, else the newest that counts, or null. */
  findDuplicate(query: DuplicateQuery): OrderRecord | null
  /** How many orders of one card were declined with one code. */
  countDeclined(query: DeclineQuery): number
  /** How many orders became unknown at or after `since`, epoch ms. */
  countUnknownSince(since: number): number
  /** Money that went back, whoever asked for it. */
  readonly refunds: RefundBook
  /** What was found at the gateway and not made here, and how far it has been read. */
  readonly sights: SightBook
  /** Drops and replays every projection from the events. */
  rebuild(): void
  /** Walks the chain; null when whole, else the first event that does not fit. */
  verifyChain(): { readonly terminal: string; readonly seq: number } | null
  /**
   * Not null after a restore: nothing may be charged until the gateway's payments since then, epoch
   * ms, have been looked up.
   */
  needsReconcile(): { readonly since: number } | null
  /** They have been: charging may go on. Does nothing when there was no need. */
  recordReconciled(): void
  /** Who may unlock the screen, and how many wrong codes were typed. */
  readonly staff: Staff
  /** Erases the people and notes of orders settled before then, epoch ms; see `erase-personal.ts`. */
  erasePersonal(before: number): { readonly rows: number; readonly isGoneFromDisk: boolean }
  /** Takes away what is older, epoch ms, and settled for good; see `purge.ts`. */
  purge(limit: { readonly before: number }): Purged
  /** The same, a step at a time, for a program that has to go on living meanwhile. */
  purgeSteps(limit: { readonly before: number }): Steps<Purged>
  /**
   * Moves what the WAL holds into the file and shortens it, as far as readers allow; never waits
   * for them. For idle moments. Returns the WAL's size afterwards, in bytes.
   */
  shrinkWal(): number
  /** False from the write the disk refused until one it took. */
  isWritable(): boolean
  close(): void
}

/** The journal could not be written: disk full, read-only, I/O error. Nothing was committed. */
export class JournalUnwritable extends Error {
  override readonly name = 'JournalUnwritable'
  readonly code: string
  constructor(code: string) {
    super(`the journal could not be written (${code})`)
    this.code = code
  }
}
