import { closeSync, constants, openSync, readSync } from 'node:fs'
import type { RecoveryCode } from './recovery-code.ts'
import { replaceFile } from './replace-file.ts'
import { inspectWrappedKey, unwrapKey, WRAPPED_KEY_BYTES, type Unwrapped } from './wrapped-key.ts'

/** The name of the wrapped key, beside the journal and in the folder of its backups. */
export const WRAPPED_KEY_FILE = 'journal.key'

/** What lies at a path. `damaged` is also a folder, a device, or a file we may not read. */
export type FoundKeyFile =
  | { readonly state: 'whole'; readonly bytes: Uint8Array; readonly keyName: string }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' }

/** Never throws, and never reads more than a wrapped key and a byte. */
export function findKeyFile(path: string): FoundKeyFile {
  const bytes = readAtMost(path, WRAPPED_KEY_BYTES + 1)
  if (bytes === 'missing' || bytes === 'damaged') return { state: bytes }
  const inspected = inspectWrappedKey(bytes)
  return inspected.state === 'whole' ? { ...inspected, bytes } : inspected
}

/**
 * Tries the code on each file in turn: a copy beside a backup serves when the one beside the journal
 * is gone or damaged. The files are only read. `wrong-code` when any whole file refused it.
 */
export function unwrapAnyCopy(
  paths: readonly string[],
  code: RecoveryCode,
): Unwrapped | { readonly state: 'missing' } {
  let answer: Unwrapped | { readonly state: 'missing' } = { state: 'missing' }
  for (const path of paths) {
    const found = findKeyFile(path)
    if (found.state === 'missing') continue
    const tried = found.state === 'whole' ? unwrapKey(found.bytes, code) : found
    if (tried.state === 'ok') return tried
    if (answer.state !== 'wrong-code') answer = tried
  }
  return answer
}

/** A copy that could not be made the same; the old code, if there was one, still opens it. */
export interface Straggler {
  readonly path: string
  /** `other-key`: a whole file of another journal lies there, and stays. */
  readonly why: 'not-written' | 'other-key' | 'newer'
}

/**
 * Makes every copy the same as the file beside the journal, after a new code and at each start, so
 * that a crash in between leaves no copy behind that an old code opens for long. Needs no key, and
 * does nothing where they are the same already. A primary that is not whole is never spread.
 */
export function spreadKeyFile(primary: string, copies: readonly string[]): readonly Straggler[] {
  const source = findKeyFile(primary)
  if (source.state !== 'whole') return []
  return copies.flatMap((path) => {
    const why = copyTo(path, source)
    return why === null ? [] : [{ path, why }]
  })
}

function copyTo(
  path: string,
  source: Extract<FoundKeyFile, { state: 'whole' }>,
): Straggler['why'] | null {
  const there = findKeyFile(path)
  if (there.state === 'newer') return 'newer'
  if (there.state === 'whole' && there.keyName !== source.keyName) return 'other-key'
  if (there.state === 'whole' && Buffer.from(there.bytes).equals(source.bytes)) return null
  try {
    replaceFile(path, source.bytes)
    return null
  } catch {
    return 'not-written'
  }
}

/** A pipe that somebody made there must not hold the program up. Windows has no such flag. */
const READ_AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

function readAtMost(path: string, count: number): Uint8Array | 'missing' | 'damaged' {
  let file: number
  try {
    file = openSync(path, READ_AT_ONCE)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isMissing ? 'missing' : 'damaged'
  }
  try {
    const bytes = new Uint8Array(count)
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0))
  } catch {
    return 'damaged'
  } finally {
    closeSync(file)
  }
}
