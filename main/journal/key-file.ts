import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { codeOf } from './errors.ts'
import { syncFolder } from './sync-file.ts'

const KEY_BYTES = 32
/** Windows keeps access in lists, not in mode bits; the profile folder's list covers the file. */
const HAS_MODES = process.platform !== 'win32'

/** The key file is there but is not one of ours, or others may read it. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable'
  readonly reason: 'size' | 'mode' | 'not-a-file'
  constructor(reason: 'size' | 'mode' | 'not-a-file') {
    super(`the journal's key file cannot be used (${reason})`)
    this.reason = reason
  }
}

/**
 * The practice journal's key: 32 random bytes in a file that only its owner may read, made on first
 * use. The live journal's key lies in the keychain instead (money.md, Keys).
 *
 * @throws KeyFileUnusable when the file has another size, a mode wider than 0600, or is no file.
 */
export function loadOrCreateKeyFile(path: string): Uint8Array {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return loadKeyFile(path) ?? createKeyFile(path)
}

function loadKeyFile(path: string): Uint8Array | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  try {
    const found = fstatSync(file)
    if (!found.isFile()) throw new KeyFileUnusable('not-a-file')
    if (HAS_MODES && (found.mode & 0o077) !== 0) throw new KeyFileUnusable('mode')
    if (found.size !== KEY_BYTES) throw new KeyFileUnusable('size')
    return new Uint8Array(readFileSync(file))
  } finally {
    closeSync(file)
  }
}

/**
 * Written whole under another name first: a crash must not leave half a key behind, and of two
 * programs starting together both must end up with the same one.
 */
function createKeyFile(path: string): Uint8Array {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeSynced(draft, randomBytes(KEY_BYTES))
  try {
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  syncFolder(dirname(path))
  const key = loadKeyFile(path)
  if (key === null) throw new Error('the key file vanished')
  return key
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
