import { businessDate } from '../../preload/contract/business-date.ts'
import { isRefundOpen } from '../../preload/contract/refund.ts'
import { decodeEvent } from './event-kinds.ts'
import type { EventRow } from './event-table.ts'
import { isUnsettled } from './moves.ts'
import type { NamedIds } from './named-ids.ts'
import type { Tables } from './replay.ts'
import { saleBook } from './sale-book.ts'
import type { KnownSale, Learned, SaleBook } from './sale-book.ts'
import type { Steps } from './steps.ts'

/** The most that one run looks at; a till that was off for a year catches up day by day. */
const MOST_EVENTS = 20_000
/** About so many go in one transaction: a sale that is waiting gets its turn in between. */
const SLICE = 1_000

/** An event that may go. */
export interface OldEvent {
  readonly row: EventRow
  readonly named: NamedIds
  readonly sales: readonly KnownSale[]
}

export interface PurgePlan {
  /** What may go in one transaction each, in this order. */
  readonly slices: readonly (readonly OldEvent[])[]
  readonly book: SaleBook
  /** How far the chain that is written to was read; what came later is to be asked the same. */
  readonly readTo: { readonly terminal: string; readonly seq: number }
}

interface Limits {
  readonly before: number
  readonly cutoffMinutes: number
}

/**
 * What may go: the longest beginning of the journal, chain by chain in the order they were written,
 * in which every event is older than `before`, everything it names is settled for good, and behind
 * which no event names any of that. A sale whose events lie on both sides of a cut stays, so the cut
 * lies before its first one. Changes nothing. A step is 500 events.
 */
export function* planPurge(tables: Tables, limits: Limits): Steps<PurgePlan> {
  const sorting = new Sorting(tables, limits)
  let readTo = { terminal: '', seq: 0 }
  for (const { name: terminal, headSeq } of tables.terminals.all()) {
    readTo = { terminal, seq: headSeq }
    for (const page of pagesOf(tables, terminal, headSeq)) {
      for (const row of page) sorting.look(row)
      if (sorting.isNothing()) return { slices: [], book: sorting.book, readTo }
      yield
    }
  }
  return { slices: slicesOf(sorting.old), book: sorting.book, readTo }
}

function* pagesOf(tables: Tables, terminal: string, upTo: number) {
  let after = tables.checkpoints.of(terminal)?.seq ?? 0
  for (;;) {
    const page = tables.events.page({ terminal, after, upTo })
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.seq ?? upTo
  }
}

/** Takes events in until the first that has to stay; of what comes behind, only whom it names. */
class Sorting {
  readonly book = saleBook()
  readonly old: OldEvent[] = []
  readonly #tables: Tables
  readonly #limits: Limits
  #isOpen = true

  constructor(tables: Tables, limits: Limits) {
    this.#tables = tables
    this.#limits = limits
  }

  look(row: EventRow): void {
    const event = decodeEvent(row)
    this.#isOpen &&= this.old.length < MOST_EVENTS && row.time < this.#limits.before
    const learned: Learned | null = this.#isOpen ? this.book.learn(event) : null
    this.#isOpen &&= learned !== null && isDone(this.#tables, learned.named.orderId, this.#limits)
    const place = this.#isOpen ? this.old.length : Infinity
    for (const sale of learned?.sales ?? this.book.known(event)) sale.last = place
    if (this.#isOpen && learned !== null) this.old.push({ row, ...learned })
  }

  isNothing(): boolean {
    return !this.#isOpen && this.old.length === 0
  }
}

/** Nothing of it is waited for, nor was money moved on a day that stays. */
function isDone(
  { orders, refunds }: Tables,
  orderId: string | null,
  { before, cutoffMinutes }: Limits,
): boolean {
  if (orderId === null) return true
  const order = orders.byId(orderId)?.row
  if (order === undefined) return false
  const firstKept = businessDate(before, cutoffMinutes)
  const isOld = (date: string | null) => date === null || date < firstKept
  return (
    !isUnsettled(order.state) &&
    order.unseen === 0 &&
    isOld(order.businessDate) &&
    refunds
      .ofOrder(order.orderId)
      .every(({ row }) => !isRefundOpen(row.state) && isOld(row.businessDate))
  )
}

/** Cut only where no sale lies on both sides; what holds no order is not worth an event. */
function slicesOf(old: readonly OldEvent[]): readonly (readonly OldEvent[])[] {
  const slices: OldEvent[][] = []
  let begin = 0
  let end = 0
  let reach = -1
  for (const [index, { sales }] of old.entries()) {
    reach = Math.max(reach, ...sales.map(({ last }) => last))
    if (reach > index) continue
    end = index + 1
    if (end - begin < SLICE) continue
    slices.push(old.slice(begin, end))
    begin = end
  }
  if (end > begin) slices.push(old.slice(begin, end))
  while (slices.at(-1)?.every(({ named }) => named.orderId === null) === true) slices.pop()
  return slices
}
