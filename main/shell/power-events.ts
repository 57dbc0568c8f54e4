import { powerMonitor } from 'electron'

export interface PowerOptions {
  /** Somebody has left the computer, or it sleeps: whoever comes back is asked for the code. */
  readonly lock: () => void
  /** It is awake again: the time that was slept through is no time anything was looked up in. */
  readonly wake: () => void
}

/**
 * What the system tells of sleep and of its own lock screen (bars B-P14, B-X09). macOS and Windows
 * tell of both, and macOS of another user's turn; on Linux only sleep is told. Call once, when the
 * program is ready.
 */
export function heedPower({ lock, wake }: PowerOptions): void {
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('user-did-resign-active', lock)
  powerMonitor.on('resume', wake)
}
