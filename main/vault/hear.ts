import type { Clock } from '../../preload/contract/clock.ts'
import type { Heard } from './keychain.ts'

/** After this a caller hears `waiting` (bar B-K02). */
export const HEARD_MS = 5_000

/** The answer, or after 5 s that it is being waited for. */
export async function hear<A>(clock: Clock, settled: Promise<A>): Promise<Heard<A>> {
  const heard = new AbortController()
  const late = clock.sleep(HEARD_MS, heard.signal).then(() => null)
  const first = await Promise.race([settled, late])
  heard.abort()
  return first ?? { state: 'waiting', settled }
}
