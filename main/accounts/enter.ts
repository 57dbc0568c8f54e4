import type { Account, Door, KeychainReason } from '../../preload/contract/account.ts'
import { listBackups } from '../journal/backup/list-backups.ts'
import { JournalDamaged } from '../journal/errors.ts'
import type { ChainHead } from '../journal/event-kinds.ts'
import { loadOrCreateKeyFile } from '../journal/key-file.ts'
import { wasEverMade } from '../journal/start/key-opens.ts'
import { startJournalAsync, type StartedJournal } from '../journal/start/start-journal.ts'
import { doJob } from '../journal/workshop/do-job.ts'
import type { LiveKey } from '../vault/open-live-key.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountFolder } from './account-folder.ts'
import { askKeychain } from './ask-keychain.ts'
import { doorOfError } from './door-of-error.ts'
import { networkGateway, practiceGateway, type Gateway } from './gateway.ts'
import { readKeptHead } from './kept-head.ts'
import { liveJournal } from './live-journal.ts'
import { wasLost } from './lost-account.ts'
import { openAccount, type OpenedAccount } from './open-account.ts'
import type { AccountTools } from './tools.ts'

/** The account a try to open is about. */
export interface Entrance {
  readonly account: Account
  readonly place: AccountFolder
  /** Null in practice. */
  readonly vault: Vault | null
  readonly tools: AccountTools
  /** Called when something the account's picture shows may have changed. */
  readonly changed: () => void
  /** Another try has begun, or the program is ending: nothing may be opened any more. */
  readonly isStale: () => boolean
  /** Aborts when that happens, for whoever waits. */
  readonly ended: AbortSignal
}

/** A door that stays closed; `keyOfDamaged` opens the backups of a damaged journal. */
export interface Closed {
  readonly kind: 'closed'
  readonly door: Door
  readonly keyOfDamaged: Uint8Array | null
}

export type Entered =
  | { readonly kind: 'open'; readonly opened: OpenedAccount }
  | Closed
  | { readonly kind: 'stale' }

/** Ends what was opened too late, and wipes the key it came with. */
export async function discard(entered: Entered): Promise<void> {
  if (entered.kind === 'open') await entered.opened.close()
  if (entered.kind === 'closed') entered.keyOfDamaged?.fill(0)
}

/** Opens practice: its key lies in a 0600 file, so a start never waits for a keychain. */
export async function enterPractice(entrance: Entrance): Promise<Entered> {
  try {
    const key = loadOrCreateKeyFile(entrance.place.keyPath)
    return await enterWithKey(entrance, key, null)
  } catch (error) {
    return closed(entrance, error, null)
  }
}

/** Asks the keychain for the key and opens with it. `onWaiting` is called after 5 s. */
export async function enterByKeychain(
  entrance: Entrance & { readonly vault: Vault },
  onWaiting: () => void,
): Promise<Entered> {
  try {
    const { place, vault } = entrance
    const asked = askKeychain(liveJournal(place, vault), onWaiting)
    const found = await unlessEnded(asked, entrance.ended)
    if (found === null) return { kind: 'stale' }
    if (found.state === 'ready') return await enterWithKey(entrance, found.key, null)
    return { kind: 'closed', door: found, keyOfDamaged: null }
  } catch (error) {
    return closed(entrance, error, null)
  }
}

/**
 * Opens with a key that has been proven. `reason` says why it opens for review only, or null. Takes the
 * key over.
 */
export async function enterWithKey(
  entrance: Entrance,
  key: Uint8Array,
  reason: KeychainReason | null,
): Promise<Entered> {
  const { account, place, vault, tools, changed, isStale } = entrance
  try {
    const keptHead = vault === null || reason !== null ? null : await readKeptHead(vault)
    const started = isStale() ? null : await start(entrance, key, keptHead)
    if (started === null || isStale()) {
      started?.close()
      key.fill(0)
      return { kind: 'stale' }
    }
    const gateway = (withheld: () => KeychainReason | null): Gateway =>
      vault === null
        ? practiceGateway(place.folder, tools)
        : networkGateway({ mode: account.mode, vault, withheld }, tools)
    const opening = { account, place, started, key, vault, reason, gateway, changed }
    return { kind: 'open', opened: openAccount(opening, tools) }
  } catch (error) {
    if (error instanceof JournalDamaged) return closed(entrance, error, key)
    key.fill(0)
    return closed(entrance, error, null)
  }
}

async function start(
  { place, tools }: Entrance,
  key: Uint8Array,
  keptHead: ChainHead | null,
): Promise<StartedJournal> {
  const { clock, random, onSlow } = tools
  const path = place.journalPath
  // A journal that takes the place of one that was lost has to ask the gateway what that one knew.
  if (!wasEverMade(path) && wasLost(place)) {
    await doJob({ kind: 'begin-anew', path, key, nowMs: clock.now() })
  }
  return startJournalAsync({ path, key, keptHead, clock, random, onSlow })
}

function closed(
  { place, tools }: Entrance,
  error: unknown,
  keyOfDamaged: Uint8Array | null,
): Closed {
  const door = doorOfError(error, () => listBackups(place.journalPath))
  if (door === null) {
    const reference = tools.onBug(error)
    return { kind: 'closed', door: { state: 'broken', reference }, keyOfDamaged }
  }
  tools.onRefused(error)
  return { kind: 'closed', door, keyOfDamaged }
}

/** Null where it ended first; a key that comes late is wiped. */
async function unlessEnded(asked: Promise<LiveKey>, ended: AbortSignal): Promise<LiveKey | null> {
  const end = Promise.withResolvers<null>()
  const wipeLate = () => {
    end.resolve(null)
    void asked.then((found) => (found.state === 'ready' ? found.key.fill(0) : null))
  }
  if (ended.aborted) wipeLate()
  ended.addEventListener('abort', wipeLate, { once: true })
  try {
    return await Promise.race([end.promise, asked])
  } finally {
    ended.removeEventListener('abort', wipeLate)
  }
}
