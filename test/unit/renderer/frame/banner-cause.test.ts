import { describe, expect, test } from 'vitest'
import type { AccountPicture, ChargeBlock } from '../../../../preload/contract/account.ts'
import type { CounterSnapshot } from '../../../../preload/contract/contract.ts'
import { bannerOf, type BannerFacts } from '../../../../renderer/frame/banner-cause.ts'
import { blockOf } from '../../../../renderer/state/charge-block.ts'
import { LIVE_PICTURE, PICTURE } from '../../../fixtures/account-picture.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.UTC(2026, 10, 23, 5)

const TILL: CounterSnapshot = {
  version: 1,
  recent: [],
  tray: [],
  inFlight: 0,
  trouble: false,
  online: true,
  journal: 'ok',
  closing: 'no',
  preferences: PICTURE.preferences,
}

const FRESH = { lastAt: NOW_MS - DAY_MS, running: false, problem: null } as const

function kindOf(
  till: Partial<CounterSnapshot>,
  account: Partial<AccountPicture> = {},
  lockAsked = false,
): string | null {
  const facts: BannerFacts = {
    snapshot: { ...TILL, ...till },
    picture: { ...LIVE_PICTURE, backup: FRESH, ...account },
    lockAsked,
    nowMs: NOW_MS,
  }
  return bannerOf(facts)?.kind ?? null
}

/** From the most pressing down. */
const CAUSES: readonly [
  kind: string,
  till: Partial<CounterSnapshot>,
  account: Partial<AccountPicture>,
][] = [
  ['asks', { closing: 'asks' }, {}],
  ['unwritable', { journal: 'unwritable' }, {}],
  ['keychain', {}, { chargeBlock: { kind: 'keychain', why: 'denied' } }],
  ['offline', { online: false }, {}],
  ['trouble', { trouble: true }, {}],
  ['lowSpace', {}, { lowSpaceBytes: 1 }],
  ['backupUnwritable', {}, { backup: { ...FRESH, problem: 'unwritable' } }],
  ['codeMissing', {}, { codeFile: 'missing' }],
  ['backupOld', {}, { backup: { ...FRESH, lastAt: NOW_MS - 3 * DAY_MS } }],
]

describe('the banner', () => {
  test('is not there while all is well, and before main has said anything', () => {
    expect(bannerOf({ snapshot: null, picture: null, lockAsked: false, nowMs: NOW_MS })).toBeNull()
    expect(kindOf({})).toBeNull()
  })

  test.each(CAUSES)('says %s', (kind, till, account) => {
    expect(kindOf(till, account)).toBe(kind)
  })

  test('shows the most pressing of several causes', () => {
    for (const at of CAUSES.keys()) {
      const rest = CAUSES.slice(at).toReversed()
      const till = Object.assign(
        {},
        ...rest.map(([, changes]) => changes),
      ) as Partial<CounterSnapshot>
      const account = Object.assign({}, ...rest.map((one) => one[2])) as Partial<AccountPicture>
      expect(kindOf(till, account)).toBe(CAUSES[at]?.[0])
    }
  })

  test.each<[string, ChargeBlock]>([
    ['set-up', { kind: 'set-up', missing: ['keys'] }],
    ['other-account', { kind: 'other-account' }],
    ['reconcile', { kind: 'reconcile', since: 0 }],
  ])('says %s even without a network, because it stops every charge', (kind, chargeBlock) => {
    expect(kindOf({ online: false }, { chargeBlock })).toBe(kind)
  })

  test('says that the lock comes with the answer', () => {
    expect(kindOf({}, {}, true)).toBe('lockAsked')
  })

  test('leaves practice in peace about backups and codes, not about the disk', () => {
    const practice = { account: PICTURE.account } as const
    expect(kindOf({}, { ...practice, codeFile: 'missing' })).toBeNull()
    expect(kindOf({}, { ...practice, backup: { ...FRESH, problem: 'damaged' } })).toBeNull()
    expect(kindOf({}, { ...practice, lowSpaceBytes: 1 })).toBe('lowSpace')
  })

  test('says nothing of a journal that is too young to have a backup', () => {
    expect(kindOf({}, { backup: { ...FRESH, lastAt: null } })).toBeNull()
    expect(kindOf({}, { backup: { ...FRESH, lastAt: NOW_MS - 3 * DAY_MS + 1 } })).toBeNull()
  })
})

describe('what stops a charge', () => {
  test('is said by the account before the network is looked at', () => {
    const chargeBlock = { kind: 'keychain', why: 'locked' } as const
    expect(blockOf({ ...TILL, online: false }, { chargeBlock })).toBe('keychain')
    expect(blockOf({ ...TILL, online: false }, { chargeBlock: null })).toBe('offline')
    expect(blockOf(TILL, { chargeBlock: null })).toBeNull()
    expect(blockOf(null, null)).toBeNull()
  })
})
