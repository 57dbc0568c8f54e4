import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createNetworkTransport } from '../../../main/portone/network-transport.ts'
import type { Exchange, TransportLimits } from '../../../main/portone/transport.ts'
import { isWhole, listen, listenRaw, reply } from './listening-server.ts'

const LIMITS: TransportLimits = { connectMs: 5000, totalMs: 20_000, replyBytes: 1024 * 1024 }
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

function keep<T extends { close(): Promise<void> }>(one: T): T {
  open.push(one)
  return one
}
const transportTo = (origin: string, limits: Partial<TransportLimits> = {}) =>
  keep(createNetworkTransport({ origin, limits: { ...LIMITS, ...limits } }))

const post = (changes: Partial<Exchange> = {}): Exchange => ({
  method: 'POST',
  path: '/subscribe/payments/onetime',
  headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
  body: Buffer.from('{"card_number":"4242-4242-4242-4242"}'),
  fresh: true,
  ...changes,
})
const get = (changes: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: '/payments/x',
  headers: {},
  fresh: false,
  ...changes,
})

/** A port of this machine on which nobody listens. */
async function closedOrigin(): Promise<string> {
  const server = await listen(createServer(), 'http')
  await server.close()
  return server.origin
}

describe('only a fixed and safe origin is accepted', () => {
  test.each([
    'http://api.iamport.kr',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'http://0.0.0.0:80',
    'https://user:pw@api.iamport.kr',
    'https://api.iamport.kr/',
    'https://api.iamport.kr/path',
    'ftp://127.0.0.1',
    'file:///etc/hosts',
    'api.iamport.kr',
    '',
  ])('not %j', (origin) => expect(() => createNetworkTransport({ origin })).toThrow(RangeError))

  test.each([
    'https://api.iamport.kr',
    'http://127.0.0.1:8080',
    'http://[::1]:80',
    'http://localhost',
  ])('but %s', async (origin) => {
    // The default port goes without saying in an origin.
    await createNetworkTransport({ origin: origin.replace(/:80$/, '') }).close()
  })
})

test('a request goes out once with its headers, and the answer comes back', async () => {
  const server = keep(
    await listenRaw((socket, text) => {
      if (isWhole(text)) socket.write(reply('{"code":0}'))
    }),
  )
  const exchange = post()
  expect(await transportTo(server.origin).send(exchange)).toEqual({
    kind: 'answered',
    status: 200,
    contentType: 'application/json',
    body: Buffer.from('{"code":0}'),
  })
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatch(/^POST \/subscribe\/payments\/onetime HTTP\/1\.1\r\n/)
  expect(server.received[0]).toMatch(/accept-encoding: identity\r\n/)
  expect(server.received[0]).toMatch(/connection: close\r\n/i)
  expect(server.received[0]?.endsWith('\r\n\r\n{"card_number":"4242-4242-4242-4242"}')).toBe(true)
  expect(exchange.body?.every((byte) => byte === 0)).toBe(true)
})

describe('the hook before the first byte', () => {
  test('runs once, on an open connection over which nothing has gone', async () => {
    let calls = 0
    const server = keep(
      await listenRaw((socket, text) => {
        if (isWhole(text)) socket.end(reply('{}'))
      }),
    )
    const beforeFirstByte = () => {
      calls++
      expect(server.received.join('')).toBe('')
    }
    const ending = await transportTo(server.origin).send(post({ beforeFirstByte }))
    expect(ending).toMatchObject({ kind: 'answered' })
    expect(calls).toBe(1)
  })

  test('stops everything when it throws: the server gets a connection and no byte', async () => {
    const closed = Promise.withResolvers<void>()
    const server = keep(
      await listenRaw(
        () => {},
        (socket) => void socket.once('close', () => closed.resolve()),
      ),
    )
    const exchange = post({
      beforeFirstByte: () => {
        throw new Error('the journal could not be written')
      },
    })
    expect(await transportTo(server.origin).send(exchange)).toEqual({
      kind: 'never-connected',
      reason: 'stopped',
    })
    await closed.promise
    expect(server.received).toEqual([''])
    expect(exchange.body?.every((byte) => byte === 0)).toBe(true)
  })

  test('does not run when there is no connection', async () => {
    let calls = 0
    const hook = { beforeFirstByte: () => void calls++ }
    const nobody = transportTo(await closedOrigin())
    expect(await nobody.send(post(hook))).toEqual({ kind: 'never-connected', reason: 'refused' })
    const noName = transportTo('https://gateway.invalid')
    expect(await noName.send(post(hook))).toEqual({ kind: 'never-connected', reason: 'dns' })
    const plain = keep(await listenRaw((socket) => void socket.end('HTTP/1.1 400 no\r\n\r\n')))
    const noTls = transportTo(plain.origin.replace('http:', 'https:'))
    expect(await noTls.send(post(hook))).toEqual({ kind: 'never-connected', reason: 'tls' })
    expect(calls).toBe(0)
  })

  test('runs once although the server closes the connection before the request', async () => {
    let calls = 0
    const server = keep(
      await listenRaw(
        () => {},
        (socket) => void socket.end(),
      ),
    )
    const hook = { beforeFirstByte: () => void calls++ }
    const ending = await transportTo(server.origin).send(post(hook))
    expect(ending).toEqual({ kind: 'no-answer', reason: 'reset' })
    expect(calls).toBe(1)
    expect(server.received).toHaveLength(1)
  })
})

test('a TLS handshake that never ends is never-connected', async () => {
  const server = keep(await listenRaw(() => {}))
  const transport = transportTo(server.origin.replace('http:', 'https:'), { connectMs: 300 })
  let calls = 0
  const ending = await transport.send(post({ beforeFirstByte: () => void calls++ }))
  expect(ending).toEqual({ kind: 'never-connected', reason: 'timeout' })
  expect(calls).toBe(0)
})

test('a deadline that passes while connecting is never-connected, and the hook stays silent', async () => {
  const server = keep(await listenRaw(() => {}))
  const transport = transportTo(server.origin.replace('http:', 'https:'), { totalMs: 100 })
  let calls = 0
  const ending = await transport.send(post({ beforeFirstByte: () => void calls++ }))
  expect(ending).toEqual({ kind: 'never-connected', reason: 'timeout' })
  expect(calls).toBe(0)
})

test('a path or header that cannot be sent is not sent', async () => {
  const server = keep(await listenRaw(() => {}))
  const transport = transportTo(server.origin)
  const unfit = { kind: 'never-connected', reason: 'unfit-request' }
  for (const fresh of [true, false]) {
    expect(await transport.send(get({ path: '/a b\r\n', fresh }))).toEqual(unfit)
    expect(await transport.send(get({ headers: { a: 'b\r\nc: d' }, fresh }))).toEqual(unfit)
  }
  expect(server.received).toEqual([])
})

test('look-ups share a kept connection; money never uses it', async () => {
  const server = keep(
    await listenRaw((socket, text) => {
      if (isWhole(text.slice(Math.max(0, text.lastIndexOf(' /'))))) socket.write(reply('{}'))
    }),
  )
  const transport = transportTo(server.origin)
  await transport.send(get())
  // undici puts a connection back into its pool a turn after the answer is read.
  await nextTurn()
  await transport.send(get())
  await nextTurn()
  expect(server.received).toHaveLength(1)
  await transport.send(post())
  await nextTurn()
  await transport.send(get())
  expect(server.received).toHaveLength(2)
  expect(server.received[1]).toMatch(/^POST/)
  expect(server.received[0]).not.toContain('POST')
})

test('a kept connection that breaks under a look-up is a reset; the next one is new', async () => {
  const server = keep(
    await listenRaw((socket, text, connection) => {
      if (connection === 0 && text.split('GET').length > 2) socket.resetAndDestroy()
      else socket.write(reply('{}'))
    }),
  )
  const transport = transportTo(server.origin)
  expect(await transport.send(get())).toMatchObject({ kind: 'answered' })
  await nextTurn()
  expect(await transport.send(get())).toEqual({ kind: 'no-answer', reason: 'reset' })
  expect(await transport.send(get())).toMatchObject({ kind: 'answered' })
  expect(server.received).toHaveLength(2)
})

describe('redirects are answers, and nobody else receives anything', () => {
  test.each([301, 302, 303, 307, 308])('%i', async (status) => {
    const sink = keep(await listenRaw(() => {}))
    const http = createHttpServer((request, response) => {
      request.resume()
      request.on('end', () => response.writeHead(status, { location: `${sink.origin}/x` }).end())
    })
    const server = keep(await listen(http, 'http'))
    const transport = transportTo(server.origin)
    expect(await transport.send(post())).toMatchObject({ kind: 'answered', status })
    expect(await transport.send(get())).toMatchObject({ kind: 'answered', status })
    expect(sink.received).toEqual([])
  })
})

test('400 MB are cut off at the cap: neither taken nor held', async () => {
  const chunk = Buffer.alloc(64 * 1024, 0x20)
  let written = 0
  const cut = Promise.withResolvers<void>()
  const http = createHttpServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.on('close', () => cut.resolve())
    const pour = () => {
      while (written < 400 * 1024 * 1024 && !response.destroyed) {
        written += chunk.length
        if (!response.write(chunk)) return void response.once('drain', pour)
      }
      response.end()
    }
    pour()
  })
  const server = keep(await listen(http, 'http'))
  const before = process.memoryUsage().rss
  const ending = await transportTo(server.origin).send(post())
  expect(ending).toEqual({ kind: 'no-answer', reason: 'too-large' })
  await cut.promise
  expect(written).toBeLessThan(40 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
})

test('a body of one byte at a time ends by the limit of the whole call', async () => {
  const server = keep(
    await listenRaw((socket, text) => {
      if (!isWhole(text)) return
      socket.write(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n',
      )
      const drip = setInterval(() => socket.write('{'), 20)
      socket.once('close', () => clearInterval(drip))
    }),
  )
  const exchange = post()
  const ending = await transportTo(server.origin, { totalMs: 300 }).send(exchange)
  expect(ending).toEqual({ kind: 'no-answer', reason: 'timeout' })
  expect(exchange.body?.every((byte) => byte === 0)).toBe(true)
})

test('a server that takes the request and says nothing is a timeout', async () => {
  const server = keep(await listenRaw(() => {}))
  const transport = transportTo(server.origin, { totalMs: 200 })
  expect(await transport.send(post())).toEqual({ kind: 'no-answer', reason: 'timeout' })
  expect(await transport.send(get())).toEqual({ kind: 'no-answer', reason: 'timeout' })
})

test('closing the transport ends look-ups under way', async () => {
  const asked = Promise.withResolvers<void>()
  const server = keep(await listenRaw(() => asked.resolve()))
  const transport = createNetworkTransport({ origin: server.origin })
  const pending = transport.send(get())
  await asked.promise
  await transport.close()
  expect(await pending).toEqual({ kind: 'no-answer', reason: 'reset' })
})
