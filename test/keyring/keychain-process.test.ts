import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeyringSession } from './session.ts'

const PROJECT = join(import.meta.dirname, '../..')
const REGISTER = pathToFileURL(join(PROJECT, 'test/electron-stand-in/register.ts')).href

let session: KeyringSession
let built: string

beforeEach(async () => {
  // Inside the project, so that the built program finds keytar as the packaged one does.
  mkdirSync(join(PROJECT, 'out/test'), { recursive: true })
  built = mkdtempSync(join(PROJECT, 'out/test/keychain-'))
  session = new KeyringSession()
  await session.open()
  await session.startKeyring('unlocked')
})
afterEach(async () => {
  await session.close()
  rmSync(built, { recursive: true, force: true })
})

test("the built keychain process is forked by the shell through Electron's utilityProcess", async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    root: PROJECT,
    build: {
      ssr: true,
      outDir: built,
      emptyOutDir: false,
      rollupOptions: {
        input: {
          program: join(import.meta.dirname, 'shell-program.ts'),
          keychain: join(PROJECT, 'main/vault/keychain-process/main.ts'),
        },
        external: ['electron'],
      },
    },
  })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', REGISTER, join(built, 'program.js')],
    { cwd: PROJECT, env: { ...session.env, JANGBU_STAND_IN_DIR: join(session.folder, 'profile') } },
  )
  expect(JSON.parse(stdout)).toEqual(['absent', 'ok', '장부 값'])
})
