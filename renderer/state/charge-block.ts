import type { AccountPicture } from '../../preload/contract/account.ts'
import type { CounterSnapshot } from '../../preload/contract/contract.ts'
import { useAccount } from './account-store.ts'
import { useTill } from './till-store.ts'

/** As many calls at once, and as many unknowns, as main lets be (flows.md, When an answer is slow). */
const IN_FLIGHT_MAX = 2
const UNKNOWN_MAX = 5

type AccountBlock = NonNullable<AccountPicture['chargeBlock']>['kind']
export type ChargeBlock = AccountBlock | 'offline' | 'tooMany'

/**
 * Why nothing can be charged now, or null. Main decides again; this says so before a key is pressed.
 * A journal that refused a write is no reason: only the next try shows that the disk takes them again.
 */
export function blockOf(
  snapshot: CounterSnapshot | null,
  account: Pick<AccountPicture, 'chargeBlock'> | null,
): ChargeBlock | null {
  const block = account?.chargeBlock ?? null
  if (block !== null) return block.kind
  if (snapshot === null) return null
  if (!snapshot.online) return 'offline'
  const unknown = snapshot.tray.filter(({ state }) => state === 'unknown').length
  return snapshot.inFlight >= IN_FLIGHT_MAX || unknown >= UNKNOWN_MAX ? 'tooMany' : null
}

export function chargeBlock(): ChargeBlock | null {
  return blockOf(useTill.getState().snapshot, useAccount.getState().picture)
}

export function useChargeBlock(): ChargeBlock | null {
  const snapshot = useTill((till) => till.snapshot)
  const picture = useAccount((account) => account.picture)
  return blockOf(snapshot, picture)
}
