import { applyRefundEvent } from './apply-refund.ts'
import type { CheckpointTable } from './checkpoint-table.ts'
import { JournalDamaged } from './errors.ts'
import { decodeEvent } from './event-kinds.ts'
import type { JournalEvent } from './event-kinds.ts'
import type { EventTable } from './event-table.ts'
import type { NoteTable } from './note-table.ts'
import type { OrdersTable } from './orders-table.ts'
import type { PersonTable } from './person-table.ts'
import type { ProfileTable } from './profile-table.ts'
import { project } from './project.ts'
import type { OrderEvent } from './project.ts'
import type { PurgeRows } from './purge-rows.ts'
import type { ReconcileTable } from './reconcile-table.ts'
import type { RefundsTable } from './refunds-table.ts'
import type { StaffTable } from './staff-table.ts'
import { allAtOnce } from './steps.ts'
import type { SweepTable } from './sweep-table.ts'
import type { TerminalTable } from './terminal-table.ts'
import { walkChain } from './walk-chain.ts'
import type { ChainTables, Misfit } from './walk-chain.ts'

export interface Tables {
  readonly events: EventTable
  readonly terminals: TerminalTable
  readonly checkpoints: CheckpointTable
  readonly orders: OrdersTable
  readonly people: PersonTable
  readonly notes: NoteTable
  readonly reconcile: ReconcileTable
  readonly refunds: RefundsTable
  readonly staff: StaffTable
  readonly profile: ProfileTable
  readonly sweeps: SweepTable
  readonly purging: PurgeRows
}

/** Walks every chain at once; null when they are whole. */
export function firstMisfit(tables: ChainTables, key: Uint8Array): Misfit | null {
  return allAtOnce(walkChain(tables, key))
}

/**
 * Drops the projection and plays every event again. Only inside a transaction.
 *
 * @throws JournalDamaged when the chain is not whole: what was tampered with is not believed.
 */
export function replay(tables: Tables, key: Uint8Array): void {
  const misfit = firstMisfit(tables, key)
  if (misfit !== null) throw new JournalDamaged(`event ${misfit.terminal} ${misfit.seq}`)
  // Refunds first: they refer to their orders.
  tables.refunds.clear()
  tables.orders.clear()
  tables.reconcile.clear()
  for (const { name } of tables.terminals.all()) {
    for (const stored of tables.events.ofTerminal(name)) {
      applyEvent(tables, decodeEvent(stored), stored.time)
    }
  }
}

/** Writes what is so after an event, whatever it is about. */
export function applyEvent(tables: Tables, event: JournalEvent, time: number): void {
  switch (event.kind) {
    case 'terminal.opened':
    case 'personal.erased':
    case 'profile.changed':
    case 'journal.purged':
      return
    case 'terminal.restored':
      return tables.reconcile.demand({ since: event.body.since })
    case 'terminal.reconciled':
      return tables.reconcile.clear()
    case 'refund.intent':
    case 'refund.sent':
    case 'refund.resent':
    case 'refund.outcome':
    case 'refund.outcome-ignored':
    case 'refund.observed':
    case 'refund.acknowledged':
      return applyRefundEvent(tables, event, time)
    default:
      return applyOrderEvent(tables, event, time)
  }
}

/** Writes what an order is after an event. */
function applyOrderEvent(
  tables: Omit<Tables, 'events' | 'terminals' | 'checkpoints'>,
  event: OrderEvent,
  time: number,
): void {
  const { orders } = tables
  const before = orders.byId(event.body.orderId)?.row ?? null
  const isNew = event.kind === 'order.intent' || event.kind === 'order.observed'
  const position = isNew ? orders.nextPosition() : 0
  const after = withoutErased(tables, project(before, event, { time, position }))
  if (before === null) orders.insert(after)
  else orders.update(after, before.state)
}

/** Replayed, an event may name a person or note that has been erased since. */
function withoutErased(
  tables: Pick<Tables, 'people' | 'notes'>,
  row: ReturnType<typeof project>,
): ReturnType<typeof project> {
  const personId = row.personId !== null && tables.people.has(row.personId) ? row.personId : null
  const noteId = row.noteId !== null && tables.notes.has(row.noteId) ? row.noteId : null
  return { ...row, personId, noteId }
}
