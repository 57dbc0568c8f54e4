import { makeEmitter } from './emitter.ts'

/** The program's events. The last three never happen here: no request leaves the machine. */
export const appEvents = makeEmitter('app', [
  'ready',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'session-created',
  'web-contents-created',
  'certificate-error',
  'select-client-certificate',
  'login',
])

let ready = false
const becoming = Promise.withResolvers<void>()

const waiting = Promise.withResolvers<void>()

/** Resolves when the program first asks for `whenReady()`. */
export const someoneWaits = waiting.promise

export function whenReady(): Promise<void> {
  waiting.resolve()
  return becoming.promise
}

export function isReady(): boolean {
  return ready
}

/** Called when the main script has run to its end. */
export function becomeReady(): void {
  setImmediate(() => {
    ready = true
    appEvents.emit('ready')
    becoming.resolve()
  })
}
