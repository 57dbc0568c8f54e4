import type { Clock, Random } from '../../preload/contract/clock.ts'
import { appender } from './append.ts'
import type { Appender } from './append.ts'
import { chainKey } from './chain.ts'
import { checkpointTable } from './checkpoint-table.ts'
import type { Connection } from './connection.ts'
import { journalError } from './errors.ts'
import { eventTable } from './event-table.ts'
import { noteTable } from './note-table.ts'
import { ordersTable } from './orders-table.ts'
import { personTable } from './person-table.ts'
import { profileTable } from './profile-table.ts'
import type { OnUnreadable } from './profile-table.ts'
import type { JournalEvent } from './event-kinds.ts'
import { purgeRows } from './purge-rows.ts'
import { reconcileTable } from './reconcile-table.ts'
import { JournalUnwritable } from './records.ts'
import { refundsTable } from './refunds-table.ts'
import { applyEvent } from './replay.ts'
import type { Tables } from './replay.ts'
import { staffTable } from './staff-table.ts'
import { sweepTable } from './sweep-table.ts'
import { terminalTable } from './terminal-table.ts'
import { timed } from './watch.ts'
import type { OnSlow } from './watch.ts'

/** What reading and writing the journal needs, over one connection. */
export interface Desk {
  readonly tables: Tables
  readonly random: Random
  readonly clock: Clock
  readonly chain: Appender
  readonly chainKey: Uint8Array
  /** Appends the event and writes what is so after it. Only inside `transact`. */
  readonly record: (event: JournalEvent) => void
  /** One immediate transaction: others wait before they read, so nothing is decided twice. */
  readonly transact: <T>(name: string, run: () => T) => T
  /** False from the write the disk refused until one it took. */
  readonly isWritable: () => boolean
  /** Reads, with SQLite's errors in the journal's words. */
  readonly read: <T>(run: () => T) => T
}

export interface DeskOptions {
  readonly key: Uint8Array
  readonly clock: Clock
  readonly random: Random
  readonly onSlow?: OnSlow
  readonly onUnreadable?: OnUnreadable
}

export function openDesk(connection: Connection, options: DeskOptions): Desk {
  const { clock, random, key, onSlow = () => undefined, onUnreadable = () => undefined } = options
  const watch = timed(() => clock.monotonic(), onSlow)
  const tables: Tables = {
    events: eventTable(connection, watch),
    terminals: terminalTable(connection, watch),
    checkpoints: checkpointTable(connection, watch),
    orders: ordersTable(connection, watch),
    people: personTable(connection, watch),
    notes: noteTable(connection, watch),
    reconcile: reconcileTable(connection, watch),
    refunds: refundsTable(connection, watch),
    staff: staffTable(connection, watch),
    profile: profileTable(connection, watch, onUnreadable),
    sweeps: sweepTable(connection, watch),
    purging: purgeRows(connection, watch),
  }
  const macKey = chainKey(key)
  const chain = appender(tables, macKey, clock)
  let writable = true

  function transact<T>(name: string, run: () => T): T {
    try {
      const commit = () => connection.transaction(run).immediate()
      const answer = translated(() => watch(`transaction.${name}`, commit))
      writable = true
      return answer
    } catch (error) {
      if (error instanceof JournalUnwritable) writable = false
      throw error
    }
  }

  return {
    tables,
    random,
    clock,
    chain,
    chainKey: macKey,
    record: (event) => applyEvent(tables, event, chain.append(event).time),
    transact,
    isWritable: () => writable,
    read: translated,
  }
}

function translated<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw journalError(error)
  }
}
