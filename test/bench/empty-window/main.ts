import { join } from 'node:path'
import { app, BrowserWindow, session } from 'electron'
import { APP_SCHEME, START_PAGE } from '../../../main/shell/app-origin.ts'
import { registerAppScheme } from '../../../main/shell/app-protocol.ts'
import { guardEverySession } from '../../../main/shell/guards.ts'
import { PAGE_SESSION } from '../../../main/shell/page-files.ts'

/*
 * The least a program can be that opens a window with a field to type into: what the counter's launch
 * is measured against. The guards are there because the host shows no page without them.
 */
const PAGE = '<!doctype html><title>empty</title><input data-field="amount" autofocus>'

registerAppScheme()
guardEverySession()
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  session
    .fromPartition(PAGE_SESSION)
    .protocol.handle(APP_SCHEME, () => new Response(PAGE, { headers }))
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: PAGE_SESSION,
      preload: join(import.meta.dirname, '../../../dist/preload/index.cjs'),
    },
  })
  return window.loadURL(START_PAGE)
})
