import { statSync } from 'node:fs'
import type { Backup } from '../backup/list-backups.ts'
import { chainKey, macOf, NO_MAC, sameMac } from '../chain.ts'
import { checkpointTable } from '../checkpoint-table.ts'
import { behindKeptHead } from './kept-head.ts'
import type { Connection } from '../connection.ts'
import type { DamageCause } from '../errors.ts'
import type { ChainHead } from '../event-kinds.ts'
import { eventTable } from '../event-table.ts'
import { knownVersion, versionOf } from '../migrate.ts'
import { terminalTable } from '../terminal-table.ts'
import type { TerminalRow } from '../terminal-table.ts'

/** So much is checked in a tenth of a second; all of a larger file is for the reader, later. */
const CHECKED_WHOLE_BYTES = 8 * 1024 ** 2
/** The newest events, which a lost or torn write would have hit. */
const TAIL = 200

export interface LookedAt {
  readonly path: string
  readonly key: Uint8Array
  readonly backups: readonly Backup[]
  /** Where it had come to by what is kept apart from it (bar B-D13), or null. */
  readonly keptHead: ChainHead | null
}

/**
 * A look that takes the same short time for a thousand orders and for millions: SQLite's
 * `quick_check` (of the whole file up to 8 MiB, else of the table of terminals), the newest 200 events
 * against the chain's head, and the head against the backups and the kept one. Null when nothing is wrong. Throws
 * SQLite's error for a page that cannot be read.
 */
export function quickLook(connection: Connection, looked: LookedAt): DamageCause | null {
  // What a later version wrote is refused when it is opened; its tables are not ours to judge.
  const version = versionOf(connection)
  if (version === 0 || version > knownVersion()) return null
  const isSmall = statSync(looked.path).size <= CHECKED_WHOLE_BYTES
  const check = isSmall ? 'quick_check(1)' : "quick_check('terminal')"
  if (connection.pragma(check, { simple: true }) !== 'ok') return 'pages'
  const head = terminalTable(connection, (_name, run) => run()).current()
  if (head === undefined) return null
  if (!endsWhole(connection, head, looked.key)) return 'chain'
  const isOlder = looked.backups.some(
    ({ terminal, headSeq }) => terminal === head.name && headSeq > head.headSeq,
  )
  if (isOlder) return 'older-than-backup'
  return looked.keptHead === null ? null : behindKeptHead(connection, looked.keptHead)
}

function endsWhole(connection: Connection, head: TerminalRow, key: Uint8Array): boolean {
  const events = eventTable(connection, (_name, run) => run())
  if (events.overrun() !== undefined) return false
  // The oldest events may have gone: then the chain begins behind its checkpoint.
  const begin = checkpointTable(connection, (_name, run) => run()).of(head.name)
  const start = begin?.seq ?? 0
  const first = Math.max(start, head.headSeq - TAIL - 1)
  const tail = events.page({ terminal: head.name, after: first, upTo: head.headSeq })
  const macKey = chainKey(key)
  let previous = begin === null ? NO_MAC : Buffer.from(begin.mac, 'hex')
  for (const [index, event] of tail.entries()) {
    if (event.seq !== first + index + 1) return false
    const isCheckable = index > 0 || first === start
    if (isCheckable && !sameMac(macOf(macKey, previous, event), event.mac)) return false
    previous = event.mac
  }
  return tail.length === head.headSeq - first && sameMac(previous, head.headMac)
}
