import type { Account, KeychainReason } from '../../preload/contract/account.ts'
import type { ChainHead } from '../journal/event-kinds.ts'
import type { StartedJournal } from '../journal/start/start-journal.ts'
import { createLock } from '../lock/create-lock.ts'
import { createTill } from '../till/create-till.ts'
import { spreadKeyFile } from '../vault/key-copies.ts'
import type { Vault } from '../vault/vault.ts'
import { keyCopies, type AccountFolder } from './account-folder.ts'
import { createBackupDesk } from './backup-desk.ts'
import { createChargeGate, type ChargeGate } from './charge-gate.ts'
import type { Gateway } from './gateway.ts'
import { keepHead } from './kept-head.ts'
import { createProfileStore } from './profile-store.ts'
import { createRetention } from './retention.ts'
import type { OpenAccount } from './session.ts'
import type { AccountTools } from './tools.ts'

export interface Opening {
  readonly account: Account
  readonly place: AccountFolder
  readonly started: StartedJournal
  /** Wiped when the account closes. */
  readonly key: Uint8Array
  /** Null in practice. */
  readonly vault: Vault | null
  /** Why the account opens for review only, or null. */
  readonly reason: KeychainReason | null
  /** Makes its way to the gateway; `withheld` says why the keychain is not to be asked. */
  readonly gateway: (withheld: () => KeychainReason | null) => Gateway
  /** Called when something the account's picture shows may have changed. */
  readonly changed: () => void
}

/** As everybody else knows it, and what the session alone does with it. */
export interface OpenedAccount
  extends OpenAccount, Pick<ChargeGate, 'keychainSaid' | 'codeFileChanged'> {
  isClosed(): boolean
  close(): Promise<void>
}

/**
 * Puts one account together over its started journal: profile, lock, till, gateway, backups. Takes the
 * journal and the key over; where it throws, the journal is closed again.
 */
export function openAccount(opening: Opening, tools: AccountTools): OpenedAccount {
  try {
    return assemble(opening, tools)
  } catch (error) {
    opening.started.close()
    throw error
  }
}

function assemble(opening: Opening, tools: AccountTools): OpenedAccount {
  const { account, place, started, key, vault, reason, changed } = opening
  const { clock, random } = tools
  const { journal } = started
  // After a new code that a crash cut short: no copy may open with the old one for long.
  if (vault !== null) spreadKeyFile(place.keyPath, keyCopies(place))
  const profile = createProfileStore({ account, journal, changed })
  const { mode } = account
  const isOtherAccount = () => till.isOtherAccount()
  const about = { mode, place, vault, journal, profile, reason }
  const gate = createChargeGate({ ...about, isOtherAccount, changed })
  const gateway = opening.gateway(gate.keychainReason)
  const till = createTill({
    journal,
    client: gateway.client,
    clock,
    random,
    get rules() {
      return profile.rules()
    },
    chargeBlock: gate.chargeBlock,
    // Practice needs no network.
    online: vault === null ? () => true : tools.online,
    preferences: tools.preferences,
    onChange: tillChanged,
    sweeps: true,
    onSweep: () => {
      if (!isClosed) changed()
    },
    onBug: tools.onBug,
  })
  const lock = createLock({ staff: journal.staff, clock, random, changed })
  const backups = vault === null ? null : backupsOf(opening, tools, { vault, gate, till })
  let unknown = till.unknown()
  let isClosed = false

  /** The lock screen shows how many are being checked, and nothing else of the till. */
  function tillChanged(): void {
    if (isClosed || till.unknown() === unknown) return
    unknown = till.unknown()
    changed()
  }

  /** A reading that the keys have stopped is not made to wait for its next turn. */
  async function lookForKeys(): Promise<void> {
    await gate.lookForKeys()
    if (isClosed) return
    const { problem } = till.sweep()
    if (problem === 'keychain' || problem === 'keys-refused') void till.sweepNow()
  }

  async function close(): Promise<void> {
    let head: ChainHead | null = null
    try {
      await inTurn([() => till.stop(), () => backups?.close(), () => gateway.close()])
    } finally {
      isClosed = true
      head = headOf(journal)
      try {
        started.close()
      } finally {
        key.fill(0)
      }
    }
    if (head === null || vault === null || gate.keychainReason() !== null) return
    await keepHead(vault, head)
  }

  const { client, newClient } = gateway
  const parts = { account, started, key, till, client, newClient, profile, lock, backups, vault }
  return { ...parts, ...gate, lookForKeys, isClosed: () => isClosed, close }
}

/** Does every step, whatever came of those before it, and throws in the end where one failed. */
async function inTurn(steps: readonly (() => Promise<void> | undefined)[]): Promise<void> {
  const [step, ...others] = steps
  if (step === undefined) return
  try {
    await step()
  } finally {
    await inTurn(others)
  }
}

/** Null where the journal cannot say: the keychain then keeps the head before. */
function headOf(journal: StartedJournal['journal']): ChainHead | null {
  try {
    return journal.head()
  } catch {
    return null
  }
}

/** Tells the keychain how far the journal had come whenever another backup has been made. */
function backupsOf(
  { started, key, changed }: Opening,
  { clock, onBackupTrouble }: AccountTools,
  {
    vault,
    gate,
    till,
  }: { readonly vault: Vault; readonly gate: ChargeGate; readonly till: OpenAccount['till'] },
) {
  return createBackupDesk({
    started,
    key,
    clock,
    inFlight: till.busy,
    changed,
    onBackedUp: (head) => {
      if (gate.keychainReason() === null) void keepHead(vault, head)
    },
    onDaySafe: createRetention({
      journal: started.journal,
      clock,
      inFlight: till.busy,
      mayWrite: () => gate.keychainReason() === null,
      onProblem: onBackupTrouble,
    }),
    onProblem: onBackupTrouble,
  })
}
