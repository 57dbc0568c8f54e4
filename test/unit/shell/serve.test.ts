import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CHANNELS, type Channel } from '../../../preload/contract/channels.ts'
import { ok } from '../../../preload/contract/result.ts'
import { START_PAGE } from '../../../main/shell/app-origin.ts'
import { logLine, type LogEntry } from '../../../main/shell/log.ts'
import { serve, type Handlers } from '../../../main/shell/serve.ts'

type Listener = (event: unknown, ...given: unknown[]) => Promise<unknown>

const registered = vi.hoisted(() => new Map<string, Listener>())

vi.mock('electron', () => ({
  app: { isPackaged: false },
  nativeTheme: {},
  BrowserWindow: class {
    readonly webContents = { id: 7 }
    once(): void {}
    on(): void {}
    loadURL(): Promise<void> {
      return Promise.resolve()
    }
  },
  ipcMain: { handle: (channel: string, listener: Listener) => registered.set(channel, listener) },
}))

const { openCounterWindow } = await import('../../../main/shell/window.ts')
openCounterWindow({ language: 'ko', theme: 'light', practice: true })

const canary = '4539578763621486'
const frame = { url: START_PAGE, parent: null, detached: false, isDestroyed: () => false }
const own = { sender: { id: 7 }, senderFrame: frame }

let entered: { channel: string; input: unknown; windowId: number }[] = []
let lines: string[] = []
const log = (entry: LogEntry): void => void lines.push(logLine(entry, 0))

/** Handlers that remember what they were given; `answers` says what they answer. */
function start(answers: Partial<Record<Channel, () => unknown>> = {}): void {
  registered.clear()
  entered = []
  lines = []
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [
      channel,
      async (input: unknown, { windowId }: { windowId: number }) => {
        entered.push({ channel, input, windowId })
        return answers[channel]?.() ?? ok({})
      },
    ]),
    // Each answers what its test says, which is wrong on purpose in some of them.
  ) as unknown as Handlers
  serve(handlers, { log })
}

function call(channel: Channel, event: unknown, ...given: unknown[]): Promise<unknown> {
  const listener = registered.get(channel)
  if (listener === undefined) throw new Error(`nobody serves ${channel}`)
  return listener(event, ...given)
}

const refused = { ok: false, failure: { kind: 'refused' } }

beforeEach(() => start())

test('every channel of the contract is served, and nothing else', () => {
  expect([...registered.keys()]).toEqual([...CHANNELS])
})

test('a call that fits reaches its handler with the number of its window', async () => {
  start({ 'sale.open': () => ok({ saleId: 'SALE-1' }) })
  expect(await call('sale.open', own, {})).toEqual(ok({ saleId: 'SALE-1' }))
  expect(entered).toEqual([{ channel: 'sale.open', input: { trial: false }, windowId: 7 }])
})

describe('a sender that is not our page never enters a handler', () => {
  test.each<[string, unknown]>([
    ['no frame', { sender: { id: 7 }, senderFrame: null }],
    ['an undefined frame', { sender: { id: 7 }, senderFrame: undefined }],
    ['no sender', { senderFrame: frame }],
    ['nothing at all', {}],
    [
      'a frame that throws',
      {
        sender: { id: 7 },
        get senderFrame() {
          throw new Error('gone')
        },
      },
    ],
    ['about:blank', { ...own, senderFrame: { ...frame, url: 'about:blank' } }],
    ['another host', { ...own, senderFrame: { ...frame, url: 'app://jangbu.example/index.html' } }],
    ['a frame inside', { ...own, senderFrame: { ...frame, parent: frame } }],
    ['a detached frame', { ...own, senderFrame: { ...frame, detached: true } }],
    ['a destroyed frame', { ...own, senderFrame: { ...frame, isDestroyed: () => true } }],
    ['another window', { ...own, sender: { id: 8 } }],
  ])('%s', async (_what, event) => {
    for (const channel of CHANNELS) expect(await call(channel, event, {})).toEqual(refused)
    expect(entered).toEqual([])
    expect(lines[0]).toContain('"reason":"sender"')
  })

  test('the frame is looked at before anything is awaited', () => {
    let isDispatching = true
    const event = {
      ...own,
      get senderFrame() {
        return isDispatching ? frame : null
      },
    }
    const answer = call('sale.open', event, {})
    isDispatching = false
    return expect(answer).resolves.not.toEqual(refused)
  })
})

describe('input that does not fit never enters a handler', () => {
  test.each<[string, readonly unknown[]]>([
    ['no argument', []],
    ['two arguments', [{}, {}]],
    ['an unknown key', [{ x: 1 }]],
    ['a list', [[]]],
    ['a text', ['{}']],
    ['null', [null]],
    ['a function', [() => 1]],
    [
      'a proxy that throws',
      [
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error(canary)
            },
          },
        ),
      ],
    ],
    ['a polluted prototype', [JSON.parse('{"__proto__":{"x":1}}')]],
  ])('%s', async (_what, given) => {
    expect(await call('sale.open', own, ...given)).toEqual(refused)
    expect(entered).toEqual([])
    expect(lines).toEqual([
      '{"time":"1970-01-01T00:00:00.000Z","event":"ipc.refused","channel":"sale.open","reason":"input"}',
    ])
  })

  test('it is read as plain JSON before it is read as anything else', async () => {
    expect(await call('sale.open', own, { [Symbol('x')]: canary })).toEqual(refused)
    expect(entered).toEqual([])
  })

  test.each(CHANNELS)(
    '%s refuses, without a word of it in the log, whatever is thrown at it',
    async (channel) => {
      const hostile = fc.oneof(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        fc.record(
          { saleId: fc.string(), attempt: fc.double(), card: fc.anything(), after: fc.anything() },
          { requiredKeys: [] },
        ),
        fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('x'), canary),
      )
      await fc.assert(
        fc.asyncProperty(hostile, async (value) => {
          lines = []
          entered = []
          const answer = await call(channel, own, { [canary]: value })
          expect(answer).toEqual(refused)
          const other = (await call(channel, own, value)) as {
            ok: boolean
            failure?: { kind: string }
          }
          // The few that fit by chance (`{}`) meet a handler that answers something else: a bug.
          if (entered.length === 0) expect(other).toEqual(refused)
          expect(lines.join('')).not.toContain(canary)
          expect(
            lines.every((line) => /^\{"time":"[^"]+","event":"ipc\.(refused|bug)"/.test(line)),
          ).toBe(true)
        }),
        { numRuns: 5_000 },
      )
    },
  )
})

describe('a bug in a handler', () => {
  test('reaches the page as a reference, and the log without what was typed', async () => {
    start({
      'sale.open': () => {
        throw new TypeError(`cannot read ${canary}`, { cause: new Error(canary) })
      },
    })
    const answer = (await call('sale.open', own, {})) as {
      failure: { kind: string; reference: string }
    }
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } })
    expect(answer.failure.reference).toMatch(/^[A-Z2-7]{8}$/)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`"reference":"${answer.failure.reference}"`)
    expect(lines[0]).toContain('"error":"TypeError"')
    expect(lines[0]).not.toContain(canary)
  })

  test.each<[string, () => unknown]>([
    ['an answer that the contract does not know', () => ok({ saleId: 'SALE-1', secret: canary })],
    ['an answer of another shape', () => ok({ saleId: 1 })],
    ['no answer', () => null],
    [
      'a thrown text',
      () => {
        // oxlint-disable-next-line only-throw-error -- somebody else's code may
        throw canary
      },
    ],
  ])('%s is one too', async (_what, run) => {
    start({ 'sale.open': run })
    const answer = await call('sale.open', own, {})
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } })
    expect(JSON.stringify(answer) + lines.join('')).not.toContain(canary)
  })
})

test('a failure that a handler answers reaches the page as it is', async () => {
  start({ 'charge.card': () => ({ ok: false, failure: { kind: 'sale-not-open' } }) })
  const input = {
    saleId: 'SALE-1',
    attempt: 1,
    amountWon: 1000,
    taxFreeWon: 0,
    card: { number: '4242424242424242', expiry: '12/30', identity: '850101', pin: '12' },
    installmentMonths: 0,
    itemName: '',
    buyer: { name: '', phone: '', email: '' },
    confirmed: { large: false, luhn: false, wrongPin: false, duplicateOf: null, reason: null },
  }
  expect(await call('charge.card', own, input)).toEqual({
    ok: false,
    failure: { kind: 'sale-not-open' },
  })
  expect(entered[0]?.input).toEqual(input)
})
