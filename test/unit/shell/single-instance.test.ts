import { beforeEach, expect, test, vi } from 'vitest'
import { becomeSingleInstance } from '../../../main/shell/single-instance.ts'

const { app, focusCounter } = vi.hoisted(() => ({
  app: { requestSingleInstanceLock: vi.fn(), exit: vi.fn(), on: vi.fn() },
  focusCounter: vi.fn(),
}))
vi.mock('electron', () => ({ app }))
vi.mock('../../../main/shell/window.ts', () => ({ focusCounter }))

beforeEach(() => vi.clearAllMocks())

test('the second one ends and listens to nothing', () => {
  app.requestSingleInstanceLock.mockReturnValue(false)
  expect(becomeSingleInstance()).toBe(false)
  expect(app.exit).toHaveBeenCalledWith(0)
  expect(app.on).not.toHaveBeenCalled()
})

test.each([
  [[]],
  [['jangbu', '--remote-debugging-port=9222', '--no-sandbox']],
  [['jangbu', 'jangbu://charge?amount=1', 'app://jangbu/evil.html', '../../etc/passwd']],
])('whatever the second one was started with, the first only comes to the front', (argv) => {
  app.requestSingleInstanceLock.mockReturnValue(true)
  expect(becomeSingleInstance()).toBe(true)
  expect(app.on.mock.calls.map(([event]) => event as string)).toEqual(['second-instance'])
  const listener = app.on.mock.calls[0]?.[1] as (...parameters: unknown[]) => void
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at')
      },
      ownKeys: () => {
        throw new Error('looked at')
      },
    },
  )
  listener(trap, argv, '/tmp', trap)
  expect(focusCounter.mock.calls).toEqual([[]])
})
