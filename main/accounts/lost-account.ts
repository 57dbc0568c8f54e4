import { readdirSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { AccountFolder } from './account-folder.ts'

/** Behind an account's name: its folder as it was when nobody could open it any more. */
const LOST = '.lost-'

/**
 * Moves everything of an account aside that nobody can open any more, so that it is new again. Nothing
 * is deleted: whoever finds the recovery code can still read it. Fine where there is nothing.
 *
 * @throws the system's error; then nothing was moved
 */
export function setLostAside({ folder }: AccountFolder, nowMs: number): void {
  try {
    renameSync(folder, `${folder}${LOST}${Math.trunc(nowMs)}`)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/** Whether this account began anew like that: the gateway knows payments that its journal does not. */
export function wasLost({ folder }: AccountFolder): boolean {
  const start = `${basename(folder)}${LOST}`
  try {
    return readdirSync(dirname(folder)).some((name) => name.startsWith(start))
  } catch {
    return false
  }
}
