import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listen } from '../../../main/practice/listen.ts'
import type { ListeningGateway } from '../../../main/practice/listen.ts'
import { answerOf, chargeOf, formOf, PracticeDesk } from './practice-desk.ts'
import type { Answer } from './practice-desk.ts'

let desk: PracticeDesk
let gateway: ListeningGateway
let token: string
const bugs: unknown[] = []

beforeEach(async () => {
  bugs.length = 0
  desk = new PracticeDesk()
  gateway = await listen(desk.gateway, { port: 0, onBug: (error) => bugs.push(error) })
  const keys = JSON.stringify({ imp_key: 'practice', imp_secret: 'practice' })
  token = String((await post('/users/getToken', keys)).response?.['access_token'])
})

afterEach(async () => {
  await gateway.close()
  desk[Symbol.dispose]()
})

describe('over HTTP', () => {
  test('a charge as JSON and a charge as a form are both approved', async () => {
    const json = await post('/subscribe/payments/onetime', JSON.stringify(chargeOf('a')))
    const form = await post('/subscribe/payments/onetime', formOf(chargeOf('b')))
    expect([json, form].map(({ response }) => response?.['status'])).toEqual(['paid', 'paid'])
    const found = await fetch(`${gateway.origin}/payments/findAll/b`, {
      headers: { authorization: token },
    })
    expect(await answerOf(found)).toMatchObject({ status: 200, response: { total: 1 } })
  })

  test('a body that does not tell its length, and a DELETE without one, are read', async () => {
    const headers = { authorization: token, 'content-type': 'application/x-www-form-urlencoded' }
    const url = `${gateway.origin}/subscribe/customers/S-1`
    // Without a length Node sends it in chunks.
    const call = request(url, { method: 'POST', headers: { ...headers, connection: 'close' } })
    call.write('card_number=4242424242424242')
    call.end('&expiry=2031-12')
    const [answered] = (await once(call, 'response')) as [IncomingMessage] // what Node gives with it
    expect(answered.statusCode).toBe(200)
    answered.resume()
    expect(desk.gateway.keysOf('S-1')).toHaveLength(1)
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(200)
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(404)
    expect(bugs).toEqual([])
  })

  test.each(['9000-0000-0000-0001', '9000-0000-0000-0027', '9000-0000-0000-0092'])(
    '%s ends in a cut connection with the charge in the books',
    async (number) => {
      const charge = JSON.stringify(chargeOf('order-1', { card_number: number }))
      expect(await endingOf(post('/subscribe/payments/onetime', charge))).toBe('cut')
      expect(desk.gateway.paymentsOf('order-1')).toHaveLength(1)
      expect(bugs).toEqual([])
    },
  )

  test('a gateway that never answers says nothing until the caller leaves', async () => {
    const call = request(`${gateway.origin}/subscribe/payments/onetime`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: token },
    })
    let answered = false
    call.on('response', () => (answered = true))
    const broken = once(call, 'error').catch((error: unknown) => [error])
    call.end(JSON.stringify(chargeOf('order-1', { card_number: '9000-0000-0000-0019' })))
    await expect.poll(() => desk.gateway.paymentsOf('order-1').length).toBe(1)
    await desk.clock.pass(120_000)
    call.destroy(new Error('gave up'))
    await broken
    expect(answered).toBe(false)
    expect((await look('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
  })

  test('a slow approval stands although the caller hung up', async () => {
    const left = new AbortController()
    const charge = JSON.stringify(chargeOf('order-1', { card_number: '9000-0000-0000-0035' }))
    const call = post('/subscribe/payments/onetime', charge, left.signal)
    await expect.poll(() => desk.gateway.paymentsOf('order-1').length).toBe(1)
    left.abort()
    await expect(call).rejects.toThrow('aborted')
    await desk.clock.pass(30_000)
    expect((await look('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
    expect(bugs).toEqual([])
  })

  test('a faulty answer carries no header that gives the fault away', async () => {
    for (const [order, number] of [
      ['a', '4242-4242-4242-4242'],
      ['b', '9000-0000-0000-0043'],
      ['c', '9000-0000-0000-0068'],
    ] as const) {
      const response = await fetch(`${gateway.origin}/subscribe/payments/onetime`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: token },
        body: JSON.stringify(chargeOf(order, { card_number: number })),
      })
      await response.arrayBuffer()
      const usual = ['connection', 'content-length', 'content-type', 'date', 'keep-alive']
      expect(usual).toEqual(expect.arrayContaining([...response.headers.keys()]))
    }
  })

  test('only loopback is listened on', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')
    if (outside === undefined) {
      expect(gateway.origin).toContain('//127.0.0.1:')
      return
    }
    const socket = connect(Number(new URL(gateway.origin).port), outside.address)
    expect(await once(socket, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }])
  })

  test('closing ends a call that was still waiting', async () => {
    const charge = JSON.stringify(chargeOf('order-1', { card_number: '9000-0000-0000-0019' }))
    const call = post('/subscribe/payments/onetime', charge)
    await expect.poll(() => desk.gateway.paymentsOf('order-1').length).toBe(1)
    const ending = endingOf(call)
    await gateway.close()
    expect(await ending).toBe('cut')
    desk.gateway = desk.open()
    gateway = await listen(desk.gateway, { port: 0, onBug: (error) => bugs.push(error) })
    expect((await look('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
  })
})

async function post(
  path: string,
  body: string | URLSearchParams,
  signal?: AbortSignal,
): Promise<Answer> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const response = await fetch(gateway.origin + path, {
    method: 'POST',
    headers: { ...type, authorization: `Bearer ${token}` },
    body,
    ...(signal ? { signal } : {}),
  })
  return answerOf(response)
}

/** `answered`, or `cut` when the socket ended before an answer. */
async function endingOf(call: Promise<Answer>): Promise<string> {
  try {
    await call
    return 'answered'
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : null
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'none'
    return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' ? 'cut' : String(code)
  }
}

async function look(path: string): Promise<Answer> {
  return answerOf(await fetch(gateway.origin + path, { headers: { authorization: token } }))
}
