import type { BrowserWindow } from 'electron'
import type { Log } from './log.ts'
import { START_PAGE } from './app-origin.ts'

const REVIVALS = 3
const PER_MS = 60_000

/**
 * Opens the page again after its process died: a payment goes on in main meanwhile, and the new page
 * reads the true state from there (bar B-X08). Three times a minute at most, so that a page which
 * dies at once does not spin; after that the person starts the program again.
 */
export function reviveWhenGone(window: BrowserWindow, log: Log): void {
  let deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    log({ event: 'page.gone', reason: details.reason })
    const now = performance.now()
    deaths = [...deaths.filter((time) => now - time < PER_MS), now]
    if (deaths.length <= REVIVALS) void window.loadURL(START_PAGE)
  })
}
