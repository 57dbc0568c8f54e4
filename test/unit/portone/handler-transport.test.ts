import { describe, expect, test } from 'vitest'
import { handlerTransport } from '../../../main/portone/handler-transport.ts'
import type { Exchange } from '../../../main/portone/transport.ts'

const get = (changes: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: '/payments/x?y=1',
  headers: { authorization: 'Bearer t' },
  fresh: false,
  ...changes,
})
const never = () => new Promise<Response>(() => {})

const dripping = () =>
  Promise.resolve(
    new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 5))
          controller.enqueue(new Uint8Array(1))
        },
      }),
    ),
  )

const late = (request: Request) =>
  new Promise<Response>((_resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(new Error('late')))
  })

test('the handler sees the request, and its response comes back byte for byte', async () => {
  const seen: unknown[] = []
  const transport = handlerTransport(async (request) => {
    const url = new URL(request.url)
    seen.push(request.method, url.pathname + url.search, await request.text())
    seen.push(request.headers.get('authorization'))
    return new Response(Uint8Array.of(1, 0, 255), {
      status: 404,
      headers: { 'content-type': 'x/y' },
    })
  })
  const body = Buffer.from('{"a":1}')
  expect(await transport.send(get({ method: 'POST', body }))).toEqual({
    kind: 'answered',
    status: 404,
    contentType: 'x/y',
    body: Buffer.from([1, 0, 255]),
  })
  expect(seen).toEqual(['POST', '/payments/x?y=1', '{"a":1}', 'Bearer t'])
  expect(body.every((byte) => byte === 0)).toBe(true)
})

test('the hook runs once before the handler, and when it throws the handler never runs', async () => {
  const order: string[] = []
  const transport = handlerTransport(() => {
    order.push('handler')
    return Promise.resolve(new Response())
  })
  await transport.send(get({ beforeFirstByte: () => order.push('hook') }))
  expect(order).toEqual(['hook', 'handler'])
  const stopped = await transport.send(
    get({
      beforeFirstByte: () => {
        throw new Error('disk full')
      },
    }),
  )
  expect(stopped).toEqual({ kind: 'never-connected', reason: 'stopped' })
  expect(order).toEqual(['hook', 'handler'])
})

describe('no answer', () => {
  const reset = { kind: 'no-answer', reason: 'reset' }
  const timeout = { kind: 'no-answer', reason: 'timeout' }
  const limits = { totalMs: 30, replyBytes: 1000 }

  test('when the handler rejects, answers with an error, or its body breaks', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(10))
        controller.error(new Error('the line broke'))
      },
    })
    const handlers = [
      () => Promise.reject(new Error('charged, then the line broke')),
      () => Promise.resolve(Response.error()),
      () => Promise.resolve(new Response(broken)),
    ]
    for (const handle of handlers) expect(await handlerTransport(handle).send(get())).toEqual(reset)
  })

  test('when it takes too long, which its signal tells it', async () => {
    let signal: AbortSignal | undefined
    const transport = handlerTransport((request) => {
      signal = request.signal
      return never()
    }, limits)
    expect(await transport.send(get())).toEqual(timeout)
    expect(signal?.aborted).toBe(true)
  })

  test('when its body drips for too long, or it rejects after the deadline', async () => {
    expect(await handlerTransport(dripping, limits).send(get())).toEqual(timeout)
    expect(await handlerTransport(late, limits).send(get())).toEqual(timeout)
  })

  test('when the body is larger than the cap, and it is not read further', async () => {
    let pulled = 0
    const large = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            pull(controller) {
              pulled++
              controller.enqueue(new Uint8Array(400))
              if (pulled > 1000) controller.close()
            },
          }),
        ),
      )
    const ending = await handlerTransport(large, { totalMs: 5000, replyBytes: 1000 }).send(get())
    expect(ending).toEqual({ kind: 'no-answer', reason: 'too-large' })
    expect(pulled).toBeLessThan(6)
  })
})

test('a body of exactly the cap passes', async () => {
  const transport = handlerTransport(() => Promise.resolve(new Response('x'.repeat(1000))), {
    totalMs: 5000,
    replyBytes: 1000,
  })
  expect(await transport.send(get())).toMatchObject({ kind: 'answered' })
})
