import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createProfileStore } from '../../../main/accounts/profile-store.ts'
import { JournalUnwritable, type Journal } from '../../../main/journal/records.ts'
import { practiceProfile } from '../../../main/practice-account.ts'
import type { Account } from '../../../preload/contract/account.ts'
import { appStartOutput } from '../../../preload/contract/sale-schema.ts'
import { won } from '../../../preload/contract/money.ts'
import { DEFAULT_PREFERENCES } from '../../../preload/contract/preferences.ts'
import type { Profile } from '../../../preload/contract/profile.ts'
import { accountJournal } from './account-journal.ts'

const LIVE: Account = { accountId: 'live-1', mode: 'live', name: '본점' }
const TEST: Account = { accountId: 'test-1', mode: 'test', name: '본점' }
const PRACTICE: Account = { accountId: 'practice', mode: 'practice', name: '연습' }

const MINE = { provider: 'inicis', merchantId: 'MOImine' }
const OTHER = { provider: 'inicis', merchantId: 'MOIother' }
const profile: Profile = {
  ...practiceProfile,
  mode: 'live',
  sandbox: false,
  channels: { keyIn: MINE, billing: null, window: null },
}

function storeOf(account: Account, given: Journal = accountJournal().journal) {
  const changed = vi.fn<() => void>()
  return {
    store: createProfileStore({ account, journal: given, changed }),
    changed,
    journal: given,
  }
}

describe('the profile of an account', () => {
  test('begins empty for a shop and complete for practice', () => {
    const live = storeOf(LIVE).store
    expect(live.current()).toMatchObject({ mode: 'live', name: '본점', sandbox: false })
    expect(live.isComplete()).toBe(false)
    const practice = storeOf(PRACTICE).store
    expect(practice.current()).toEqual(practiceProfile)
    expect(practice.isComplete()).toBe(true)
  })

  test('holds from the moment it is saved, and at the next start', () => {
    const { journal, reopen } = accountJournal()
    const { store, changed } = storeOf(LIVE, journal)
    expect(store.rules()).toMatchObject({ channel: null, capWon: 10_000_000 })
    const next = { ...profile, capWon: won(2_000_000), quickItems: [] }
    expect(store.save(next)).toEqual({ ok: true, value: next })
    expect(store.rules()).toMatchObject({ channel: 'inicis.MOImine', capWon: 2_000_000 })
    expect(store.isComplete()).toBe(true)
    expect(changed).toHaveBeenCalledTimes(1)
    const later = createProfileStore({ account: LIVE, journal: reopen(), changed })
    expect(later.current()).toEqual(next)
  })

  test('of practice is kept like any other', () => {
    const { journal, reopen } = accountJournal()
    const next = { ...practiceProfile, staffName: '박서준' }
    expect(storeOf(PRACTICE, journal).store.save(next).ok).toBe(true)
    expect(storeOf(PRACTICE, reopen()).store.start().staffName).toBe('박서준')
  })

  test('that does not check out is not kept', () => {
    const { store, changed, journal } = storeOf(LIVE)
    const answer = store.save({ ...profile, shop: { ...profile.shop, phone: '' } })
    expect(answer).toEqual({
      ok: false,
      failure: { kind: 'profile-invalid', field: 'phone', problem: 'missing' },
    })
    expect(journal.profile()).toBeNull()
    expect(store.isComplete()).toBe(false)
    expect(changed).not.toHaveBeenCalled()
  })

  test.each([
    [LIVE, false],
    [TEST, true],
  ] as const)('is of its account, whatever the page sends (%o)', (account, sandbox) => {
    const { store, journal } = storeOf(account)
    const sent: Profile = { ...profile, mode: 'practice', sandbox: !sandbox }
    expect(store.save(sent)).toMatchObject({ ok: true, value: { mode: account.mode, sandbox } })
    expect(journal.profile()).toMatchObject({ mode: account.mode, sandbox })
    expect(store.rules()).toMatchObject({ sandbox, acceptsGuideSample: false })
  })

  test('is of its account, whatever a restored journal holds', () => {
    const { journal } = accountJournal()
    journal.saveProfile({ ...profile, mode: 'test', sandbox: true })
    expect(storeOf(LIVE, journal).store.rules().sandbox).toBe(false)
  })

  test('is not kept by a disk that refuses, and says so', () => {
    const { journal } = accountJournal()
    const full: Journal = {
      ...journal,
      saveProfile: () => {
        throw new JournalUnwritable('SQLITE_FULL')
      },
    }
    const { store } = storeOf(LIVE, full)
    expect(store.save(profile)).toEqual({ ok: false, failure: { kind: 'journal-unwritable' } })
    expect(store.current().channels.keyIn).toBeNull()
  })

  test('that passes the check always fits the table', () => {
    const { store } = storeOf(LIVE)
    const parts = ['1', '23', '456', '7890', '12345', '-', ' ', '.', '/', ',', '"', '한', '\\']
    const text = fc
      .array(fc.constantFrom(...parts), { maxLength: 12 })
      .map((found) => found.join('').slice(0, 20))
    const kept: string[] = []
    fc.assert(
      fc.property(text, (address) => {
        const shop = { ...profile.shop, address }
        if (store.save({ ...profile, shop, staffName: address }).ok) kept.push(address)
      }),
      { numRuns: 300, seed: 20_261_123 },
    )
    const phones = fc.stringMatching(/^\+?[0-9](?:[0-9 -]){6,14}$/)
    fc.assert(
      fc.property(phones, (phone) => {
        if (store.save({ ...profile, shop: { ...profile.shop, phone } }).ok) kept.push(phone)
      }),
      { numRuns: 100, seed: 20_261_123 },
    )
    expect(kept.length).toBeGreaterThan(150)
  })
})

describe('what the page learns of it', () => {
  test('is the shop, its rules and its quick items, as the contract has them', () => {
    const { store } = storeOf(LIVE)
    store.save({ ...profile, taxType: 'tax-free', installments: [2, 3] })
    const start = store.start()
    expect(start).toMatchObject({
      mode: 'live',
      shop: profile.shop,
      quickItems: profile.quickItems,
      rules: { taxType: 'tax-free', installments: [2, 3] },
    })
    const whole = { version: '1.0.0', preferences: DEFAULT_PREFERENCES, ...start }
    expect(appStartOutput.parse(whole)).toEqual(whole)
  })
})

describe('the proof of the key-in channel', () => {
  test('is of the channel that was asked for, and comes with the next start', () => {
    const { journal, reopen } = accountJournal()
    const { store, changed } = storeOf(LIVE, journal)
    store.save(profile)
    expect(store.isChannelProven()).toBe(false)
    store.keepChannelProof(MINE, true)
    expect(store.isChannelProven()).toBe(true)
    expect(changed).toHaveBeenCalledTimes(2)
    expect(storeOf(LIVE, reopen()).store.isChannelProven()).toBe(true)
  })

  test('of one channel says nothing of another', () => {
    const { store } = storeOf(LIVE)
    store.save(profile)
    store.keepChannelProof(MINE, true)
    store.save({ ...profile, channels: { ...profile.channels, keyIn: OTHER } })
    expect(store.isChannelProven()).toBe(false)
    // The answer about the one before comes late.
    store.keepChannelProof(OTHER, false)
    store.save(profile)
    expect(store.isChannelProven()).toBe(true)
    store.keepChannelProof(MINE, false)
    expect(store.isChannelProven()).toBe(false)
  })

  test('needs a saved profile and a disk that takes it', () => {
    const { store, journal } = storeOf(LIVE)
    store.keepChannelProof(MINE, true)
    expect(journal.provenChannel()).toBe('')
    const full: Journal = {
      ...journal,
      keepProvenChannel: () => {
        throw new JournalUnwritable('SQLITE_FULL')
      },
    }
    const refused = storeOf(LIVE, full)
    refused.store.save(profile)
    refused.store.keepChannelProof(MINE, true)
    expect(refused.store.isChannelProven()).toBe(false)
  })
})
