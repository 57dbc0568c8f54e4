import { expect, test } from 'vitest'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import { saidOfSweep, type SaidOfSweep } from '../../../../renderer/frame/sweep-word.ts'
import { LIVE_PICTURE, PICTURE } from '../../../fixtures/account-picture.ts'

const NONE = LIVE_PICTURE.sweep
/** 14:02 in Seoul. */
const LAST_AT = Date.parse('2026-11-23T14:02:30+09:00')

test.each<[SaidOfSweep, Partial<AccountPicture['sweep']>]>([
  [{ word: 'sweptNever' }, {}],
  [{ word: 'sweeping' }, { running: true }],
  [
    { word: 'reconciling', percent: 40 },
    { running: true, progress: 40 },
  ],
  [{ word: 'swept', time: '14:02' }, { lastAt: LAST_AT }],
  [
    { word: 'swept', time: '14:02' },
    { lastAt: LAST_AT, running: true },
  ],
  [{ word: 'sweepWaits' }, { lastAt: LAST_AT, problem: 'unreachable' }],
  [{ word: 'sweepOtherAccount' }, { problem: 'other-account', running: true, progress: 1 }],
])('the status bar says %j', (said, sweep) => {
  expect(saidOfSweep({ ...LIVE_PICTURE, sweep: { ...NONE, ...sweep } })).toEqual(said)
})

test('there is nothing to compare with in practice, in setting up and in a review', () => {
  const sweep = { ...NONE, lastAt: LAST_AT }
  expect(saidOfSweep({ ...PICTURE, sweep })).toBeNull()
  const chargeBlock = { kind: 'keychain', why: 'locked' } as const
  expect(saidOfSweep({ ...LIVE_PICTURE, sweep, chargeBlock })).toBeNull()
  const setUp = { kind: 'set-up' as const, missing: ['keys' as const] }
  expect(saidOfSweep({ ...LIVE_PICTURE, sweep, chargeBlock: setUp })).toBeNull()
  const reconcile = { kind: 'reconcile', since: 0 } as const
  expect(saidOfSweep({ ...LIVE_PICTURE, sweep, chargeBlock: reconcile })).not.toBeNull()
})
