import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { expect, test, vi } from 'vitest'
import { reviveWhenGone } from '../../../main/shell/revive.ts'

function windowThatDies() {
  const webContents = new EventEmitter()
  const loadURL = vi.fn(() => Promise.resolve())
  const log = vi.fn()
  // Only these two are used.
  reviveWhenGone({ webContents, loadURL } as unknown as BrowserWindow, log)
  return {
    die: (reason: string) => webContents.emit('render-process-gone', {}, { reason }),
    loadURL,
    log,
  }
}

test('a page whose process died is opened again', () => {
  const { die, loadURL, log } = windowThatDies()
  die('oom')
  expect(loadURL.mock.calls).toEqual([['app://jangbu/index.html']])
  expect(log.mock.calls).toEqual([[{ event: 'page.gone', reason: 'oom' }]])
})

test('a page that dies at once, again and again, is left alone', () => {
  const { die, loadURL } = windowThatDies()
  for (let time = 0; time < 10; time += 1) die('crashed')
  expect(loadURL).toHaveBeenCalledTimes(3)
})

test('a page that was closed is not opened again', () => {
  const { die, loadURL } = windowThatDies()
  die('clean-exit')
  expect(loadURL).not.toHaveBeenCalled()
})
