import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import { fail, ok, type Result } from '../../../../preload/contract/result.ts'
import { PICTURE } from '../../../fixtures/account-picture.ts'

let calls: { after: number | null; answer: (value: Result<AccountPicture>) => void }[] = []
let written: unknown[] = []

beforeEach(() => {
  calls = []
  written = []
  vi.resetModules()
  vi.useFakeTimers()
  const pos = {
    'account.watch': ({ after }: { after: number | null }) =>
      new Promise((answer) => calls.push({ after, answer })),
    'preferences.set': (value: unknown) => {
      written.push(value)
      return new Promise(() => {})
    },
  }
  vi.stubGlobal('window', { pos })
})
afterEach(() => {
  vi.useRealTimers()
})

async function start() {
  const { watchAccount } = await import('../../../../renderer/state/account-watch.ts')
  const { useAccount, stageOf } = await import('../../../../renderer/state/account-store.ts')
  const { preferencesNow } = await import('../../../../renderer/state/preferences-store.ts')
  const { changePreferences } = await import('../../../../renderer/state/preferences-actions.ts')
  return { watchAccount, useAccount, stageOf, preferencesNow, changePreferences }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('asks again from the picture it has', async () => {
  const { watchAccount, useAccount } = await start()
  const stop = watchAccount()
  calls[0]?.answer(ok({ ...PICTURE, version: 7 }))
  await settle()
  expect(calls.map(({ after }) => after)).toEqual([null, 7])
  expect(useAccount.getState().picture?.version).toBe(7)
  stop()
})

test('says why nothing was ever heard, and forgets it when something is', async () => {
  const { watchAccount, useAccount } = await start()
  const stop = watchAccount()
  for (const pause of [250, 500, 1_000]) {
    calls.at(-1)?.answer(fail({ kind: 'bug', reference: 'R1' }))
    await vi.advanceTimersByTimeAsync(pause)
  }
  expect(useAccount.getState()).toMatchObject({
    heard: false,
    problem: { kind: 'bug', reference: 'R1' },
  })
  calls.at(-1)?.answer(ok(PICTURE))
  await settle()
  expect(useAccount.getState()).toMatchObject({ heard: true, problem: null })
  stop()
})

test('takes over what was chosen in the menu, also in front of a closed door', async () => {
  const { watchAccount, preferencesNow } = await start()
  const stop = watchAccount()
  const preferences = { ...PICTURE.preferences, theme: 'dark' } as const
  calls[0]?.answer(ok({ ...PICTURE, door: { state: 'new' }, preferences }))
  await settle()
  expect(preferencesNow().theme).toBe('dark')
  stop()
})

test('an older picture never undoes a choice that main has not answered yet', async () => {
  const { watchAccount, preferencesNow, changePreferences } = await start()
  const stop = watchAccount()
  void changePreferences({ textPercent: 200 })
  calls[0]?.answer(ok(PICTURE))
  await settle()
  expect(preferencesNow().textPercent).toBe(200)
  expect(written).toHaveLength(1)
  stop()
})

test('the lock lies over every door, and only an open one has a counter behind it', async () => {
  const { stageOf } = await start()
  expect(stageOf(null)).toBe('start')
  expect(stageOf(PICTURE)).toBe('counter')
  expect(stageOf({ ...PICTURE, lock: 'unlocked' })).toBe('counter')
  expect(stageOf({ ...PICTURE, lock: 'locked' })).toBe('lock')
  expect(stageOf({ ...PICTURE, lock: 'locked', door: { state: 'new' } })).toBe('lock')
  expect(stageOf({ ...PICTURE, door: { state: 'lost', why: 'absent' } })).toBe('door')
})
