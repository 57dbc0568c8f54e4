import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokenKeeper, type WithheldCredentials } from '../../../main/portone/token.ts'
import type { Ending, Exchange, Transport } from '../../../main/portone/transport.ts'
import { answered } from './good-reply.ts'
import { MovingClock, evenRandom } from './moving-clock.ts'

const MINUTE_MS = 60_000

/** Gives tokens by the documented rule; its time is the steady clock's, its date is its own. */
class TokenServer implements Transport {
  asked: string[] = []
  bodies: Uint8Array[] = []
  issued = 0
  expiredAt = 0
  faults: Ending[] = []
  readonly #clock: MovingClock
  constructor(clock: MovingClock) {
    this.#clock = clock
  }
  get now(): number {
    return 1_763_870_000 + Math.floor(this.#clock.steadyMs / 1000)
  }
  get current(): string {
    return this.issued.toString(16).padStart(40, '0')
  }
  readonly send = (exchange: Exchange): Promise<Ending> => {
    this.asked.push(Buffer.from(exchange.body ?? []).toString())
    if (exchange.body) this.bodies.push(exchange.body)
    exchange.body?.fill(0)
    const fault = this.faults.shift()
    if (fault) return Promise.resolve(fault)
    if (this.expiredAt <= this.now) {
      this.issued++
      this.expiredAt = this.now + 1800
    } else if (this.expiredAt - this.now <= 60) {
      this.expiredAt += 300
    }
    const response = { access_token: this.current, now: this.now, expired_at: this.expiredAt }
    return Promise.resolve(answered(JSON.stringify({ code: 0, message: null, response })))
  }
}

function setUp() {
  const clock = new MovingClock()
  const server = new TokenServer(clock)
  const keeper = createTokenKeeper({
    transport: server,
    clock,
    random: evenRandom,
    credentials: () => Promise.resolve({ key: 'practice', secret: 'practice-secret' }),
  })
  const value = async () => {
    const answer = await keeper.get()
    return answer.kind === 'ok' ? answer.token.value : answer
  }
  return { clock, server, keeper, value }
}

test('fifty callers at once share one request and one token', async () => {
  const { server, value } = setUp()
  const values = await Promise.all(Array.from({ length: 50 }, value))
  expect(new Set(values)).toEqual(new Set([server.current]))
  expect(server.asked).toEqual(['{"imp_key":"practice","imp_secret":"practice-secret"}'])
})

describe('the date of the PC has no say', () => {
  test.each([-1440, -10, 10, 1440])('stepped by %i minutes in the middle', async (minutes) => {
    const { clock, server, value } = setUp()
    await value()
    clock.wallMs += minutes * MINUTE_MS
    clock.steadyMs += 27 * MINUTE_MS
    await value()
    expect(server.asked).toHaveLength(1)
    clock.wallMs -= minutes * MINUTE_MS
    clock.steadyMs += 2 * MINUTE_MS
    await value()
    expect(server.asked).toHaveLength(2)
  })

  test('whatever time does, every token handed out is one the gateway takes', async () => {
    const step = fc.record({
      steadyMs: fc.oneof(fc.nat(4 * MINUTE_MS), fc.nat(40 * MINUTE_MS)),
      wallMs: fc.integer({ min: -1440 * MINUTE_MS, max: 1440 * MINUTE_MS }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { clock, server, value } = setUp()
        for (const { steadyMs, wallMs } of steps) {
          clock.steadyMs += steadyMs
          clock.wallMs += wallMs
          expect(await value()).toBe(server.current)
          expect(server.expiredAt - server.now).toBeGreaterThanOrEqual(60)
        }
      }),
    )
  })
})

test('below two minutes it asks each time, until the last minute brings five more', async () => {
  const { clock, server, value } = setUp()
  await value()
  clock.steadyMs += 28 * MINUTE_MS - 1000
  await value()
  expect(server.asked).toHaveLength(1)
  clock.steadyMs += 30_000
  await value()
  await value()
  expect(server.asked).toHaveLength(3)
  clock.steadyMs += 45_000
  await value()
  await value()
  expect(server.asked).toHaveLength(4)
  expect(server.issued).toBe(1)
})

test('a dropped token is replaced, and a newer one is not dropped with it', async () => {
  const { clock, server, keeper, value } = setUp()
  const old = await keeper.get()
  if (old.kind !== 'ok') throw new Error('no token')
  keeper.drop(old.token)
  clock.steadyMs += 31 * MINUTE_MS
  expect(await value()).not.toBe(old.token.value)
  keeper.drop(old.token)
  await value()
  expect(server.asked).toHaveLength(2)
})

describe('keys the gateway does not take', () => {
  test.each([
    answered('{"code":-1,"message":"인증에 실패하였습니다.","response":null}', { status: 401 }),
    answered('{"code":-1,"message":"파라메터가 누락되었습니다.","response":null}', { status: 400 }),
    answered('{"code":-1,"message":"인증에 실패하였습니다.","response":null}'),
  ])('are refused at once: %#', async (fault) => {
    const { server, keeper } = setUp()
    server.faults = [fault]
    expect(await keeper.get()).toEqual({ kind: 'keys-refused' })
    expect(server.asked).toHaveLength(1)
    expect(await keeper.get()).toMatchObject({ kind: 'ok' })
  })
})

test('without stored keys nothing is asked', async () => {
  const clock = new MovingClock()
  const server = new TokenServer(clock)
  const sources = [() => Promise.resolve(null), () => Promise.reject(new Error('locked'))]
  for (const credentials of sources) {
    const keeper = createTokenKeeper({ transport: server, clock, random: evenRandom, credentials })
    expect(await keeper.get()).toEqual({ kind: 'unreachable', reason: 'no-credentials' })
  }
  expect(server.asked).toHaveLength(0)
})

test('two failures are waited out with growing pauses, a third is told', async () => {
  const { clock, server, keeper } = setUp()
  const reset: Ending = { kind: 'no-answer', reason: 'reset' }
  server.faults = [{ kind: 'never-connected', reason: 'refused' }, answered('', { status: 503 })]
  expect(await keeper.get()).toMatchObject({ kind: 'ok' })
  expect(clock.slept).toEqual([301, 902])
  expect(server.asked).toEqual(Array(3).fill(server.asked[0]))

  clock.steadyMs += 40 * MINUTE_MS
  server.faults = [reset, reset, reset, reset]
  expect(await keeper.get()).toEqual({ kind: 'unreachable', reason: 'reset' })
  expect(server.asked).toHaveLength(6)
})

describe('a grant that cannot be right is none', () => {
  const grant = { access_token: 'a'.repeat(40), now: 100, expired_at: 1900 }
  test.each([
    { ...grant, expired_at: 100 },
    { ...grant, now: null },
    { ...grant, expired_at: '1900' },
    { ...grant, access_token: 'a\r\nx-evil: 1' },
    { ...grant, access_token: '' },
    {},
    null,
  ])('%o', async (response) => {
    const { server, keeper } = setUp()
    server.faults = [answered(JSON.stringify({ code: 0, message: null, response }))]
    expect(await keeper.get()).toEqual({ kind: 'unreachable', reason: 'wrong-shape' })
  })
})

test('neither JSON nor inspection shows the token, and the secret is wiped', async () => {
  const { server, keeper } = setUp()
  const answer = await keeper.get()
  if (answer.kind !== 'ok') throw new Error('no token')
  expect(answer.token.value).toBe(server.current)
  const shown = JSON.stringify(answer) + inspect(answer, { depth: 9, showHidden: true })
  expect(shown).not.toContain(server.current)
  expect(server.bodies[0]?.every((byte) => byte === 0)).toBe(true)
})

describe('keys that are not to be had', () => {
  const keeperOf = (
    credentials: () => Promise<never> | Promise<null> | Promise<WithheldCredentials>,
  ) => {
    const clock = new MovingClock()
    const transport = new TokenServer(clock)
    const keeper = createTokenKeeper({ transport, clock, random: evenRandom, credentials })
    return { transport, keeper }
  }

  test.each([
    [
      'withheld by the keychain',
      () => Promise.resolve({ withheld: 'locked' } as const),
      { kind: 'keychain', why: 'locked' },
    ],
    ['not stored', () => Promise.resolve(null), { kind: 'unreachable', reason: 'no-credentials' }],
    [
      'lost to a bug',
      () => Promise.reject(new Error('canary')),
      { kind: 'unreachable', reason: 'no-credentials' },
    ],
  ])('because they are %s are said, and nobody is asked', async (_why, credentials, answer) => {
    const { transport, keeper } = keeperOf(credentials)
    expect(await keeper.get()).toEqual(answer)
    expect(transport.asked).toEqual([])
  })
})
