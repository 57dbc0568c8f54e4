import type { Clock } from '../../preload/contract/clock.ts'
import type { Journal } from '../journal/records.ts'
import type { PortOneClient } from '../portone/client.ts'
import { wrongAccount } from '../till/other-account.ts'
import type { KeyVerdict } from '../vault/save-verified.ts'
import { channelStep } from './checklist.ts'
import type { ProfileStore } from './profile-store.ts'

/** What this computer has of the merchant whose keys are changed. */
export interface KeptAccount {
  readonly journal: Journal
  readonly profile: Pick<ProfileStore, 'current'>
}

/** Every payment, how new it may be: a refusal costs a minute, another merchant's keys a charge. */
const EVERY = Number.MAX_SAFE_INTEGER

/**
 * Tells whether a client's keys are of the merchant an account belongs to: they see the newest payment
 * of its journal, and the key-in channel that is set is theirs. With neither there is nothing to tell
 * by, and they are. `no-answer` where the gateway did not say.
 */
export function isOfAccount({ journal, profile }: KeptAccount, clock: Clock) {
  return async (client: PortOneClient): Promise<KeyVerdict> => {
    const wrong = await wrongAccount({ journal, client, clock }, EVERY)
    if (wrong !== null) return wrong === 'other-account' ? wrong : 'no-answer'
    const { mode, channels } = profile.current()
    if (channels.keyIn === null) return 'works'
    const listed = await client.listChannels()
    if (listed.kind !== 'ok') return 'no-answer'
    const step = channelStep({ keyIn: channels.keyIn, mode, listed })
    return step === 'not-found' ? 'other-account' : 'works'
  }
}
