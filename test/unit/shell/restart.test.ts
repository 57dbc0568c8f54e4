import { expect, test, vi } from 'vitest'

const { app } = vi.hoisted(() => ({
  app: { isPackaged: false, relaunch: vi.fn(), quit: vi.fn() },
}))
vi.mock('electron', () => ({ app }))

test('two calls within a moment start one program, once the answer could reach the page', async () => {
  vi.useFakeTimers()
  const { restartProgram } = await import('../../../main/shell/restart.ts')
  restartProgram()
  restartProgram()
  expect(app.relaunch).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(app.relaunch).toHaveBeenCalledTimes(1)
  expect(app.quit).toHaveBeenCalled()
  vi.useRealTimers()
})
