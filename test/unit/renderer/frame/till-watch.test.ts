import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CounterSnapshot } from '../../../../preload/contract/contract.ts'
import { DEFAULT_PREFERENCES } from '../../../../preload/contract/preferences.ts'
import { fail, ok, type Result } from '../../../../preload/contract/result.ts'

type Answer = Result<CounterSnapshot>

let calls: { after: number | null; answer: (value: Answer) => void; tear: () => void }[] = []

function watchCall({ after }: { after: number | null }): Promise<Answer> {
  return new Promise((answer, reject) => {
    calls.push({ after, answer, tear: () => reject(new Error('torn')) })
  })
}

function snapshot(version: number): CounterSnapshot {
  return {
    version,
    recent: [],
    tray: [],
    inFlight: 0,
    trouble: false,
    online: true,
    journal: 'ok',
    closing: 'no',
    preferences: { ...DEFAULT_PREFERENCES },
  }
}

beforeEach(() => {
  calls = []
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('window', { pos: { 'counter.watch': watchCall } })
})
afterEach(() => {
  vi.useRealTimers()
})

async function start() {
  const { watchTill } = await import('../../../../renderer/state/till-watch.ts')
  const { useTill } = await import('../../../../renderer/state/till-store.ts')
  return { watchTill, useTill }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('asks again from the picture it has', async () => {
  const { watchTill, useTill } = await start()
  const stop = watchTill()
  calls[0]?.answer(ok(snapshot(7)))
  await settle()
  expect(calls.map(({ after }) => after)).toEqual([null, 7])
  expect(useTill.getState().snapshot?.version).toBe(7)
  stop()
})

test('started twice, listens once', async () => {
  const { watchTill } = await start()
  watchTill()
  const stop = watchTill()
  calls[0]?.answer(ok(snapshot(1)))
  calls[1]?.answer(ok(snapshot(1)))
  await settle()
  expect(calls).toHaveLength(3)
  stop()
})

test('does not hammer a bridge that fails, says so, and recovers', async () => {
  const { watchTill, useTill } = await start()
  const stop = watchTill()
  calls[0]?.answer(fail({ kind: 'bug', reference: 'x' }))
  await settle()
  expect(calls).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(250)
  calls[1]?.tear()
  await vi.advanceTimersByTimeAsync(500)
  calls[2]?.tear()
  await settle()
  expect(useTill.getState().heard).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  calls[3]?.answer(ok(snapshot(2)))
  await settle()
  expect(useTill.getState().heard).toBe(true)
  stop()
})

test('stopped, takes no late answer', async () => {
  const { watchTill, useTill } = await start()
  watchTill()()
  calls[0]?.answer(ok(snapshot(9)))
  await settle()
  expect(useTill.getState().snapshot).toBeNull()
  expect(calls).toHaveLength(1)
})
