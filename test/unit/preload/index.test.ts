import { createContext, runInContext } from 'node:vm'
import { build, type Rollup } from 'vite'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import config from '../../../electron.vite.config.ts'

type Call = (input: unknown) => Promise<unknown>

const invoke = vi.fn<(channel: string, input: unknown) => Promise<unknown>>()
let source = ''
let key = ''
let pos: Record<string, Call> = {}
const required: string[] = []

/** Built as the program's own build does it, and run with nothing but what it requires. */
beforeAll(async () => {
  const { preload } = config as { preload: { build: { rollupOptions: Rollup.RollupOptions } } }
  const rollupOptions = { ...preload.build.rollupOptions, external: ['electron'] }
  const made = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: true, write: false, rollupOptions },
  })
  const { output } = (Array.isArray(made) ? made[0] : made) as Rollup.RollupOutput
  expect(output.map((file) => file.fileName)).toEqual(['index.cjs'])
  source = output[0].code
  const contextBridge = {
    exposeInMainWorld(name: string, api: Record<string, Call>): void {
      key = name
      pos = api
    },
  }
  const context = createContext({
    structuredClone,
    require(name: string) {
      required.push(name)
      return { contextBridge, ipcRenderer: { invoke } }
    },
    exports: {},
    module: { exports: {} },
  })
  runInContext(source, context)
})

beforeEach(() => {
  invoke.mockReset()
})

test('it is one script that requires electron and nothing else', () => {
  expect(required).toEqual(['electron'])
  expect(
    [...source.matchAll(/\b(?:require|import)\s*\(\s*["'`]([^"'`]+)/g)].map((match) => match[1]),
  ).toEqual(['electron'])
  expect(source).not.toMatch(/^\s*(import|export)\s/m)
  expect(source.length).toBeLessThan(8_000)
})

test('window.pos is one function of one argument a channel, and frozen', () => {
  expect(key).toBe('pos')
  expect(Object.isFrozen(pos)).toBe(true)
  expect(Object.values(pos).map((call) => call.length)).toEqual(Object.keys(pos).map(() => 1))
  expect(Object.keys(pos)).toEqual([
    'app.start',
    'sale.open',
    'charge.card',
    'counter.watch',
    'order.acknowledge',
    'order.refund',
    'order.refunds',
    'sweep.now',
    'preferences.set',
    'practice.cards',
    'account.watch',
    'account.retry',
    'account.openWithCode',
    'account.list',
    'account.create',
    'account.switch',
    'keys.describe',
    'keys.save',
    'gatewayChannels.read',
    'checklist.read',
    'profile.read',
    'profile.save',
    'recovery.make',
    'recovery.confirm',
    'backup.list',
    'backup.now',
    'backup.restore',
    'journal.beginAnew',
    'restore.choose',
    'restore.open',
    'lock.now',
    'lock.unlock',
    'lock.setCode',
  ])
})

test('a call carries its channel and its input, and no more', async () => {
  invoke.mockResolvedValue({ ok: true, value: {} })
  const call = pos['sale.open'] as (...given: unknown[]) => Promise<unknown>
  expect(await call({ a: 1 }, 'charge.card')).toEqual({ ok: true, value: {} })
  expect(invoke.mock.calls).toEqual([['sale.open', { a: 1 }]])
})

describe('input that cannot be copied is refused, and nothing is sent', () => {
  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['a function inside', { a: [() => 1] }],
    ['a symbol', { a: Symbol('x') }],
    ['a promise', Promise.resolve()],
    ['a proxy', new Proxy({}, {})],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('trap')
          },
        },
      ),
    ],
    [
      'a getter that throws',
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('trap')
        },
      }),
    ],
    ['a weak map', new WeakMap()],
  ])('%s', async (_what, input) => {
    for (const call of Object.values(pos)) {
      expect(await call(input)).toEqual({ ok: false, failure: { kind: 'refused' } })
    }
    expect(invoke).not.toHaveBeenCalled()
  })
})

test('no answer does not read as if nothing had been sent', async () => {
  invoke.mockRejectedValue(new Error('reply was never sent'))
  expect(await pos['charge.card']?.({})).toEqual({
    ok: false,
    failure: { kind: 'bug', reference: 'NOANSWER' },
  })
})
