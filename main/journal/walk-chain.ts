import { macOf, NO_MAC, sameMac } from './chain.ts'
import type { CheckpointTable } from './checkpoint-table.ts'
import { decodeEvent } from './event-kinds.ts'
import type { ChainHead, JournalEvent } from './event-kinds.ts'
import type { EventRow, EventTable } from './event-table.ts'
import type { Checkpoint } from './purge-events.ts'
import { checkpointMisfit, sameCheckpoints } from './said-checkpoints.ts'
import type { Steps } from './steps.ts'
import type { TerminalRow, TerminalTable } from './terminal-table.ts'

export interface ChainTables {
  readonly events: EventTable
  readonly terminals: TerminalTable
  readonly checkpoints: CheckpointTable
}

export interface Misfit {
  readonly terminal: string
  readonly seq: number
}

/** What a walk has come by so far. */
interface Walk {
  readonly key: Uint8Array
  readonly walked: ChainHead[]
  /** What the newest `journal.purged` event says. */
  said: readonly Checkpoint[]
}

/**
 * The first event that is changed, missing, added or out of place, also one that a seal or a
 * checkpoint contradicts; null when there is none. A step is 500 events. Bounded by the heads as they
 * are at the first step, so that writing in between is fine; where events were purged in between, it
 * begins again.
 */
export function* walkChain(tables: ChainTables, key: Uint8Array): Steps<Misfit | null> {
  for (;;) {
    const checkpoints = tables.checkpoints.all()
    const misfit = yield* walkFrom(tables, checkpoints, key)
    if (sameCheckpoints(checkpoints, tables.checkpoints.all())) return misfit
  }
}

function* walkFrom(
  tables: ChainTables,
  checkpoints: readonly Checkpoint[],
  key: Uint8Array,
): Steps<Misfit | null> {
  const walk: Walk = { key, walked: [], said: [] }
  for (const head of tables.terminals.all()) {
    const begin = checkpoints.find(({ terminal }) => terminal === head.name)
    const misfit = yield* walkTerminal(tables, { head, begin }, walk)
    if (misfit !== null) return misfit
    walk.walked.push(headOf(head))
  }
  return (
    checkpointMisfit(walk.said, checkpoints) ??
    tables.events.overrun() ??
    tables.events.stray() ??
    null
  )
}

/** A chain's end as seals hold it. */
export function headOf({ name, headSeq, headMac }: TerminalRow): ChainHead {
  return { terminal: name, seq: headSeq, mac: Buffer.from(headMac).toString('hex') }
}

function* walkTerminal(
  { events }: ChainTables,
  { head, begin }: { readonly head: TerminalRow; readonly begin: Checkpoint | undefined },
  walk: Walk,
): Steps<Misfit | null> {
  const { name: terminal, headSeq, headMac } = head
  let seq = begin?.seq ?? 0
  let previous = begin === undefined ? NO_MAC : Buffer.from(begin.mac, 'hex')
  // What is left over of events that have gone.
  const [leftover] = events.page({ terminal, after: 0, upTo: seq })
  if (leftover !== undefined) return { terminal, seq: leftover.seq }
  for (;;) {
    const page = events.page({ terminal, after: seq, upTo: headSeq })
    for (const event of page) {
      seq += 1
      const fits = event.seq === seq && sameMac(macOf(walk.key, previous, event), event.mac)
      if (!fits || contradicts(event, walk)) return { terminal, seq }
      previous = event.mac
    }
    if (page.length === 0) break
    yield
  }
  // Shorter than the head says: its end was cut off.
  const ends = seq === headSeq && sameMac(previous, headMac)
  return ends ? null : { terminal, seq: Math.min(seq, headSeq) + 1 }
}

/** Whether an event says something else of the chains before it than what they are. */
function contradicts(stored: EventRow, walk: Walk): boolean {
  if (stored.kind !== 'terminal.restored' && stored.kind !== 'journal.purged') return false
  const event = decodeEvent(stored)
  if (event.kind === 'journal.purged') walk.said = event.body.checkpoints
  return breaksSeal(event, walk.walked)
}

/** A restore says where the chain before it ended; nothing may have been put behind that. */
function breaksSeal(event: JournalEvent, walked: readonly ChainHead[]): boolean {
  const sealed = event.kind === 'terminal.restored' ? event.body.sealed : null
  if (sealed === null) return false
  const found = walked.find(({ terminal }) => terminal === sealed.terminal)
  return found === undefined || found.seq !== sealed.seq || found.mac !== sealed.mac
}
