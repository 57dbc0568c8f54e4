import type { Desk } from './desk.ts'
import { JournalDamaged } from './errors.ts'
import { decodeEvent } from './event-kinds.ts'
import { planPurge } from './plan-purge.ts'
import type { OldEvent, PurgePlan } from './plan-purge.ts'
import type { Checkpoint } from './purge-events.ts'
import type { PurgeRows } from './purge-rows.ts'
import type { Steps } from './steps.ts'
import { storableTime } from './storable.ts'
import { walkChain } from './walk-chain.ts'

export interface Purged {
  readonly orders: number
  readonly events: number
  /** False while a reader still holds older pages: `shrinkWal` when it is done makes it true. */
  readonly isGoneFromDisk: boolean
}

/**
 * Takes away what is older than a time, epoch ms, and settled for good: events, orders, refunds,
 * people and notes; `planPurge` says what that is. A `journal.purged` event on the chain that is
 * written to says, signed, where each chain begins from then on. The bytes are overwritten in the file
 * (`secure_delete`) and leave the WAL with it. Backups keep what they hold until fourteen newer ones
 * have taken their place.
 *
 * A step is 500 events that are read, or one transaction of about 1,000 that go: left off between any
 * two, the journal is whole. At most 20,000 events a run. Nothing goes while a restore has not been
 * reconciled.
 *
 * @throws JournalDamaged when a chain is not whole: what was tampered with is evidence, and stays;
 * JournalUnwritable
 */
export function* purgeSteps(
  desk: Desk,
  { before, cutoffMinutes, shrink }: PurgeOptions,
): Steps<Purged> {
  const { tables, read, transact } = desk
  const until = storableTime(before) ?? 0
  const isDue = () => tables.sweeps.began() < until && tables.reconcile.need() === null
  let [orders, events] = [0, 0]
  if (!read(isDue)) return { orders, events, isGoneFromDisk: true }
  const misfit = yield* walkChain(tables, desk.chainKey)
  if (misfit !== null) throw new JournalDamaged(`event ${misfit.terminal} ${misfit.seq}`)
  const plan = yield* planPurge(tables, { before: until, cutoffMinutes })
  for (const slice of plan.slices) {
    yield
    const gone = transact('purge', () => (isStillSo(desk, plan) ? take(desk, slice, until) : null))
    if (gone === null) break
    orders += gone
    events += slice.length
  }
  return { orders, events, isGoneFromDisk: shrink() === 0 }
}

interface PurgeOptions {
  readonly before: number
  readonly cutoffMinutes: number
  readonly shrink: () => number
}

/** Nothing that was written since the plan names what is to go; else another day will do. */
function isStillSo({ tables, chain }: Desk, { book, readTo }: PurgePlan): boolean {
  const { name: terminal, headSeq: upTo } = chain.head()
  if (terminal !== readTo.terminal || tables.reconcile.need() !== null) return false
  let after = readTo.seq
  for (;;) {
    const page = tables.events.page({ terminal, after, upTo })
    if (page.length === 0) return true
    if (page.some((row) => book.known(decodeEvent(row)).length > 0)) return false
    after = page.at(-1)?.seq ?? upTo
  }
}

/** Orders first, for they name people; the event before the checkpoints, which it allows. */
function take(desk: Desk, slice: readonly OldEvent[], before: number): number {
  const { checkpoints, purging, terminals } = desk.tables
  const ends = new Map(checkpoints.all().map((one) => [one.terminal, one]))
  const taken = new Set<string>()
  for (const { row, named } of slice) {
    const end = endAt(ends.get(row.terminal), row)
    const isNew = named.orderId !== null && !taken.has(named.orderId)
    const order = named.orderId !== null && isNew ? purging.order(named.orderId) : null
    if (named.orderId !== null) taken.add(named.orderId)
    ends.set(row.terminal, order === null ? end : withOrder(end, order))
  }
  for (const { named } of slice) {
    if (named.personId !== null) purging.person(named.personId)
    if (named.noteId !== null) purging.note(named.noteId)
  }
  const said = terminals.all().flatMap(({ name }) => ends.get(name) ?? [])
  desk.record({ kind: 'journal.purged', body: { before, checkpoints: said } })
  for (const end of said) {
    checkpoints.put(end)
    purging.events(end)
  }
  return taken.size
}

function endAt(last: Checkpoint | undefined, row: OldEvent['row']): Checkpoint {
  const none = { orders: 0, firstDate: null, lastDate: null, orderPosition: 0, refundPosition: 0 }
  const mac = Buffer.from(row.mac).toString('hex')
  return { ...none, ...last, terminal: row.terminal, seq: row.seq, mac }
}

function withOrder(
  end: Checkpoint,
  order: NonNullable<ReturnType<PurgeRows['order']>>,
): Checkpoint {
  const dates = [end.firstDate, end.lastDate, order.businessDate]
    .filter((date) => date !== null)
    .toSorted()
  return {
    ...end,
    orders: end.orders + 1,
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    orderPosition: Math.max(end.orderPosition, order.position),
    refundPosition: Math.max(end.refundPosition, order.refundPosition),
  }
}
