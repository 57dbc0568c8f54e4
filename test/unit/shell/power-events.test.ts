import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'

const powerMonitor = vi.hoisted(() => ({ current: null as EventEmitter | null }))
vi.mock('electron', () => {
  powerMonitor.current = new EventEmitter()
  return { powerMonitor: powerMonitor.current }
})

const { heedPower } = await import('../../../main/shell/power-events.ts')

const lock = vi.fn<() => void>()
const wake = vi.fn<() => void>()
heedPower({ lock, wake })

test.each([
  ['suspend', 1, 0],
  ['lock-screen', 1, 0],
  ['user-did-resign-active', 1, 0],
  ['resume', 0, 1],
  ['unlock-screen', 0, 0],
  ['on-battery', 0, 0],
])('%s locks %d times and wakes %d times', (event, locks, wakes) => {
  lock.mockClear()
  wake.mockClear()
  powerMonitor.current?.emit(event)
  expect([lock, wake].map(({ mock }) => mock.calls.length)).toEqual([locks, wakes])
})
