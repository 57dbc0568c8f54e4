import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { electronBinary } from './launch.ts'
import { buildForLoopback } from './loopback-build.ts'
import { askPage } from './models/bridge.ts'
import { expect, test } from './models/shop.ts'

test('a journal its key does not open is said in the window, and left untouched', async ({
  shop,
}) => {
  const folder = join(shop.profileDir, 'practice')
  mkdirSync(folder, { mode: 0o700 })
  const path = join(folder, 'journal.db')
  writeFileSync(path, Buffer.alloc(8192, 7), { mode: 0o600 })
  const page = await shop.start()
  await expect
    .poll(async () => {
      const picture = await askPage(page, 'account.watch', { after: null })
      return picture.ok && picture.value.door
    })
    .toEqual({ state: 'refused', why: 'wrong-key' })
  expect(await askPage(page, 'sale.open', {})).toEqual({
    ok: false,
    failure: { kind: 'account-closed' },
  })
  await shop.program().closeWindow()
  expect(await shop.program().exited).toBe(0)
  expect(readFileSync(path).equals(Buffer.alloc(8192, 7))).toBe(true)
  // Nobody can read it, the search at the end of a test run included.
  rmSync(folder, { recursive: true })
})

/** Starts the program where it cannot even open a window, and waits for its end. */
async function startLedTo(origin: string): Promise<{ code: number; said: string; made: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-start-'))
  const register = join(import.meta.dirname, '../electron-stand-in/register.ts')
  const args = ['--import', register, await buildForLoopback()]
  const env = { ...process.env, JANGBU_STAND_IN_DIR: folder, JANGBU_GATEWAY_ORIGIN: origin }
  try {
    const { stderr } = await promisify(execFile)(process.execPath, args, { env })
    return { code: 0, said: stderr, made: existsSync(join(folder, 'practice')) }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string } // what execFile rejects with
    return { code, said: stderr, made: existsSync(join(folder, 'practice')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function otherGatewayIsRefused(): Promise<void> {
  test.setTimeout(120_000)
  for (const origin of ['https://api.iamport.example', 'http://127.0.0.1:80@other.example']) {
    const { code, said, made } = await startLedTo(origin)
    expect(code).toBe(1)
    expect(said).toContain('장부를 시작할 수 없어요')
    expect(made).toBe(false)
  }
}

// Electron opens a box and waits for a person to close it (docs/not-run.md).
if (electronBinary() === null) {
  test('a build for tests that is led to a gateway elsewhere does not start', otherGatewayIsRefused)
}
