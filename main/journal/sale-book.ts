import type { JournalEvent } from './event-kinds.ts'
import { namedIds } from './named-ids.ts'
import type { NamedIds } from './named-ids.ts'

/** All that belongs to one sale: its attempts, their orders, their refunds. Goes whole or stays. */
export interface KnownSale {
  /** The place of the last event that names any of it; infinite where that one stays. */
  last: number
}

export interface Learned {
  readonly named: NamedIds
  readonly sales: readonly KnownSale[]
}

/** Which sale an event belongs to, learned from the events themselves. */
export interface SaleBook {
  /** The sales an event names: its own, made known where it is new, and the one it stands beside. */
  learn(event: JournalEvent): Learned
  /** Those of them that are known already. */
  known(event: JournalEvent): readonly KnownSale[]
}

export function saleBook(): SaleBook {
  const byId = new Map<string, KnownSale>()
  const found = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])))
  return {
    learn(event) {
      const named = namedIds(event)
      const beside = found([named.beside])
      if (named.own.length === 0) return { named, sales: beside }
      const sale = found(named.own)[0] ?? { last: -1 }
      for (const id of named.own) byId.set(id, sale)
      return { named, sales: [sale, ...beside] }
    },
    known(event) {
      const { own, beside } = namedIds(event)
      return found([...own, beside])
    },
  }
}
