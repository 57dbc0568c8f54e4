import { describe, expect, test } from 'vitest'
import {
  channelStep,
  codeStep,
  keysStep,
  missingSteps,
  type KnownSetUp,
} from '../../../main/accounts/checklist.ts'
import { trialStep } from '../../../main/accounts/trial.ts'
import type { Channel } from '../../../main/portone/channels.ts'
import type { Reply, TokenAnswer } from '../../../main/portone/client.ts'
import type { RefundState } from '../../../preload/contract/refund.ts'
import type { OrderState } from '../../../preload/contract/order.ts'

const MINE = { provider: 'inicis', merchantId: 'MOImine' }

function listed(...channels: readonly Partial<Channel>[]): Reply<readonly Channel[]> {
  const each = { ...MINE, kind: 'api_payment', sandbox: false, name: '', channelKey: '' }
  return { kind: 'ok', value: channels.map((change) => ({ ...each, ...change })) }
}

describe('the keys step', () => {
  test.each<[string, TokenAnswer, string]>([
    ['a token was given', { kind: 'ok', token: { value: 't' } }, 'done'],
    ['the gateway does not know them', { kind: 'keys-refused' }, 'refused'],
    ['none are stored', { kind: 'unreachable', reason: 'no-credentials' }, 'missing'],
    ['the keychain has none', { kind: 'keychain', why: 'absent' }, 'missing'],
    ['the keychain has something else', { kind: 'keychain', why: 'malformed' }, 'missing'],
    ['the keychain is locked', { kind: 'keychain', why: 'locked' }, 'keychain'],
    ['the keychain waits for a person', { kind: 'keychain', why: 'waiting' }, 'keychain'],
    ['there is no network', { kind: 'unreachable', reason: 'ENOTFOUND' }, 'unreachable'],
  ])('when %s', (_when, token, step) => {
    expect(keysStep(token)).toBe(step)
  })
})

describe('the channel step', () => {
  test.each<[string, Parameters<typeof channelStep>[0], string]>([
    ['none is set', { keyIn: null, mode: 'live', listed: listed({}) }, 'missing'],
    ['none is set and nobody was asked', { keyIn: null, mode: 'live', listed: null }, 'missing'],
    ['nobody could be asked', { keyIn: MINE, mode: 'live', listed: null }, 'unreachable'],
    [
      'the line is down',
      { keyIn: MINE, mode: 'live', listed: { kind: 'not-sent', reason: 'x' } },
      'unreachable',
    ],
    [
      'the answer is broken',
      { keyIn: MINE, mode: 'live', listed: { kind: 'unclear', reason: 'not-json' } },
      'unreachable',
    ],
    [
      'the token was refused',
      { keyIn: MINE, mode: 'live', listed: { kind: 'unauthorized' } },
      'unreachable',
    ],
    ['it is listed, and live', { keyIn: MINE, mode: 'live', listed: listed({}) }, 'done'],
    [
      'it is listed, and a test one',
      { keyIn: MINE, mode: 'live', listed: listed({ sandbox: true }) },
      'other-mode',
    ],
    [
      'a test account has a test one',
      { keyIn: MINE, mode: 'test', listed: listed({ sandbox: true }) },
      'done',
    ],
    [
      'a test account has a live one',
      { keyIn: MINE, mode: 'test', listed: listed({}) },
      'other-mode',
    ],
    [
      'practice has a test one',
      { keyIn: MINE, mode: 'practice', listed: listed({ sandbox: true }) },
      'done',
    ],
    ['no channel is listed', { keyIn: MINE, mode: 'live', listed: listed() }, 'not-found'],
    [
      'another merchant id is listed',
      { keyIn: MINE, mode: 'live', listed: listed({ merchantId: 'MOIother' }) },
      'not-found',
    ],
    [
      'another provider is listed',
      { keyIn: MINE, mode: 'live', listed: listed({ provider: 'nice' }) },
      'not-found',
    ],
    [
      'only its payment window is listed',
      { keyIn: MINE, mode: 'live', listed: listed({ kind: 'payment' }) },
      'not-found',
    ],
    [
      'it is listed in both modes',
      { keyIn: MINE, mode: 'live', listed: listed({ sandbox: true }, {}) },
      'done',
    ],
  ])('when %s', (_when, asked, step) => {
    expect(channelStep(asked)).toBe(step)
  })
})

describe('the code step', () => {
  test.each([
    ['whole', 'done'],
    ['none', 'done'],
    ['missing', 'missing'],
    ['damaged', 'damaged'],
    ['newer', 'newer'],
  ] as const)('with a key file that is %s is %s', (codeFile, step) => {
    expect(codeStep(codeFile)).toBe(step)
  })
})

describe('the trial step', () => {
  test.each<[readonly OrderState[], string]>([
    [[], 'offered'],
    [['declined', 'not-sent', 'reversed', 'not-charged'], 'offered'],
    [['refunded'], 'done'],
    [['refunded', 'declined'], 'done'],
    [['intent'], 'checking'],
    [['sent'], 'checking'],
    [['unknown'], 'checking'],
    [['needs-person'], 'checking'],
    [['unknown', 'refunded'], 'checking'],
    [['approved'], 'not-refunded'],
    [['partly-refunded'], 'not-refunded'],
    [['refunded', 'unknown', 'approved'], 'not-refunded'],
  ])('of %j is %s', (states, step) => {
    expect(trialStep(states.map((state) => ({ state, refunds: [] })))).toBe(step)
  })
})

describe('a trial that is approved', () => {
  test.each<[readonly RefundState[], string]>([
    [[], 'not-refunded'],
    [['intent'], 'checking'],
    [['sent'], 'checking'],
    [['unknown'], 'checking'],
    [['refused', 'unknown'], 'checking'],
    [['not-sent'], 'not-refunded'],
    [['refused'], 'not-refunded'],
    [['needs-person'], 'not-refunded'],
  ])('and has refunds that are %j is %s', (refunds, step) => {
    expect(trialStep([{ state: 'approved', refunds }])).toBe(step)
  })
})

describe('what is missing before the first charge', () => {
  const ready: KnownSetUp = {
    mode: 'live',
    keys: 'saved',
    isChannelProven: true,
    codeFile: 'whole',
    isShopComplete: true,
  }

  test.each<[string, Partial<KnownSetUp>, readonly string[]]>([
    ['nothing, in a shop that is set up', {}, []],
    ['nothing, in a test account that is set up', { mode: 'test' }, []],
    ['the keys, where the keychain has none', { keys: 'absent' }, ['keys']],
    ['the keys, where the keychain has something else', { keys: 'malformed' }, ['keys']],
    ['nothing, while the keychain is locked: that is a reason of its own', { keys: 'locked' }, []],
    ['nothing, while the keychain waits for a person', { keys: 'waiting' }, []],
    ['the channel, until the gateway has shown it once', { isChannelProven: false }, ['channel']],
    ['the code, where there is no key file', { codeFile: 'missing' }, ['code']],
    ['the code, where the key file is damaged', { codeFile: 'damaged' }, ['code']],
    ['nothing, where a later version wrote the key file', { codeFile: 'newer' }, []],
    ['the shop, until it is complete', { isShopComplete: false }, ['shop']],
    [
      'all of it, in the order of the screen',
      { keys: 'absent', isChannelProven: false, codeFile: 'missing', isShopComplete: false },
      ['keys', 'channel', 'code', 'shop'],
    ],
    [
      'nothing at all, in practice',
      {
        mode: 'practice',
        keys: 'absent',
        isChannelProven: false,
        codeFile: 'none',
        isShopComplete: false,
      },
      [],
    ],
  ])('is %s', (_what, change, missing) => {
    expect(missingSteps({ ...ready, ...change })).toEqual(missing)
  })
})
