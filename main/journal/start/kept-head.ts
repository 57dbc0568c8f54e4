import { checkpointTable } from '../checkpoint-table.ts'
import type { Connection } from '../connection.ts'
import type { DamageCause } from '../errors.ts'
import { decodeEvent } from '../event-kinds.ts'
import type { ChainHead } from '../event-kinds.ts'
import { eventTable } from '../event-table.ts'
import type { EventTable } from '../event-table.ts'
import { terminalTable } from '../terminal-table.ts'

/**
 * Whether the file is an older one, put in the place of the journal whose head was kept apart from it
 * (bar B-D13). What a file's own MACs cannot show is a whole file from yesterday.
 *
 * A chain that a restore sealed or replaced may be shorter: a person decided that. Null when nothing
 * is wrong.
 */
export function behindKeptHead(connection: Connection, kept: ChainHead): DamageCause | null {
  const events = eventTable(connection, (_name, run) => run())
  const terminals = terminalTable(connection, (_name, run) => run())
  const current = terminals.current()
  if (current === undefined) return 'older-than-backup'
  if (current.name !== kept.terminal) {
    const isSealed = terminals.all().some(({ name }) => name === kept.terminal)
    return isSealed || replaced(events, current.name, kept) ? null : 'older-than-backup'
  }
  if (current.headSeq < kept.seq) return 'older-than-backup'
  const [event] = events.page({ terminal: kept.terminal, after: kept.seq - 1, upTo: kept.seq })
  const begin = checkpointTable(connection, (_name, run) => run()).of(kept.terminal)
  // It has gone with all before it, which only a newer file than the kept head can say.
  if (begin !== null && kept.seq < begin.seq) return null
  const purged = begin?.seq === kept.seq ? begin.mac : ''
  const mac = event === undefined ? purged : Buffer.from(event.mac).toString('hex')
  // Another chain of the same name: an older file that was written to since.
  return mac === kept.mac ? null : 'chain'
}

/** Whether this chain began in the place of that one, or of one that nobody could read any more. */
function replaced(events: EventTable, terminal: string, kept: ChainHead): boolean {
  const [first] = events.page({ terminal, after: 0, upTo: 1 })
  const event = first === undefined ? null : decodeEvent(first)
  if (event?.kind !== 'terminal.restored') return false
  return event.body.replaced === null || event.body.replaced.terminal === kept.terminal
}
