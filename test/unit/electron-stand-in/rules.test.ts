import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

/*
 * Programs that would not work in Electron must not work here. Each is a main script of its own, in
 * a process of its own; none of them gets as far as a window.
 */

const root = mkdtempSync(join(tmpdir(), 'stand-in-rules-'))
afterAll(() => rmSync(root, { recursive: true }))
const register = join(import.meta.dirname, '../../electron-stand-in/register.ts')

function run(source: string): { readonly code: number | null; readonly said: string } {
  const dir = mkdtempSync(join(root, 'app-'))
  writeFileSync(join(dir, 'package.json'), '{"name":"try","version":"1.2.3","type":"module"}')
  const main = join(dir, 'main.js')
  writeFileSync(main, source)
  mkdirSync(join(dir, 'profile'))
  const env = { ...process.env, JANGBU_STAND_IN_DIR: join(dir, 'profile') }
  const done = spawnSync(process.execPath, ['--import', register, main], { env, encoding: 'utf8' })
  return { code: done.status, said: done.stdout + done.stderr }
}

test('a program that waits the right way becomes ready, knows itself, and ends as told', () => {
  const { code, said } = run(`import { app } from 'electron'
    console.log('before', app.isReady(), app.getVersion(), app.getPath('userData').endsWith('profile'))
    app.whenReady().then(() => { console.log('after', app.isReady()); app.exit(7) })`)
  expect(said).toContain('before false 1.2.3 true\nafter true')
  expect(code).toBe(7)
})

test('quitting goes through before-quit, will-quit and quit, in that order', () => {
  const { code, said } = run(`import { app } from 'electron'
    for (const name of ['before-quit', 'will-quit', 'quit']) app.on(name, () => console.log(name))
    app.whenReady().then(() => app.quit())`)
  expect(said).toContain('before-quit\nwill-quit\nquit')
  expect(code).toBe(0)
})

test('a program that starts itself again is seen to its second end', () => {
  const { code, said } = run(`import { app } from 'electron'
    import { existsSync, writeFileSync } from 'node:fs'
    const note = app.getPath('userData') + '/was-here'
    app.whenReady().then(() => {
      console.log('lock', app.requestSingleInstanceLock(), process.argv.length)
      if (existsSync(note)) return app.exit(7)
      writeFileSync(note, '')
      app.relaunch()
      app.quit()
    })`)
  expect(said).toContain('lock true 2\nlock true 2')
  expect(code).toBe(7)
})

describe('what Electron would not do fails', () => {
  test.each([
    [
      'waiting for readiness at the top level',
      `import { app } from 'electron'; await app.whenReady()`,
      'which Electron never sends',
    ],
    [
      'a window before readiness',
      `import { BrowserWindow } from 'electron'; new BrowserWindow({})`,
      'before app is ready',
    ],
    [
      'a session before readiness',
      `import { session } from 'electron'; session.fromPartition('x')`,
      'when app is ready',
    ],
    [
      'a sandbox that is asked for too late',
      `import { app } from 'electron'; app.whenReady().then(() => app.enableSandbox())`,
      'before app is ready',
    ],
    [
      'a scheme that is registered too late',
      `import { app, protocol } from 'electron'
       app.whenReady().then(() => protocol.registerSchemesAsPrivileged([{ scheme: 'app' }]))`,
      'before the app is ready',
    ],
    [
      'a channel with two handlers',
      `import { ipcMain } from 'electron'; ipcMain.handle('a', () => 1); ipcMain.handle('a', () => 1)`,
      'second handler',
    ],
    [
      'a window without a sandbox',
      `import { app, BrowserWindow } from 'electron'
       app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: false } }))`,
      'can only be sandbox: true',
    ],
    [
      'a window whose session grants what it is asked for',
      `import { app, BrowserWindow } from 'electron'
       app.whenReady().then(() => new BrowserWindow({ webPreferences: {
         sandbox: true, contextIsolation: true, nodeIntegration: false } }).loadURL('app://x/'))`,
      'the session has no setPermissionRequestHandler',
    ],
    ['a name that Electron has not', `import { nope } from 'electron'`, 'nope'],
    [
      'a call nobody wrote',
      `import { app } from 'electron'; app.setBadgeCount(1)`,
      'does not know',
    ],
    [
      'an event nobody sends',
      `import { app } from 'electron'; app.on('opne-url', () => 1)`,
      'opne-url',
    ],
  ])('%s', (_what, source, sentence) => {
    const { code, said } = run(source)
    expect(said).toContain(sentence)
    expect(code).not.toBe(0)
  })
})
