import type { Clock, Random } from '../../preload/contract/clock.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { Keychain } from '../vault/keychain.ts'

/** What every account is given by the composition root. */
export interface AccountTools {
  /** The program's own folder. */
  readonly userDataDir: string
  readonly clock: Clock
  readonly random: Random
  /** Asked by test and live accounts alone. */
  readonly keychain: Keychain
  /** Where test and live accounts find the gateway. */
  readonly gatewayOrigin: string
  /** Whether this computer has a network at all; practice does not ask. */
  readonly online: () => boolean
  readonly preferences: () => Preferences
  /** Hears of a journal statement that took over 40 ms. */
  readonly onSlow: (name: string, elapsedMs: number) => void
  /** Writes down what kept a backup from being made. */
  readonly onBackupTrouble: (error: unknown) => void
  /** Writes down what kept an account from being opened. */
  readonly onRefused: (error: unknown) => void
  /** Writes a bug down; answers the reference it has in the log. */
  readonly onBug: (error: unknown) => string
}
