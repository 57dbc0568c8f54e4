import { app } from 'electron'

/** Long enough for the answer that says so to reach the page. */
const ANSWER_MS = 100
/** Where the runtime of an AppImage mounts it, and takes it away again when the program ends. */
const MOUNTED = '/tmp/.mount_'

/** Every call of `relaunch` would start one more program. */
let isRelaunching = false

/**
 * Ends the program, a moment later, and starts it again with what it was started with. It ends as
 * always: the window is asked to close first, and what is open is closed.
 */
export function restartProgram(): void {
  setTimeout(() => {
    if (!isRelaunching) app.relaunch(relaunchOptions())
    isRelaunching = true
    app.quit()
  }, ANSWER_MS)
}

/** A mounted AppImage is gone when the new program would start: its file is started instead. */
function relaunchOptions(): Electron.RelaunchOptions {
  const file = process.env['APPIMAGE']
  const isMounted = app.isPackaged && process.execPath.startsWith(MOUNTED)
  return isMounted && file !== undefined ? { execPath: file } : {}
}
