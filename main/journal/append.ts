import type { Clock, Random } from '../../preload/contract/clock.ts'
import { NO_MAC, macOf } from './chain.ts'
import { EVENT_VERSION, encodeBody } from './event-kinds.ts'
import type { JournalEvent } from './event-kinds.ts'
import type { EventTable } from './event-table.ts'
import { newTerminal } from './order-id.ts'
import { storableTime } from './storable.ts'
import type { TerminalRow, TerminalTable } from './terminal-table.ts'

/** Writes events to the end of the newest chain. Only inside a transaction. */
export interface Appender {
  /** The event's number and the wall clock it was written under. */
  append(event: JournalEvent): { readonly seq: number; readonly time: number }
  /** Begins the file's first chain where there is none; returns the terminal's name. */
  open(random: Random): string
  /** A new chain, empty, that is written to from now on. The one before it is never again. */
  begin(random: Random): string
  head(): TerminalRow
}

export function appender(
  tables: { readonly events: EventTable; readonly terminals: TerminalTable },
  key: Uint8Array,
  clock: Clock,
): Appender {
  const { events, terminals } = tables

  function head(): TerminalRow {
    const current = terminals.current()
    if (current === undefined) throw new Error('the journal has no terminal')
    return current
  }

  function append(event: JournalEvent): { seq: number; time: number } {
    const { name: terminal, headSeq, headMac } = head()
    const seq = headSeq + 1
    // A broken clock must not refuse an outcome: the time is for showing only.
    const time = storableTime(clock.now()) ?? 0
    const parts = {
      terminal,
      seq,
      time,
      kind: event.kind,
      version: EVENT_VERSION,
      body: encodeBody(event),
    }
    const mac = macOf(key, headMac, parts)
    events.insert({ ...parts, mac })
    terminals.moveHead({ name: terminal, headSeq: seq, headMac: mac })
    return { seq, time }
  }

  function open(random: Random): string {
    const current = terminals.current()
    if (current !== undefined) return current.name
    const name = begin(random)
    append({ kind: 'terminal.opened', body: {} })
    return name
  }

  function begin(random: Random): string {
    const taken = terminals.all().map((terminal) => terminal.name)
    let name = newTerminal(random)
    while (taken.includes(name)) name = newTerminal(random)
    terminals.insert({ name, headSeq: 0, headMac: NO_MAC })
    return name
  }

  return { append, open, begin, head }
}
