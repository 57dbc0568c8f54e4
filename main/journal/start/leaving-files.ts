import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { filesOf } from '../journal-files.ts'

/**
 * Opening makes a WAL and its index where there is none and brings the index up to date; whoever
 * looks into damaged files later wants them as they were. Puts them back after `look`, unless it
 * found what `isWhole` takes. Only under the lease: nobody else may have the journal open.
 */
export function leavingFiles<T>(
  path: string,
  look: () => T,
  isWhole: (found: T) => boolean = () => false,
): T {
  const [, wal = '', index = ''] = filesOf(path)
  const hadWal = existsSync(wal)
  const before = existsSync(index) ? readFileSync(index) : null
  let keeps = false
  try {
    const found = look()
    keeps = isWhole(found)
    return found
  } finally {
    if (!keeps && !hadWal) rmSync(wal, { force: true })
    if (!keeps && before === null) rmSync(index, { force: true })
    if (!keeps && before !== null) writeFileSync(index, before)
  }
}
