import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { runPreload } from '../../electron-stand-in/preload-host.ts'
import { strict } from '../../electron-stand-in/strict.ts'
import { makeWire } from '../../electron-stand-in/wire.ts'

const dir = mkdtempSync(join(tmpdir(), 'preload-host-'))
afterAll(() => rmSync(dir, { recursive: true }))

function run(source: string, invoke = vi.fn(async (): Promise<unknown> => 'answered')) {
  const path = join(dir, 'preload.cjs')
  writeFileSync(path, source)
  return { ...runPreload(path, invoke), invoke }
}

const expose = `const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('pos', { a: (x) => ipcRenderer.invoke('a', x), n: 1 })`
const wire = makeWire()

describe('what Electron’s sandbox would refuse is refused', () => {
  test.each([
    ['an ES module', `import { contextBridge } from 'electron'`, 'import statement'],
    ['a Node module', `require('node:fs')`, 'module not found: node:fs'],
    ['a package', `require('zod')`, 'module not found: zod'],
    ['a file', `require('./contract.cjs')`, 'module not found: ./contract.cjs'],
    [
      'a part of electron that is not there',
      `require('electron').ipcMain.handle('a', () => 1)`,
      'does not know',
    ],
    [
      'a call the stand-in does not know',
      `require('electron').ipcRenderer.sendSync('a')`,
      'does not know',
    ],
    [
      'the same name twice',
      `${expose}\ncontextBridge.exposeInMainWorld('pos', {})`,
      'existing pos',
    ],
    ['the module of main', `process.binding('fs')`, 'is not a function'],
  ])('%s', (_what, source, sentence) => {
    expect(() => run(source)).toThrow(sentence)
  })
})

test.each(['events', 'timers', 'url', 'node:url'])('%s may be required', (name) => {
  expect(() => run(`require('${name}')`)).not.toThrow()
})

test('the page is told what was exposed, and a call goes through as a copy', async () => {
  const { tree, call, invoke } = run(expose)
  expect(tree).toEqual({ pos: { a: 'function', n: { text: '1' } } })
  const args = wire.encode([{ b: [1] }])
  const answer = await call({ document: '1', key: 'pos', name: 'a', args })
  expect(answer).toEqual({ value: '"answered"' })
  expect(invoke.mock.calls).toEqual([['a', [{ b: [1] }]]])
})

test('a function cannot be sent to main', async () => {
  const { call, invoke } = run(expose)
  const answer = await call({ document: '1', key: 'pos', name: 'a', args: wire.encode([() => 1]) })
  expect('thrown' in answer ? answer.thrown : 'sent').toContain('could not be cloned')
  expect(invoke).not.toHaveBeenCalled()
})

test('a call that nobody implemented is an error, not a silence', () => {
  const object = strict('app', { quit: () => 1 })
  expect(object.quit()).toBe(1)
  expect(() => {
    Reflect.get(object, 'setBadgeCount')
  }).toThrow('does not know app.setBadgeCount')
  expect(() => {
    Reflect.set(object, 'name', 'x')
  }).toThrow('does not know app.name')
})
