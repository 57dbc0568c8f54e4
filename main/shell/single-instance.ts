import { app } from 'electron'
import { focusCounter } from './window.ts'

/**
 * True where this is the only Jangbu of this profile. Otherwise the one that runs is brought to the
 * front, this one ends, and the caller must do nothing more.
 *
 * What the second one was started with is never looked at (bar B-E18).
 */
export function becomeSingleInstance(): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return false
  }
  app.on('second-instance', () => focusCounter())
  return true
}
