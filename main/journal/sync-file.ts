import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk has what was written to the file. Throws the file system's error. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Names must survive a power cut as well. Windows does not let a folder be opened for this. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
