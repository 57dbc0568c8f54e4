import { statfsSync } from 'node:fs'

/** Less than this is worth a warning; a day of a busy shop needs a few megabytes. */
export const LOW_SPACE_BYTES = 200_000_000

/** What we may still write there, in bytes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
