import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './sync-file.ts'

/** The file and what SQLite keeps beside it: apart they mean something else, or nothing. */
export function filesOf(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`]
}

/**
 * Moves the whole set into a folder beside it, byte for byte, over nothing that lies there. May be
 * done again after it was interrupted anywhere.
 */
export function moveAside(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const file of filesOf(path)) {
    if (existsSync(file)) renameSync(file, freeName(join(folder, basename(file))))
  }
  syncFolder(folder)
  syncFolder(dirname(path))
}

function freeName(wanted: string): string {
  let name = wanted
  for (let turn = 2; existsSync(name); turn += 1) name = `${wanted}.${turn}`
  return name
}
