import { macOf, NO_MAC, sameMac } from './chain.ts'
import { decodeEvent } from './event-kinds.ts'
import type { ChainHead } from './event-kinds.ts'
import type { EventRow, EventTable } from './event-table.ts'
import type { Steps } from './steps.ts'
import type { TerminalRow, TerminalTable } from './terminal-table.ts'

export interface ChainTables {
  readonly events: EventTable
  readonly terminals: TerminalTable
}

export interface Misfit {
  readonly terminal: string
  readonly seq: number
}

/**
 * The first event that is changed, missing, added or out of place, also one that a seal
 * contradicts; null when there is none. A step is 500 events. Bounded by the heads as they are at
 * the first step, so that writing in between is fine.
 */
export function* walkChain(tables: ChainTables, key: Uint8Array): Steps<Misfit | null> {
  const walked: ChainHead[] = []
  for (const head of tables.terminals.all()) {
    const misfit = yield* walkTerminal(tables, head, { key, walked })
    if (misfit !== null) return misfit
    walked.push(headOf(head))
  }
  return tables.events.overrun() ?? tables.events.stray() ?? null
}

/** A chain's end as seals hold it. */
export function headOf({ name, headSeq, headMac }: TerminalRow): ChainHead {
  return { terminal: name, seq: headSeq, mac: Buffer.from(headMac).toString('hex') }
}

function* walkTerminal(
  tables: ChainTables,
  { name: terminal, headSeq, headMac }: TerminalRow,
  { key, walked }: { readonly key: Uint8Array; readonly walked: readonly ChainHead[] },
): Steps<Misfit | null> {
  let seq = 0
  let previous = NO_MAC
  for (;;) {
    const page = tables.events.page({ terminal, after: seq, upTo: headSeq })
    for (const event of page) {
      seq += 1
      const fits = event.seq === seq && sameMac(macOf(key, previous, event), event.mac)
      if (!fits || contradicts(event, walked)) return { terminal, seq }
      previous = event.mac
    }
    if (page.length === 0) break
    yield
  }
  // Shorter than the head says: its end was cut off.
  const ends = seq === headSeq && sameMac(previous, headMac)
  return ends ? null : { terminal, seq: Math.min(seq, headSeq) + 1 }
}

/** A restore says where the chain before it ended; nothing may have been put behind that. */
function contradicts(event: EventRow, walked: readonly ChainHead[]): boolean {
  if (event.kind !== 'terminal.restored') return false
  const decoded = decodeEvent(event)
  const sealed = decoded.kind === 'terminal.restored' ? decoded.body.sealed : null
  if (sealed === null) return false
  const found = walked.find(({ terminal }) => terminal === sealed.terminal)
  return found === undefined || found.seq !== sealed.seq || found.mac !== sealed.mac
}
