import { join } from 'node:path'
import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'

/** Where things are and what this build is; known once the program is ready. */
export interface Program {
  readonly version: string
  readonly isPackaged: boolean
  /** The folder everything we keep lies in. */
  readonly userDataDir: string
  readonly rendererDir: string
}

/**
 * What must be settled before the program is ready: files are the user's own (bar B-E16), every
 * renderer is sandboxed (B-E04), and our scheme has a name.
 */
export function prepareProgram(): void {
  process.umask(0o077)
  app.enableSandbox()
  registerAppScheme()
}

export async function whenProgramReady(): Promise<Program> {
  await app.whenReady()
  return {
    version: app.getVersion(),
    isPackaged: app.isPackaged,
    userDataDir: app.getPath('userData'),
    rendererDir: join(import.meta.dirname, '../renderer'),
  }
}

/** The longest a quitting program waits for what it was doing. */
const FINISH_MS = 5_000

/**
 * Runs `finish` once when every window has closed and the program is about to end, and waits for it,
 * five seconds at most. A `finish` that fails ends the program all the same: everything that matters
 * has been journaled by then.
 */
export function whenQuitting(finish: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault()
    const limit = setTimeout(() => app.exit(0), FINISH_MS)
    void finish()
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(limit)
        app.exit(0)
      })
  })
}
