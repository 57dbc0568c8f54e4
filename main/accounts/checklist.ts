import type {
  AccountMode,
  AccountPicture,
  KeychainReason,
  SetUpStep,
} from '../../preload/contract/account.ts'
import type { Checklist } from '../../preload/contract/account-answers.ts'
import type { Profile } from '../../preload/contract/profile.ts'
import { unreachable } from '../../preload/contract/result.ts'
import type { Journal } from '../journal/records.ts'
import type { Channel } from '../portone/channels.ts'
import type { PortOneClient, Reply, TokenAnswer } from '../portone/client.ts'
import type { ProfileStore } from './profile-store.ts'
import { trialStep, trialsOf } from './trial.ts'

export type CodeFileState = AccountPicture['codeFile']

/** `users/pg` calls a channel that key-in and billing keys go through this (portone-v1.md §3.5). */
const KEY_IN_KIND = 'api_payment'

export interface ChecklistSources {
  readonly profile: ProfileStore
  readonly journal: Pick<Journal, 'trials' | 'refunds'>
  /** Makes a client that holds no token yet: the keys themselves are asked, not what they once got. */
  readonly newClient: () => Pick<PortOneClient, 'getToken' | 'listChannels'>
  /** `none` in practice. */
  readonly codeFile: () => CodeFileState
}

/**
 * Going live, step by step, as it is at this moment: asks the gateway for a token and for its
 * channels, and keeps what that proves of the key-in channel for the starts to come. Never throws for
 * what a network or a gateway does.
 */
export async function readChecklist(sources: ChecklistSources): Promise<Checklist> {
  const { profile, journal, newClient, codeFile } = sources
  const { mode, channels } = profile.current()
  const client = newClient()
  const keys = keysStep(await client.getToken())
  const listed = keys === 'done' && channels.keyIn !== null ? await client.listChannels() : null
  const channel = channelStep({ keyIn: channels.keyIn, mode, listed })
  // While the network is away, what was proven before still is.
  if (channels.keyIn !== null && channel !== 'unreachable') {
    profile.keepChannelProof(channels.keyIn, channel === 'done')
  }
  return {
    keys,
    channel,
    code: codeStep(codeFile()),
    shop: profile.isComplete() ? 'done' : 'missing',
    trial: trialStep(trialsOf(journal)),
  }
}

export function keysStep(token: TokenAnswer): Checklist['keys'] {
  switch (token.kind) {
    case 'ok':
      return 'done'
    case 'keys-refused':
      return 'refused'
    case 'unreachable':
      return token.reason === 'no-credentials' ? 'missing' : 'unreachable'
    case 'keychain':
      return keysAreMissing(token.why) ? 'missing' : 'keychain'
    default:
      return unreachable(token)
  }
}

/**
 * Whether the gateway has the key-in channel that is set, and of the account's own kind: a test
 * channel in a live account would debit nobody for good, a live one in a test account would.
 */
export function channelStep(asked: {
  readonly keyIn: Profile['channels']['keyIn']
  readonly mode: AccountMode
  /** Null where the gateway was not asked, because the keys do not open it. */
  readonly listed: Reply<
    readonly Pick<Channel, 'provider' | 'merchantId' | 'kind' | 'sandbox'>[]
  > | null
}): Checklist['channel'] {
  const { keyIn, mode, listed } = asked
  if (keyIn === null) return 'missing'
  if (listed?.kind !== 'ok') return 'unreachable'
  const same = listed.value.filter(
    ({ provider, merchantId, kind }) =>
      kind === KEY_IN_KIND && provider === keyIn.provider && merchantId === keyIn.merchantId,
  )
  if (same.length === 0) return 'not-found'
  return same.some(({ sandbox }) => sandbox === (mode !== 'live')) ? 'done' : 'other-mode'
}

export function codeStep(codeFile: CodeFileState): Checklist['code'] {
  return codeFile === 'whole' || codeFile === 'none' ? 'done' : codeFile
}

/** What is known at a start, from the disk and the keychain alone. */
export interface KnownSetUp {
  readonly mode: AccountMode
  /** What the vault says of the REST keys: they are saved only after a token call (bar B-K05). */
  readonly keys: 'saved' | KeychainReason
  /** `ProfileStore.isChannelProven` */
  readonly isChannelProven: boolean
  readonly codeFile: CodeFileState
  /** `ProfileStore.isComplete` */
  readonly isShopComplete: boolean
}

/**
 * The steps that must be done before the first charge, in the order of the screen; none in practice.
 * Needs no network: a shop that was set up once is never held up because the line is down. A
 * keychain that gives nothing at the moment is a reason of its own (`keychain`) and none of these;
 * a key file that a later version wrote cannot be replaced by this one, so it holds up nobody.
 */
export function missingSteps(known: KnownSetUp): SetUpStep[] {
  if (known.mode === 'practice') return []
  const isMissing: Readonly<Record<SetUpStep, boolean>> = {
    keys: known.keys !== 'saved' && keysAreMissing(known.keys),
    channel: !known.isChannelProven,
    code: known.codeFile === 'missing' || known.codeFile === 'damaged',
    shop: !known.isShopComplete,
  }
  return (['keys', 'channel', 'code', 'shop'] as const).filter((step) => isMissing[step])
}

/** The keychain answered, and has no pair of ours. */
function keysAreMissing(why: KeychainReason): boolean {
  return why === 'absent' || why === 'malformed'
}
