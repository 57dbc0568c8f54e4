import { describe, expect, test } from 'vitest'
import { chargeOf, PracticeDesk } from './practice-desk.ts'
import type { Answer } from './practice-desk.ts'

const KEYS = { imp_key: 'practice', imp_secret: 'practice' }

interface Step {
  /** Seconds after the first call. */
  readonly at: number
  readonly token: 'same' | 'new'
  /** `expired_at` after the first call's `now`, seconds. */
  readonly expires: number
}

const LIFE: readonly Step[] = [
  { at: 0, token: 'same', expires: 1800 },
  { at: 600, token: 'same', expires: 1800 },
  { at: 1739, token: 'same', expires: 1800 },
  { at: 1740, token: 'same', expires: 2100 },
  { at: 1741, token: 'same', expires: 2100 },
  { at: 2039, token: 'same', expires: 2100 },
  { at: 2099, token: 'same', expires: 2400 },
  { at: 2400, token: 'new', expires: 4200 },
  { at: 4199, token: 'same', expires: 4500 },
  { at: 9000, token: 'new', expires: 10_800 },
]

describe('a token', () => {
  test('lives as the API documents it, by the gateway clock', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const first = (await desk.login()).response
    expect(first?.['access_token']).toMatch(/^[0-9a-f]{40}$/)
    expect(first).toMatchObject({
      now: Math.floor(desk.clock.now() / 1000),
      expired_at: Math.floor(desk.clock.now() / 1000) + 1800,
    })
    const start = Number(first?.['now'])
    let held = first?.['access_token']
    for (const step of LIFE) {
      await desk.clock.pass((start + step.at) * 1000 - desk.clock.now())
      const issued = (await desk.post('/users/getToken', KEYS)).response
      expect({ at: step.at, same: issued?.['access_token'] === held }).toEqual({
        at: step.at,
        same: step.token === 'same',
      })
      expect(issued).toMatchObject({ now: start + step.at, expired_at: start + step.expires })
      held = issued?.['access_token']
    }
  })

  test('is good until its last second and refused from the moment it expires', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.login()
    await desk.clock.pass(1_799_000)
    expect((await desk.charge(chargeOf('a'))).status).toBe(200)
    await desk.clock.pass(1_000)
    const refused = await desk.charge(chargeOf('b'))
    expect(refused).toEqual({ status: 401, code: -1, message: 'Unauthorized', response: null })
    expect(desk.gateway.posts()).toEqual(new Map([['a', 1]]))
  })

  test('outlives a restart of the gateway, and --fresh ends it', async () => {
    using desk = new PracticeDesk()
    const before = (await desk.login()).response
    desk.reopen()
    expect((await desk.login()).response).toEqual(before)
    desk.reopen({ fresh: true })
    expect((await desk.login()).response?.['access_token']).not.toBe(before?.['access_token'])
  })

  test.each(['Bearer TOKEN', 'bearer TOKEN', 'TOKEN'])(
    'is taken from an Authorization header of the form %s',
    async (form) => {
      using desk = new PracticeDesk({ statePath: null })
      const authorization = form.replace('TOKEN', await tokenOf(desk))
      expect((await look(desk, { authorization })).status).toBe(404)
    },
  )

  test('is taken from X-ImpTokenHeader, and Authorization wins over it', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const token = await tokenOf(desk)
    expect((await look(desk, { 'x-imptokenheader': token })).status).toBe(404)
    const wrong = { 'x-imptokenheader': token, authorization: 'Bearer 0' }
    expect((await look(desk, wrong)).status).toBe(401)
  })

  test.each(['/payments/find/x', '/payments/findAll/x', '/payments/x'])(
    'is asked for by %s',
    async (path) => {
      using desk = new PracticeDesk({ statePath: null })
      expect((await desk.gateway.fetch(new Request(`http://practice.invalid${path}`))).status).toBe(
        401,
      )
    },
  )
})

describe('getToken', () => {
  test.each([
    [{}, 400],
    [{ imp_key: 'practice' }, 400],
    [{ imp_key: '', imp_secret: 'practice' }, 400],
    [{ imp_key: 'practice', imp_secret: 7 }, 400],
    [{ imp_key: 'practice', imp_secret: 'Practice' }, 401],
    [{ imp_key: 'imp_apikey', imp_secret: 'practice' }, 401],
  ])('refuses %j with HTTP %i', async (fields, status) => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.post('/users/getToken', fields)
    expect(answer).toMatchObject({ status, code: status === 400 ? 1 : -1, response: null })
  })

  test('takes a form body', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.send('/users/getToken', {
      method: 'POST',
      body: new URLSearchParams(KEYS),
    })
    expect(answer).toMatchObject({ status: 200, code: 0 })
  })
})

async function tokenOf(desk: PracticeDesk): Promise<string> {
  return String((await desk.login()).response?.['access_token'])
}

async function look(desk: PracticeDesk, headers: Record<string, string>): Promise<Answer> {
  const request = new Request('http://practice.invalid/payments/find/nothing', { headers })
  const response = await desk.gateway.fetch(request)
  return { ...((await response.json()) as Answer), status: response.status }
}
