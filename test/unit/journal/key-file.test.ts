import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadOrCreateKeyFile } from '../../../main/journal/key-file.ts'
import { temporaryFolder } from './fixture.ts'

describe('the key file', () => {
  test('is made once, for its owner alone, and read again after', () => {
    const folder = join(temporaryFolder(), 'practice')
    const path = join(folder, 'journal.key')
    const key = loadOrCreateKeyFile(path)
    expect(key).toHaveLength(32)
    expect(new Set(key).size).toBeGreaterThan(8)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['journal.key'])
    expect(loadOrCreateKeyFile(path)).toEqual(key)
  })

  test.each([
    ['another size', 'size', (path: string) => writeFileSync(path, 'short', { mode: 0o600 })],
    ['nothing in it', 'size', (path: string) => writeFileSync(path, '', { mode: 0o600 })],
    [
      'a mode that others can read',
      'mode',
      (path: string) => {
        writeFileSync(path, new Uint8Array(32))
        chmodSync(path, 0o644)
      },
    ],
    ['a folder in its place', 'not-a-file', (path: string) => mkdirSync(path)],
  ])('with %s is refused and left alone', (_name, reason, spoil) => {
    const path = join(temporaryFolder(), 'journal.key')
    spoil(path)
    const before = statSync(path)
    expect(() => loadOrCreateKeyFile(path)).toThrow(
      expect.objectContaining({ name: 'KeyFileUnusable', reason }),
    )
    expect(statSync(path)).toMatchObject({ mode: before.mode, size: before.size })
    if (before.isFile()) expect(readFileSync(path)).toHaveLength(before.size)
  })
})
