import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Puts `bytes` at `path` in one step, readable by its owner alone (0600): a crash or a power cut
 * leaves the old file or the new one, never half of one.
 *
 * @throws the system's error when it cannot; the old file is untouched then
 */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    writeSynced(beside, bytes)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The new name must survive a power cut too. Windows does not let a folder be opened for this. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
