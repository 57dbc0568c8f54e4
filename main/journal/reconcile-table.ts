import type { Connection } from './connection.ts'
import { prepared } from './watch.ts'
import type { Timed } from './watch.ts'

export interface ReconcileNeed {
  /** Epoch ms of the last event that survived: what the gateway has seen since is not in the file. */
  readonly since: number
}

/** At most one row: whether the gateway must be asked before anything is charged. */
export interface ReconcileTable {
  need(): ReconcileNeed | null
  /** The earlier time stays where there is a need already. */
  demand(need: ReconcileNeed): void
  clear(): void
}

export function reconcileTable(connection: Connection, watch: Timed): ReconcileTable {
  const need = prepared<object, ReconcileNeed>(connection, watch, {
    name: 'reconcile.need',
    sql: 'SELECT since FROM reconcile_need',
  })
  const demand = prepared<ReconcileNeed, never>(connection, watch, {
    name: 'reconcile.demand',
    sql: `INSERT INTO reconcile_need (id, since) VALUES (1, @since)
          ON CONFLICT (id) DO UPDATE SET since = min(since, excluded.since)`,
  })
  const clear = prepared<object, never>(connection, watch, {
    name: 'reconcile.clear',
    sql: 'DELETE FROM reconcile_need',
  })
  return {
    need: () => need.get({}) ?? null,
    demand: ({ since }) => void demand.writeOne({ since }),
    clear: () => void clear.write({}),
  }
}
