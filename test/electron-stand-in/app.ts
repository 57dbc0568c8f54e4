import { appEvents, isReady, whenReady } from './app-events.ts'
import { closeChromium } from './chromium.ts'
import { makeEvent } from './emitter.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { endOrRelaunch, relaunch } from './relaunch.ts'
import { strict } from './strict.ts'
import { appDir, packageFacts, userDataDir } from './user-data.ts'
import { openWindows, whenAllClosed } from './window-list.ts'

let isExiting = false

export const app = strict('app', {
  ...appEvents,
  isPackaged: becomePackaged(),
  whenReady,
  isReady,
  getVersion: () => packageFacts.version,
  getName: () => packageFacts.name,
  getAppPath: () => appDir,
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`the stand-in has no path named ${name}`)
    return userDataDir
  },
  enableSandbox(): void {
    if (isReady()) throw new Error('app.enableSandbox() can only be called before app is ready')
  },
  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(({ argv, workingDirectory }) => {
      appEvents.emit('second-instance', makeEvent({}), argv, workingDirectory, {})
    })
  },
  quit: quitProgram,
  relaunch,
  exit,
})

/**
 * `JANGBU_STAND_IN_PACKAGED=1` plays the installed program: no path of the main script among the
 * arguments, and none of the stand-in's own variables, which such a program refuses.
 */
function becomePackaged(): boolean {
  if (process.env['JANGBU_STAND_IN_PACKAGED'] !== '1') return false
  process.argv.splice(1, 1)
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('JANGBU_STAND_IN_')) delete process.env[name]
  }
  return true
}

/**
 * Electron's order: `before-quit`, then every window is asked to close, and only when all have,
 * `will-quit` and `quit`. Whoever prevents one of them stops it there.
 */
export function quitProgram(): void {
  if (isExiting) return
  const before = makeEvent({})
  appEvents.emit('before-quit', before)
  if (before.defaultPrevented) return
  for (const window of openWindows()) window.close()
  if (openWindows().length > 0) return
  const will = makeEvent({})
  appEvents.emit('will-quit', will)
  if (!will.defaultPrevented) exit(0)
}

/** Ends at once, asking nobody. */
function exit(code = 0): void {
  if (isExiting) return
  isExiting = true
  appEvents.emit('quit', makeEvent({}), code)
  void closeChromium()
    .then(() => endOrRelaunch(code))
    .then((ended) => process.exit(ended))
}

whenAllClosed(() => {
  // Without a listener Electron quits by itself.
  if (!appEvents.emit('window-all-closed')) quitProgram()
})

process.on('SIGINT', quitProgram)
process.on('SIGTERM', quitProgram)
