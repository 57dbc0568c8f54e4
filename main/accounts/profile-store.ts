import type { Account } from '../../preload/contract/account.ts'
import type { AppStart } from '../../preload/contract/contract.ts'
import type { Profile } from '../../preload/contract/profile.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { JournalUnwritable, type Journal } from '../journal/records.ts'
import { practiceProfile } from '../practice-account.ts'
import type { TillRules } from '../till/till.ts'
import { checkProfile } from './profile-check.ts'
import { addressOf, rulesOf, startOf } from './profile-rules.ts'
import { starterProfile } from './starter-profile.ts'

/** The profile of the open account: read once, then as it was saved last. */
export interface ProfileStore {
  /** As it was saved; else what an account of its mode begins with. */
  current(): Profile
  /** Whether it could be saved as it is: what a new account begins with is not (`shop` of the checklist). */
  isComplete(): boolean
  /**
   * Checks and keeps it; what comes back is what was kept. It holds from the next charge on. Mode and
   * `sandbox` are the account's, whatever was sent. `profile-invalid`, `journal-unwritable`
   */
  save(profile: Profile): Result<Profile>
  /** What the till charges by; give it to `createTill` as it is. */
  readonly rules: () => TillRules
  /** What the page learns of it when it loads. */
  start(): ProfileStart
  /**
   * Whether the gateway has shown the key-in channel that is set now to be there and of this
   * account's mode. Kept in the journal, so that no start needs the network for it.
   */
  isChannelProven(): boolean
  /**
   * What the gateway has just said of a key-in channel; another one may have been set meanwhile. A
   * disk that refuses leaves it as it was, for the next time it is asked.
   */
  keepChannelProof(channel: ChannelAddress, isProven: boolean): void
}

export type ProfileStart = Pick<
  AppStart,
  'mode' | 'shop' | 'staffName' | 'rules' | 'defaultItemName' | 'quickItems'
>

type ChannelAddress = NonNullable<Profile['channels']['keyIn']>

export interface ProfileStoreOptions {
  readonly account: Account
  readonly journal: Journal
  /** Called when one was saved or a proof has changed. */
  readonly changed: () => void
}

export function createProfileStore(options: ProfileStoreOptions): ProfileStore {
  const { account, journal, changed } = options
  const saved = journal.profile()
  let profile = saved === null ? initialProfile(account) : ofAccount(saved, account)
  let rules = rulesOf(profile)

  function keep(next: Profile): void {
    journal.saveProfile(next)
    profile = next
    rules = rulesOf(next)
    changed()
  }

  return {
    current: () => profile,
    isComplete: () => checkProfile(profile).ok,
    save(next) {
      const checked = checkProfile(ofAccount(next, account))
      if (!checked.ok) {
        return fail({ kind: 'profile-invalid', field: checked.field, problem: checked.problem })
      }
      return unlessUnwritable(() => {
        keep(checked.profile)
        return checked.profile
      })
    },
    rules: () => rules,
    start: () => startOf(profile),
    isChannelProven: () => {
      const { keyIn } = profile.channels
      return keyIn !== null && journal.provenChannel() === addressOf(keyIn)
    },
    keepChannelProof(channel, isProven) {
      const address = addressOf(channel)
      const wasProven = journal.provenChannel() === address
      if (wasProven === isProven) return
      const kept = unlessUnwritable(() => journal.keepProvenChannel(isProven ? address : ''))
      if (kept.ok && kept.value) changed()
    },
  }
}

function initialProfile(account: Account): Profile {
  return account.mode === 'practice' ? practiceProfile : starterProfile(account)
}

/** A restored or hand-made profile of another mode would charge by the wrong expectation. */
function ofAccount(profile: Profile, { mode }: Account): Profile {
  return { ...profile, mode, sandbox: mode !== 'live' }
}

function unlessUnwritable<T>(save: () => T): Result<T> {
  try {
    return ok(save())
  } catch (error) {
    if (error instanceof JournalUnwritable) return fail({ kind: 'journal-unwritable' })
    throw error
  }
}
