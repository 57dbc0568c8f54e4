import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  realpathSync,
  statSync,
  statfsSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../errors.ts'
import { JournalPlaceRefused, refusalOf } from './place.ts'

const HAS_MODES = process.platform !== 'win32'

export interface Place {
  /** The folder, made where it was missing, links followed: one journal has one name. */
  readonly folder: string
  readonly path: string
  readonly fileSystem: number
}

/**
 * Makes the folder (0700) where it is missing and looks whether a journal can live there. What is
 * ours but open to others is closed to them.
 *
 * @throws JournalPlaceRefused
 */
export function findPlace(wanted: string): Place {
  try {
    mkdirSync(dirname(wanted), { recursive: true, mode: 0o700 })
    const folder = realpathSync(dirname(wanted))
    const path = join(folder, basename(wanted))
    const facts = {
      folder: statSync(folder),
      file: lstatOrNull(path),
      fileSystem: fileSystemOf(folder),
      path: folder,
      mayWrite: mayWrite(folder, path),
      uid: process.getuid?.() ?? -1,
    }
    const reason = refusalOf(facts)
    if (reason !== null) throw new JournalPlaceRefused(reason)
    closeToOthers(folder, facts.folder.mode)
    if (facts.file !== null) closeToOthers(path, facts.file.mode)
    return { folder, path, fileSystem: facts.fileSystem }
  } catch (error) {
    throw error instanceof JournalPlaceRefused ? error : placeError(error)
  }
}

function lstatOrNull(path: string) {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null
}

/** Unsigned, as the manual names them: Node gives what the kernel's signed field holds. */
function fileSystemOf(folder: string): number {
  return statfsSync(folder).type >>> 0
}

function mayWrite(folder: string, path: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    if (lstatOrNull(path) !== null) accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

function closeToOthers(path: string, mode: number): void {
  if (HAS_MODES && (mode & 0o077) !== 0) chmodSync(path, mode & 0o700)
}

function placeError(error: unknown): JournalPlaceRefused {
  const code = codeOf(error)
  const cause = { cause: error }
  if (code === 'EROFS') return new JournalPlaceRefused('read-only', cause)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new JournalPlaceRefused('not-a-folder', cause)
  return new JournalPlaceRefused('unreachable', cause)
}
