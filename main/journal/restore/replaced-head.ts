import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { contentsOf } from '../contents.ts'
import type { ChainHead } from '../event-kinds.ts'
import { filesOf } from '../journal-files.ts'
import { connectToRead } from '../read-connection.ts'

/**
 * How far the journal that is about to be replaced had come, or null where it does not say. Read
 * from a copy, because opening a file whose program was killed changes what lies beside it.
 */
export function replacedHead(path: string, key: Uint8Array, folder: string): ChainHead | null {
  if (!existsSync(path)) return null
  try {
    mkdirSync(folder, { mode: 0o700 })
    const copy = join(folder, basename(path))
    for (const [index, file] of filesOf(path).entries()) {
      const target = filesOf(copy)[index]
      if (target !== undefined && existsSync(file)) copyFileSync(file, target)
    }
    const connection = connectToRead(copy, key, 'wal')
    try {
      return contentsOf(connection).head
    } finally {
      connection.close()
    }
  } catch {
    // It is replaced because something is wrong with it; what it says of itself is only a help.
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
