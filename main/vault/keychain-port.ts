/** A running keychain process, seen from main. */
export interface KeychainPort {
  /** Copies the message before it returns. Does nothing once the process has ended. */
  post(message: unknown): void
  /** Ends it at once, asking nothing. */
  kill(): void
}

/** What is told of it. `onExit` comes once, whatever the end was; after it, no message. */
export interface KeychainPortEvents {
  onMessage(message: unknown): void
  onExit(): void
}

/** Starts one. `main/shell/keychain-process.ts` has it for Electron. */
export type StartKeychain = (events: KeychainPortEvents) => KeychainPort
