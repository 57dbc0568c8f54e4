import type { CounterSnapshot } from '../../preload/contract/contract.ts'

export type Cause = 'waits' | 'asks' | 'unwritable' | 'offline' | 'trouble'

/** One banner at a time: the most pressing. */
export function bannerOf(snapshot: CounterSnapshot | null): Cause | null {
  if (snapshot === null) return null
  if (snapshot.closing !== 'no') return snapshot.closing
  if (snapshot.journal === 'unwritable') return 'unwritable'
  if (!snapshot.online) return 'offline'
  return snapshot.trouble ? 'trouble' : null
}
