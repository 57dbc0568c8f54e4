import type { z } from 'zod'
import type {
  Account,
  AccountPicture,
  ChargeBlock,
  Door,
  KeychainReason,
} from '../../preload/contract/account.ts'
import type { codeAnswerSchema } from '../../preload/contract/account-answers.ts'
import type { StartedJournal } from '../journal/start/start-journal.ts'
import type { Lock } from '../lock/create-lock.ts'
import type { PortOneClient } from '../portone/client.ts'
import type { RunningTill } from '../till/create-till.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountFolder } from './account-folder.ts'
import type { BackupDesk } from './backup-desk.ts'
import type { ProfileStore } from './profile-store.ts'
import type { Confirmed } from './recovery-desk.ts'

export type CodeAnswer = z.output<typeof codeAnswerSchema>
export type CodeFileState = AccountPicture['codeFile']

/**
 * The one account this run of the program works in, from the first look at its files to its end.
 * Whatever stands in the way of opening it is a door of the picture; nothing here throws for it.
 */
export interface AccountSession {
  readonly account: Account
  readonly place: AccountFolder
  /** Null in practice, which has no secret of its own. */
  readonly vault: Vault | null
  /** The picture as soon as it is newer than `after` (null: at once), else the same after 25 s. */
  watch(after: number | null): Promise<AccountPicture>
  /** Something the picture shows has changed: wakes every watcher. */
  changed(): void
  /** Begins to open the account; call once, when the window is there. Never waits. */
  start(): void
  /**
   * Asks the keychain, and looks at the journal's place, once more: opens a closed door, or ends the
   * charge block of a journal that was opened by its recovery code.
   */
  retry(): void
  /** Answers `opened` also where the journal then turns out to be damaged: the door says so. */
  openWithCode(typed: string): Promise<CodeAnswer>
  /** As the picture has it. */
  door(): Door
  /** Null while the door is not open. */
  open(): OpenAccount | null
  /** The till of `open()`, or null. */
  till(): RunningTill | null
  /**
   * A new recovery code, to be typed back: of a new account its first one, of an open account another.
   * Null where there is nothing to open with one.
   */
  makeRecoveryCode(): string | null
  /** Keeps the code where it was typed as it was shown; a new account is made, and opened, by it. */
  confirmRecoveryCode(typed: string): Promise<Confirmed>
  /** Of a journal that is damaged: what opens its backups, or null. Wiped once it opens, or closes. */
  keyOfDamaged(): Uint8Array | null
  /** From now on no account is open to anybody: the program is about to start again. */
  leave(): void
  /** After `close`: opens the account once more, as `start` does. */
  reopen(): void
  /** The account is called something else from now on. */
  renamed(name: string): void
  /** Closes the account: the till stops, the journal closes, the lease is given back. */
  close(): Promise<void>
}

/** An account whose journal is open. */
export interface OpenAccount {
  readonly account: Account
  /** The journal with its path, lease and the backups of the start. */
  readonly started: StartedJournal
  /** The journal's key. Whoever needs it beyond a call copies it; it is wiped at the end. */
  readonly key: Uint8Array
  readonly till: RunningTill
  readonly client: PortOneClient
  /** A client that holds no token yet: it asks the keys themselves. */
  readonly newClient: () => PortOneClient
  readonly profile: ProfileStore
  readonly lock: Lock
  /** Null in practice, whose rows nobody misses. */
  readonly backups: BackupDesk | null
  /** Null in practice, which has no secret of its own. */
  readonly vault: Vault | null
  /** Asks the keychain whether there are REST keys; their absence is a step of setting up. */
  readonly lookForKeys: () => Promise<void>
  /** Why the keychain did not give the key: then the account is open for review only. */
  keychainReason(): KeychainReason | null
  /** The wrapped key beside the journal, as it is now. */
  readonly codeFile: () => CodeFileState
  /** Why nobody may be charged, or null. */
  chargeBlock(): ChargeBlock | null
}
