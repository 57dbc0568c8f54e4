import { isWaiting, wipe, type Keychain, type KeychainTrouble } from '../keychain.ts'
import type { Place } from '../place.ts'
import type { SealedBy } from './safe-storage.ts'
import type { SealedFile } from './sealed-file.ts'

export interface LeavingOptions {
  /** Keytar's. */
  readonly old: Keychain
  /** safeStorage's, over `file`. */
  readonly next: Keychain
  readonly file: SealedFile
  /** What `chooseBackend` found usable. */
  readonly by: SealedBy
  /** Every place but the probes. */
  readonly places: readonly Place[]
}

/** Which keychain this start uses, and, while it is still the old one, what the move waits for. */
export type Leaving =
  | { readonly use: 'next' }
  | { readonly use: 'old'; readonly why: 'copied' | Obstacle }

type Obstacle = KeychainTrouble | 'waiting' | 'differs' | 'damaged'

/**
 * One step of the way from keytar to safeStorage, taken once at each start.
 *
 * `none`: everything is copied, and keytar stays in use. `copied`: a *later* start opens every copy,
 * under the same backend and program name, and finds it the same as keytar's; only then is the new
 * one used and the old one emptied. A copy that differs (keys were changed in between) is made again.
 * Any trouble leaves everything as it is until the next start.
 */
export async function leaveKeytar(options: LeavingOptions): Promise<Leaving> {
  const found = options.file.read()
  if (found.state === 'damaged') return { use: 'old', why: 'damaged' }
  const phase = found.state === 'ok' ? found.sealed.phase : 'none'
  if (phase === 'moved') {
    await emptyOld(options)
    return { use: 'next' }
  }
  const obstacle = phase === 'copied' ? await compareAll(options) : await copyAll(options)
  if (obstacle === 'differs') {
    const again = await copyAll(options)
    return { use: 'old', why: again ?? 'copied' }
  }
  if (obstacle !== null) return { use: 'old', why: obstacle }
  const isRecorded = advance(options, phase === 'copied' ? 'moved' : 'copied')
  if (phase === 'none' || !isRecorded) return { use: 'old', why: 'copied' }
  await emptyOld(options)
  return { use: 'next' }
}

async function copyAll({ old, next, places }: LeavingOptions): Promise<Obstacle | null> {
  for (const place of places) {
    const reading = await old.read(place)
    if (isWaiting(reading)) return 'waiting'
    if (reading.state !== 'ok' && reading.state !== 'absent') return reading.state
    const written =
      reading.state === 'ok' ? await next.write(place, reading.value) : await next.remove(place)
    if (reading.state === 'ok') wipe(reading.value)
    if (written.state !== 'ok') return written.state
  }
  return null
}

async function compareAll({ old, next, places }: LeavingOptions): Promise<Obstacle | null> {
  for (const place of places) {
    const before = await old.read(place)
    const after = await next.read(place)
    if (before.state !== 'ok' && before.state !== 'absent') return before.state
    if (after.state !== 'ok' && after.state !== 'absent') return after.state
    if (before.state === 'absent' && after.state === 'absent') continue
    const isSame =
      before.state === 'ok' && after.state === 'ok' && Buffer.from(before.value).equals(after.value)
    if (!isSame) return 'differs'
  }
  return null
}

function advance({ file, by }: LeavingOptions, phase: 'copied' | 'moved'): boolean {
  const found = file.read()
  if (found.state === 'damaged') return false
  const before = found.state === 'ok' ? found.sealed : ({ v: 1, ...by, items: {} } as const)
  try {
    file.replace({ ...before, phase })
    return true
  } catch {
    return false
  }
}

/** What is not removed now is removed at the next start; nobody reads it any more. */
async function emptyOld({ old, places }: LeavingOptions): Promise<void> {
  for (const place of places) await old.remove(place)
}
