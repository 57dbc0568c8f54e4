import { readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client, errors } from 'undici'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chargeCardInput } from '../../../preload/contract/sale-schema.ts'
import { START_PAGE } from '../../../main/shell/app-origin.ts'
import { catchBugs } from '../../../main/shell/catch-bugs.ts'
import { openLog } from '../../../main/shell/log.ts'
import { serve, type Handlers } from '../../../main/shell/serve.ts'
import { answerCall } from '../../../main/vault/keychain-process/answer-call.ts'
import { toAccountId } from '../../../main/vault/place.ts'
import { patternsOf } from '../../sweep/forms.ts'
import { CANARY_CARD, cardNeedle } from '../../sweep/needles.ts'

/*
 * Real errors of every layer below the bridge, each of which repeats a card number that it was given,
 * thrown where a bug would throw them: out of a handler, and past everybody (bar B-P04).
 */

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

const dashed = '4539-5787-6362-1486'
const patterns = patternsOf(cardNeedle(CANARY_CARD))
const database = new Database(':memory:')
database.exec(`CREATE TABLE t (a TEXT CHECK (length(a) < 5)) STRICT;
  CREATE TRIGGER kept BEFORE UPDATE ON t BEGIN SELECT raise(ABORT, 'no ${CANARY_CARD}'); END;
  INSERT INTO t VALUES ('a')`)
const server = createServer((_request, answer) => answer.destroy())
let origin = ''

/** What `run` throws or rejects with. */
async function thrownBy(run: () => unknown): Promise<Error> {
  try {
    await run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('no error was thrown')
}

async function request(options: object): Promise<unknown> {
  const client = new Client(origin)
  try {
    return await client.request({ path: '/', method: 'POST', ...options })
  } finally {
    await client.destroy()
  }
}

/** Where in an error the number stands; empty where it does not. */
function saidIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error)
  const own = Object.entries(error).map(([name, value]) => `${name} ${String(value)}`)
  const cause = error.cause === undefined ? '' : saidIn(error.cause)
  const inside = error instanceof AggregateError ? error.errors.map(saidIn) : []
  return [error.message, error.stack ?? '', ...own, cause, ...inside].join(' ')
}

const LAYERS: readonly (readonly [string, () => unknown])[] = [
  [
    'undici, stopped with a reason',
    () => {
      const reason = new errors.RequestAbortedError(CANARY_CARD)
      return request({ signal: AbortSignal.abort(reason) })
    },
  ],
  [
    'undici, whose body breaks off',
    () =>
      request({
        // oxlint-disable-next-line require-yield -- it breaks off before its first byte
        body: (async function* () {
          throw new Error(`card ${CANARY_CARD}`)
        })(),
      }),
  ],
  ['JSON that is none', (): unknown => JSON.parse(`card${CANARY_CARD}`)],
  ['an address', () => new URL(`//${CANARY_CARD}`)],
  ['the contract', () => chargeCardInput.parse({ [CANARY_CARD]: dashed })],
  ['SQLite, reading a statement', () => database.prepare(`SELECT "${CANARY_CARD}" FROM t`)],
  ['SQLite, by a trigger', () => database.prepare(`UPDATE t SET a = 'b'`).run()],
  ['the file system', () => readFileSync(`/nowhere/${CANARY_CARD}`)],
  ['a caller with a cause', () => Promise.reject(new Error('x', { cause: new Error(dashed) }))],
  [
    'many at once',
    () => Promise.any([Promise.reject(new Error(dashed)), Promise.reject(new Error(CANARY_CARD))]),
  ],
]

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-canary-'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
  openCounterWindow({ language: 'ko', theme: 'light', practice: true })
})
afterAll(() => {
  server.close()
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The names of every form of the number that stands in a text. */
function formsIn(text: string): string[] {
  const bytes = Buffer.from(text)
  return patterns.filter((pattern) => bytes.includes(pattern.bytes)).map(({ form }) => form)
}

describe.each(LAYERS)('an error of %s', (_layer, run) => {
  test('repeats the number, and neither the page nor the log is told of it', async () => {
    const error = await thrownBy(run)
    // Else this would test nothing.
    expect(formsIn(saidIn(error))).not.toEqual([])

    const place = mkdtempSync(join(folder, 'log-'))
    const log = openLog(place, Date.now)
    const heard = process.listeners('uncaughtException').length
    // A handler that throws; every channel has the same.
    const handlers = { 'sale.open': () => Promise.reject(error) } as unknown as Handlers
    registered.clear()
    serve(handlers, { log })
    const frame = { url: START_PAGE, parent: null, detached: false, isDestroyed: () => false }
    const answer = await registered.get('sale.open')?.(
      { sender: { id: 7 }, senderFrame: frame },
      {},
    )
    catchBugs(log)
    const uncaught = process.listeners('uncaughtException')
    const rejected = process.listeners('unhandledRejection')
    uncaught.at(-1)?.(error, 'uncaughtException')
    rejected.at(-1)?.(error, Promise.resolve())
    process.off('uncaughtException', uncaught.at(-1) ?? (() => undefined))
    process.off('unhandledRejection', rejected.at(-1) ?? (() => undefined))
    expect(process.listeners('uncaughtException')).toHaveLength(heard)

    const written = readFileSync(join(place, 'logs/jangbu.log'), 'utf8')
    expect(written.trimEnd().split('\n')).toHaveLength(3)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } })
    expect(formsIn(written + JSON.stringify(answer))).toEqual([])
  })
})

test('what keytar says goes no further than what it means', async () => {
  const refuse = () => Promise.reject(new Error(`cannot store ${CANARY_CARD}`))
  const native = { getPassword: refuse, setPassword: refuse, deletePassword: refuse }
  const accountId = toAccountId('shop')
  if (accountId === null) throw new Error('no account')
  const place = { accountId, item: 'rest-keys' } as const
  const value = Buffer.from(CANARY_CARD)
  for (const call of [
    { number: 1, verb: 'read', place },
    { number: 1, verb: 'write', place, value },
    { number: 1, verb: 'remove', place },
  ] as const) {
    expect(await answerCall(native, call)).toEqual({ number: 1, state: 'denied' })
  }
})
