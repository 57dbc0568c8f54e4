import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/**
 * The 32-byte key in a 0600 file, made on first use from `random`. Practice keeps no secret of
 * anybody's, so its key needs no keychain and start-up never waits for one.
 */
export function readOrMakeKey(path: string, random: (count: number) => Uint8Array): Uint8Array {
  const found = readKey(path)
  if (found !== null) return found
  const key = random(32)
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, Buffer.from(key).toString('hex'))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return key
}

function readKey(path: string): Uint8Array | null {
  const text = readText(path)
  if (text === null) return null
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('the key file of the practice state is damaged')
  return Buffer.from(text, 'hex')
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
