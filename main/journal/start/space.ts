import { statfsSync } from 'node:fs'

/** Less than this is worth a warning; a day of a busy shop needs a few megabytes. */
export const LOW_SPACE_BYTES = 200_000_000

/** Bytes we may still write in the folder when they are fewer than 200 MB, else null. */
export function lowSpaceBytes(folder: string, ask = freeBytes): number | null {
  const free = ask(folder)
  return free < LOW_SPACE_BYTES ? free : null
}

/** What we may still write there, in bytes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
