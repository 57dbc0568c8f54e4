import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { electronBinary } from './launch.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Starts the program where it cannot open, and waits for its end. */
async function startIn(folder: string): Promise<{ code: number; said: string }> {
  const register = join(ROOT, 'test/electron-stand-in/register.ts')
  const args = ['--import', register, 'dist/main/index.js']
  const env = { ...process.env, JANGBU_STAND_IN_DIR: folder }
  try {
    const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })
    return { code: 0, said: stderr }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string } // what execFile rejects with
    return { code, said: stderr }
  }
}

async function damagedJournalIsSaid(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-start-'))
  mkdirSync(join(folder, 'practice'), { mode: 0o700 })
  const path = join(folder, 'practice/journal.db')
  writeFileSync(path, Buffer.alloc(8192, 7), { mode: 0o600 })
  const { code, said } = await startIn(folder)
  expect(code).toBe(1)
  expect(said).toContain('장부 파일과 열쇠가 서로 맞지 않아')
  expect(readFileSync(path).equals(Buffer.alloc(8192, 7))).toBe(true)
  // Nobody can read it, the search at the end of a test run included.
  rmSync(folder, { recursive: true })
}

// Electron opens a box and waits for a person to close it (docs/not-run.md).
if (electronBinary() === null) {
  test('a journal its key does not open is said in words and left untouched', damagedJournalIsSaid)
}
