import { stat } from 'node:fs/promises'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Connection } from '../../main/journal/connection.ts'
import type { Clock } from '../../preload/contract/clock.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KeychainClient, LIFE_MS } from '../../main/vault/keychain-client.ts'
import { openLiveKey, type LiveJournal } from '../../main/vault/open-live-key.ts'
import { openWithCode } from '../../main/vault/open-with-code.ts'
import { makeRecoveryCode, showRecoveryCode } from '../../main/vault/recovery-code.ts'
import { setRecoveryCode } from '../../main/vault/set-recovery-code.ts'
import { createVault, type Vault } from '../../main/vault/vault.ts'
import { account } from '../unit/vault/memory-keychain.ts'
import { KeyringSession } from './session.ts'
import { KeychainProcesses } from './start-child.ts'

const OLD = { key: 'imp_key_old', secret: 'canary-secret-old' }
const NEW = { key: 'imp_key_new', secret: 'canary-secret-new' }
const works = () => Promise.resolve('works' as const)
const cafe = account('cafe')
const place = { accountId: cafe, item: 'rest-keys' } as const

let session: KeyringSession
let processes: KeychainProcesses
let client: KeychainClient
let vault: Vault

beforeEach(async () => {
  session = new KeyringSession()
  processes = new KeychainProcesses(() => session.env)
  restartProgram()
  await session.open()
})
afterEach(async () => {
  client.close()
  await session.close()
})

/** As after quitting and starting: nothing is left but what the keyring and the disk hold. */
function restartProgram(clock: Clock = systemClock): void {
  client?.close()
  client = new KeychainClient({ start: processes.start, clock })
  vault = createVault({ keychain: client, accountId: cafe, clock })
}

describe('an unlocked keyring', () => {
  beforeEach(() => session.startKeyring('unlocked'))

  test('has nothing at first, keeps what works, and never lets a wrong secret in', async () => {
    expect(await vault.readRestKeys()).toEqual({ state: 'absent' })
    expect(await vault.saveRestKeys(OLD, works)).toEqual({ state: 'saved' })
    restartProgram()
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
    expect(await vault.saveRestKeys(NEW, () => Promise.resolve('refused'))).toEqual({
      state: 'refused',
    })
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
    expect(await vault.saveRestKeys(NEW, works)).toEqual({ state: 'saved' })
    restartProgram()
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: NEW })
  })

  test('gives up all that it has of an account', async () => {
    await vault.saveRestKeys(OLD, works)
    const forgotten = await vault.forgetAccount()
    expect(forgotten.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await vault.readRestKeys()).toEqual({ state: 'absent' })
  })

  test('with items that nobody of ours wrote is read without harm', async () => {
    await session.plant({ secret: 'without an account' })
    await session.plant({ account: 'cafe/journal-key', secret: 'not a key' })
    await session.plant({ account: 'cafe/journal-head', secret: '' })
    await session.plant({
      account: 'cafe/rest-keys',
      contentType: 'application/octet-stream',
      secret: '\u0001\u0002',
    })
    expect(await vault.readJournalKey()).toEqual({ state: 'malformed' })
    expect(await vault.readJournalHead()).toEqual({ state: 'malformed' })
    expect(await vault.readRestKeys()).toEqual({ state: 'malformed' })
    expect(await vault.saveRestKeys(NEW, works)).toEqual({ state: 'saved' })
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: NEW })
    expect(processes.started).toHaveLength(1)
  })

  test('keeps no secret readable on the disk', async () => {
    await vault.saveRestKeys(OLD, works)
    expect(filesWith(session.folder, OLD.secret)).toEqual([])
  })
})

describe('a locked keyring', () => {
  test('is locked, not empty; nothing is overwritten, and the old is there when it opens', async () => {
    await session.startKeyring('unlocked')
    await vault.saveRestKeys(OLD, works)
    await session.lock()
    expect(await vault.readRestKeys()).toEqual({ state: 'locked' })
    expect(await vault.saveRestKeys(NEW, works)).toEqual({ state: 'locked' })
    expect(await client.remove(place)).toEqual({ state: 'locked' })
    await session.stopKeyring()
    await session.startKeyring('unlocked')
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
  })

  test('at start: locked is said, the recovery code opens review, and nothing is overwritten', async () => {
    await session.startKeyring('unlocked')
    const { journal, typed } = await liveJournal()
    await session.stopKeyring()
    await session.startKeyring('locked')
    restartProgram()
    expect(await openLiveKey({ ...journal, vault })).toEqual({ state: 'needs-code', why: 'locked' })
    const opened = await openWithCode({ ...journal, vault }, { typed })
    expect(opened).toMatchObject({ state: 'review', why: 'locked' })
    if (opened.state !== 'review') throw new Error(opened.state)
    expect(readRow(journal.path, opened.key)).toBe('kept')

    await session.stopKeyring()
    await session.startKeyring('unlocked')
    expect((await openLiveKey({ ...journal, vault })).state).toBe('ready')
  })
})

test('a new computer with an empty keyring opens the journal by the recovery code alone', async () => {
  await session.startKeyring('unlocked')
  const { journal, typed } = await liveJournal()
  const elsewhere = new KeyringSession()
  await elsewhere.open()
  try {
    await elsewhere.startKeyring('unlocked')
    const there = new KeychainClient({
      start: new KeychainProcesses(() => elsewhere.env).start,
      clock: systemClock,
    })
    const moved = {
      ...journal,
      vault: createVault({ keychain: there, accountId: cafe, clock: systemClock }),
    }
    expect(await openLiveKey(moved)).toEqual({ state: 'needs-code', why: 'absent' })
    expect((await openWithCode(moved, { typed })).state).toBe('ready')
    const ready = await openLiveKey(moved)
    expect(ready.state === 'ready' && readRow(journal.path, ready.key)).toBe('kept')
    there.close()
  } finally {
    await elsewhere.close()
  }
})

describe('a keyring that hangs', () => {
  beforeEach(async () => {
    await session.startKeyring('unlocked')
    await vault.saveRestKeys(OLD, works)
  })

  test('is waited for while payments go on, and answers when it can', async () => {
    const usual = await paymentsUntil(systemClock.sleep(2_000))
    session.freeze()
    const work = await paymentsUntil(vault.readRestKeys())
    expect(work.heard.state).toBe('waiting')
    expect(work.done).toBeGreaterThan(10)
    console.log(
      `keyring stopped: ${work.done} payments' work in 5 s, event loop p99 ${work.p99Ms} ms; ` +
        `the same work alone: ${usual.done} in 2 s, p99 ${usual.p99Ms} ms`,
    )
    session.thaw()
    expect(work.heard.state === 'waiting' && (await work.heard.settled)).toEqual({
      state: 'ok',
      value: OLD,
    })
  })

  test('beyond the life of a call loses its process; the next call has a new one', async () => {
    const end = Promise.withResolvers<void>()
    const sleep: Clock['sleep'] = (ms, signal) =>
      ms === LIFE_MS ? end.promise : systemClock.sleep(ms, signal)
    restartProgram({ ...systemClock, sleep })
    session.freeze()
    const heard = await vault.readRestKeys()
    end.resolve()
    expect(heard.state === 'waiting' && (await heard.settled)).toEqual({ state: 'no-answer' })
    const [hung] = processes.started.slice(-1)
    restartProgram()
    session.thaw()
    expect(await vault.readRestKeys()).toEqual({ state: 'ok', value: OLD })
    expect(hung?.killed).toBe(true)
    expect(processes.last).not.toBe(hung)
  })

  test.each(['SIGSEGV', 'SIGKILL'] as const)(
    'and whose process ends by %s in the middle of a call is a typed failure',
    async (signal) => {
      session.freeze()
      const call = vault.saveRestKeys(NEW, works)
      expect(await processes.end(signal)).toBe(signal)
      expect(await call).toEqual({ state: 'crashed' })
      session.thaw()
      const after = await vault.readRestKeys()
      // Killed in the middle of a write: the old pair or the new, and always a whole one.
      expect(after.state === 'ok' && [OLD.secret, NEW.secret]).toContain(
        after.state === 'ok' && after.value.secret,
      )
    },
  )

  test('that dies in the middle of a call, and starts locked again, is never taken for empty', async () => {
    session.freeze()
    const call = vault.readRestKeys()
    await session.stopKeyring()
    expect(['locked', 'no-service', 'denied']).toContain((await call).state)
  })
})

describe('no keyring', () => {
  test('no message bus is no service, and nothing is written anywhere instead', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _address, ...env } = session.env
    processes = new KeychainProcesses(() => env)
    restartProgram()
    expect(await vault.readRestKeys()).toEqual({ state: 'no-service' })
    expect(await vault.saveRestKeys(OLD, works)).toEqual({ state: 'no-service' })
    expect(filesWith(session.folder, OLD.secret)).toEqual([])
  })

  test('a bus whose keyring nobody has made is no service', async () => {
    await session.startKeyring('locked')
    expect(await vault.readRestKeys()).toEqual({ state: 'no-service' })
  })
})

/** A live journal with a row in it, its key in the keyring, and a recovery code. */
async function liveJournal(): Promise<{
  journal: Omit<LiveJournal, 'vault'> & { vault: Vault; path: string }
  typed: string
}> {
  const path = join(session.folder, 'journal.db')
  const key = systemRandom.bytes(32)
  const connection = connect(path, key)
  connection.exec("CREATE TABLE kept (text TEXT); INSERT INTO kept VALUES ('kept')")
  connection.close()
  const code = makeRecoveryCode(systemRandom)
  const keyFile = join(session.folder, 'journal.key')
  setRecoveryCode({ journalKey: key, code, path: keyFile, copies: [], random: systemRandom })
  expect(await vault.writeJournalKey(key)).toEqual({ state: 'ok' })
  const opens = (tried: Uint8Array): boolean => readRow(path, tried) === 'kept'
  const journal = { vault, path, keyFiles: [keyFile], exists: () => true, opens }
  return { journal, typed: showRecoveryCode(code) }
}

function readRow(path: string, key: Uint8Array): string | null {
  let connection: Connection | null = null
  try {
    connection = connect(path, key)
    // The table was made above.
    return (connection.prepare('SELECT text FROM kept').get() as { text: string }).text
  } catch {
    return null
  } finally {
    connection?.close()
  }
}

/** What a payment needs of this process — a durable row, a connection, a file — over and over. */
async function paymentsUntil<H>(
  end: Promise<H>,
): Promise<{ heard: H; done: number; p99Ms: number }> {
  const server = createServer((_request, response) => response.end('paid'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const connection = connect(join(session.folder, `${Date.now()}.db`), systemRandom.bytes(32))
  connection.exec('CREATE TABLE sale (number INTEGER)')
  const sale = connection.prepare('INSERT INTO sale VALUES (?)')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const ended = new AbortController()
  void end.then(() => ended.abort())
  let done = 0
  while (!ended.signal.aborted) {
    sale.run(done)
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('paid')
    await stat(session.folder)
    done += 1
  }
  delay.disable()
  connection.close()
  server.close()
  return { heard: await end, done, p99Ms: Math.round(delay.percentile(99) / 1e6) }
}

function filesWith(folder: string, secret: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    return statSync(path).isFile() && readFileSync(path).includes(secret)
  })
}
