import type { Clock, Random } from '../../../preload/contract/clock.ts'
import type { Connection } from '../connection.ts'
import { openDesk } from '../desk.ts'
import type { ChainHead } from '../event-kinds.ts'
import { migrate } from '../migrate.ts'
import { headOf } from '../walk-chain.ts'

/**
 * Ends the chain a restored file came with and begins another: two files must never number the same
 * terminal's events. The first event says where the old chain ended and sets the need to reconcile
 * from its last event on.
 */
export function sealRestored(
  connection: Connection,
  options: {
    readonly key: Uint8Array
    readonly clock: Clock
    readonly random: Random
    readonly replaced: ChainHead | null
  },
): void {
  migrate(connection)
  const { chain, clock, random, record, tables, transact } = openDesk(connection, options)
  transact('restore', () => {
    const old = tables.terminals.current()
    const last =
      old === undefined
        ? undefined
        : tables.events.page({ terminal: old.name, after: old.headSeq - 1, upTo: old.headSeq })[0]
    chain.begin(random)
    record({
      kind: 'terminal.restored',
      body: {
        sealed: old === undefined ? null : headOf(old),
        replaced: options.replaced,
        // A clock that ran ahead must not hide what happened since.
        since: Math.max(0, Math.min(last?.time ?? 0, Math.trunc(clock.now()))),
      },
    })
  })
}
