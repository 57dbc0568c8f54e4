import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  IDLE_MS,
  KeychainClient,
  LIFE_MS,
  MAX_WAITING,
} from '../../../main/vault/keychain-client.ts'
import { HEARD_MS } from '../../../main/vault/hear.ts'
import type { KeychainPortEvents } from '../../../main/vault/keychain-port.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { account } from './memory-keychain.ts'

/** A keychain process that says what the test makes it say. */
class ProcessDouble {
  readonly posted: { number: number; verb: string; value?: Uint8Array }[] = []
  isKilled = false
  readonly events: KeychainPortEvents
  constructor(events: KeychainPortEvents) {
    this.events = events
  }
  readonly post = (message: unknown): void => {
    // The client's own message, copied as a process boundary copies it.
    this.posted.push(structuredClone(message) as (typeof this.posted)[number])
  }
  readonly kill = (): void => {
    this.isKilled = true
  }
  reply(message: object): void {
    this.events.onMessage({ number: this.posted.at(-1)?.number, ...message })
  }
}

const place = { accountId: account('cafe'), item: 'journal-key' } as const
const bytes = (text: string): Uint8Array => Buffer.from(text)
let clock: HeldClock
let processes: ProcessDouble[]
let client: KeychainClient

beforeEach(() => {
  clock = new HeldClock()
  processes = []
  client = new KeychainClient({
    clock,
    start: (events) => {
      const started = new ProcessDouble(events)
      processes.push(started)
      return started
    },
  })
})
afterEach(() => client.close())

function running(): ProcessDouble {
  const found = processes.at(-1)
  if (found === undefined) throw new Error('no process was started')
  return found
}

describe('one call at a time', () => {
  test('no process is started before the first call', () => {
    expect(processes).toHaveLength(0)
  })

  test('the second call goes out when the first has been answered', async () => {
    const first = client.read(place)
    const second = client.read({ ...place, item: 'rest-keys' })
    expect(running().posted).toHaveLength(1)
    running().reply({ state: 'absent' })
    expect(await first).toEqual({ state: 'absent' })
    expect(running().posted).toHaveLength(2)
    running().reply({ state: 'ok', value: bytes('v') })
    expect(await second).toEqual({ state: 'ok', value: bytes('v') })
    expect(processes).toHaveLength(1)
  })

  test('a call too many is told so at once, and the others go on', async () => {
    const calls = Array.from({ length: MAX_WAITING + 1 }, () => client.read(place))
    expect(await client.read(place)).toEqual({ state: 'too-busy' })
    for (const _call of calls) {
      running().reply({ state: 'absent' })
      await Promise.resolve()
    }
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ state: 'absent' })))
  })
})

describe('time', () => {
  test('after five seconds the caller hears that it is waited for, and later the answer', async () => {
    const call = client.read(place)
    await clock.pass(HEARD_MS)
    const heard = await call
    if (heard.state !== 'waiting') throw new Error(heard.state)
    running().reply({ state: 'ok', value: bytes('late') })
    expect(await heard.settled).toEqual({ state: 'ok', value: bytes('late') })
  })

  test('a call that waits behind a silent one hears it after five seconds too', async () => {
    void client.read(place)
    const behind = client.read(place)
    await clock.pass(HEARD_MS)
    expect((await behind).state).toBe('waiting')
  })

  test('after 120 s the process is killed, and all who wait hear that there was no answer', async () => {
    const calls = [client.read(place), client.write(place, bytes('v'))]
    await clock.pass(LIFE_MS)
    for (const call of calls) {
      const heard = await call
      expect(heard.state === 'waiting' && (await heard.settled)).toEqual({ state: 'no-answer' })
    }
    expect(processes.map(({ isKilled }) => isKilled)).toEqual([true])
  })

  test('just before 120 s the answer still counts', async () => {
    const call = client.read(place)
    await clock.pass(LIFE_MS - 1)
    const heard = await call
    running().reply({ state: 'absent' })
    expect(heard.state === 'waiting' && (await heard.settled)).toEqual({ state: 'absent' })
    const next = client.read(place)
    await clock.pass(LIFE_MS - 1)
    running().reply({ state: 'absent' })
    expect((await next).state).toBe('waiting')
    expect(processes.map(({ isKilled }) => isKilled)).toEqual([false])
  })

  test('a process that has nothing to do for ten seconds is ended', async () => {
    const call = client.read(place)
    running().reply({ state: 'absent' })
    await call
    await clock.pass(IDLE_MS - 1)
    expect(running().isKilled).toBe(false)
    await clock.pass(1)
    expect(running().isKilled).toBe(true)
  })

  test('a process that has something to do is not ended for having been idle', async () => {
    const call = client.read(place)
    running().reply({ state: 'absent' })
    await call
    await clock.pass(IDLE_MS - 1)
    void client.read(place)
    await clock.pass(IDLE_MS)
    expect(running().isKilled).toBe(false)
  })
})

describe('a process that dies', () => {
  test('fails the call that was out; the one behind it goes to a new process', async () => {
    const first = client.read(place)
    const second = client.read(place)
    running().events.onExit()
    expect(await first).toEqual({ state: 'crashed' })
    expect(processes).toHaveLength(2)
    running().reply({ state: 'absent' })
    expect(await second).toEqual({ state: 'absent' })
  })

  test.each(['locked', 'no-service', 'denied', 'no-answer'])(
    'or that tells of trouble (%s) is not asked again: the keyring may have been restarted',
    async (state) => {
      const call = client.read(place)
      running().reply({ state })
      expect(await call).toEqual({ state })
      expect(running().isKilled).toBe(true)
      void client.read(place)
      expect(processes).toHaveLength(2)
    },
  )

  test('between two calls is not noticed by either', async () => {
    const first = client.read(place)
    running().reply({ state: 'absent' })
    await first
    running().events.onExit()
    const second = client.read(place)
    running().reply({ state: 'absent' })
    expect(await second).toEqual({ state: 'absent' })
    expect(processes).toHaveLength(2)
  })

  test('cannot end or answer the calls of the one after it', async () => {
    void client.read(place)
    await clock.pass(LIFE_MS)
    const call = client.read(place)
    const [dead] = processes
    dead?.events.onMessage({ number: running().posted.at(-1)?.number, state: 'absent' })
    dead?.events.onExit()
    running().reply({ state: 'ok', value: bytes('mine') })
    expect(await call).toEqual({ state: 'ok', value: bytes('mine') })
  })

  test('or that cannot be started at all is the same typed failure', async () => {
    const broken = new KeychainClient({
      clock,
      start: () => {
        throw new Error('EAGAIN')
      },
    })
    expect(await broken.read(place)).toEqual({ state: 'crashed' })
    expect(await broken.write(place, bytes('v'))).toEqual({ state: 'crashed' })
  })

  test('by being closed ends every call', async () => {
    const calls = [client.read(place), client.remove(place)]
    client.close()
    expect(await Promise.all(calls)).toEqual([{ state: 'crashed' }, { state: 'crashed' }])
    expect(running().isKilled).toBe(true)
  })
})

describe('what is said across', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'ok'],
    ['an unknown state', { state: 'fine' }],
    ['the text of an error', { state: 'Cannot autolaunch D-Bus' }],
    ['a value that is no bytes', { state: 'ok', value: 'secret' }],
    ['the answer to another call', { state: 'ok', number: 77 }],
  ])('%s is no answer', async (_name, message) => {
    const call = client.read(place)
    running().events.onMessage(
      typeof message === 'object' ? { number: running().posted[0]?.number, ...message } : message,
    )
    running().reply({ state: 'absent' })
    expect(await call).toEqual({ state: 'absent' })
  })

  test('a value is copied when it is asked for, so the caller may wipe its own at once', async () => {
    void client.read(place)
    const value = bytes('secret')
    const call = client.write(place, value)
    value.fill(0)
    running().reply({ state: 'absent' })
    await Promise.resolve()
    await clock.pass(0)
    expect(running().posted.at(-1)?.value).toEqual(new Uint8Array(bytes('secret')))
    running().reply({ state: 'ok' })
    expect(await call).toEqual({ state: 'ok' })
  })

  test.each([
    ['empty', 0],
    ['larger than Windows keeps', 2_001],
  ])('a value that is %s is refused before anything is asked', async (_name, size) => {
    expect(await client.write(place, new Uint8Array(size))).toEqual({ state: 'denied' })
    expect(processes).toHaveLength(0)
  })
})
