import { describe, expect, test } from 'vitest'
import { createPortOneClient } from '../../../main/portone/create-client.ts'
import { handlerTransport } from '../../../main/portone/handler-transport.ts'
import { PAYMENT_ID, ORDER_ID, goodPayment } from './good-reply.ts'
import { MovingClock, evenRandom } from './moving-clock.ts'

type Answer = (url: URL, request: Request) => Response | Promise<Response>

const ok = (response: unknown) => Response.json({ code: 0, message: null, response })
const unauthorized = () =>
  Response.json({ code: -1, message: 'Unauthorized', response: null }, { status: 401 })
const notFound = () =>
  Response.json(
    { code: -1, message: '존재하지 않는 결제정보입니다.', response: null },
    { status: 404 },
  )

const credentials = () => Promise.resolve({ key: 'practice', secret: 'practice' })

function setUp(answer: Answer, { sandbox = false } = {}) {
  const asked: string[] = []
  let tokens = 0
  const transport = handlerTransport(async (request) => {
    const url = new URL(request.url)
    asked.push(`${request.method} ${url.pathname}${url.search}`)
    if (url.pathname !== '/users/getToken') return answer(url, request)
    tokens++
    return ok({ access_token: `token-${tokens}`, now: 100, expired_at: 1900 })
  })
  const client = createPortOneClient({
    transport,
    clock: new MovingClock(),
    random: evenRandom,
    credentials,
    sandbox,
  })
  return { client, asked, looked: () => asked.filter((line) => line.startsWith('GET')) }
}

test('a payment is asked for by id, and test payments only by a test profile', async () => {
  for (const [sandbox, query] of [
    [false, ''],
    [true, '?include_sandbox=true'],
  ] as const) {
    const { client, looked } = setUp(() => ok(goodPayment()), { sandbox })
    expect(await client.getPayment(PAYMENT_ID)).toMatchObject({ kind: 'ok' })
    expect(looked()).toEqual([`GET /payments/${PAYMENT_ID}${query}`])
  }
})

test('an order is asked for with and without a status', async () => {
  const { client, looked } = setUp(() => ok(goodPayment()))
  await client.findPayment(ORDER_ID)
  await client.findPayment(ORDER_ID, 'paid')
  expect(looked()).toEqual([
    `GET /payments/find/${ORDER_ID}?sorting=-started`,
    `GET /payments/find/${ORDER_ID}/paid?sorting=-started`,
  ])
})

test('a record of something else than was asked for is wrong-shape', async () => {
  const { client } = setUp((url) => {
    const payment = goodPayment()
    return ok(url.pathname.includes('findAll') ? { list: [payment], next: 0, total: 1 } : payment)
  })
  const wrong = { kind: 'unclear', reason: 'wrong-shape' }
  expect(await client.getPayment('imps_other')).toMatchObject(wrong)
  expect(await client.findPayment('OTHER')).toMatchObject(wrong)
  expect(await client.findAllPayments('OTHER')).toMatchObject(wrong)
})

describe('an id that cannot stand in a path is never sent', () => {
  test.each(['', '.', '..', '\ud800'])('%j', async (id) => {
    const { client, asked } = setUp(() => ok(goodPayment()))
    const unfit = { kind: 'not-sent', reason: 'unfit-request' }
    expect(await client.getPayment(id)).toEqual(unfit)
    expect(await client.findPayment(id)).toEqual(unfit)
    expect(await client.findAllPayments(id)).toEqual(unfit)
    expect(asked).toEqual([])
  })
})

test('a refused token is replaced once, and the look-up goes on', async () => {
  const { client, asked } = setUp((_url, request) =>
    request.headers.get('authorization') === 'Bearer token-1' ? unauthorized() : ok(goodPayment()),
  )
  expect(await client.getPayment(PAYMENT_ID)).toMatchObject({ kind: 'ok' })
  expect(asked.filter((line) => line.includes('getToken'))).toHaveLength(2)
})

test('a gateway that refuses every token is asked twice, not for ever', async () => {
  const { client, looked } = setUp(unauthorized)
  expect(await client.getPayment(PAYMENT_ID)).toEqual({ kind: 'unauthorized' })
  expect(looked()).toHaveLength(2)
})

test('a look-up is repeated over 500 and a broken line, and 404 is an answer', async () => {
  let tries = 0
  const { client, looked } = setUp(() => {
    tries++
    if (tries === 1) return new Response('oops', { status: 500 })
    if (tries === 2) throw new Error('the line broke')
    return notFound()
  })
  expect(await client.findAllPayments(ORDER_ID)).toEqual({
    kind: 'not-found',
    message: '존재하지 않는 결제정보입니다.',
  })
  expect(looked()).toHaveLength(3)
})

const row = (number: number, changes = {}) => goodPayment({ imp_uid: `imps_${number}`, ...changes })
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_unused, index) => row(from + index))
const paged = (pages: Record<string, () => Response>) =>
  setUp((url) => (pages[url.searchParams.get('page') ?? ''] ?? notFound)())
const full = () => ok({ list: rows(0, 100), next: 2, total: 102 })
const idsOf = (reply: { kind: string; value?: readonly { paymentId: string }[] }) =>
  reply.value?.map((payment) => payment.paymentId)

describe('every record of an order', () => {
  const wrong = { kind: 'unclear', reason: 'wrong-shape' }
  test('is read over all pages', async () => {
    const { client, looked } = paged({
      1: () => ok({ list: rows(0, 100), previous: 0, next: 2, total: 102 }),
      2: () => ok({ list: rows(100, 2), previous: 1, next: 0, total: 102 }),
    })
    const reply = await client.findAllPayments(ORDER_ID)
    expect(idsOf(reply)).toEqual(rows(0, 102).map((one) => one['imp_uid']))
    expect(looked()).toEqual([
      `GET /payments/findAll/${ORDER_ID}?page=1&limit=100&sorting=-started`,
      `GET /payments/findAll/${ORDER_ID}?page=2&limit=100&sorting=-started`,
    ])
  })

  test('ends at a short page where the reply names no next one', async () => {
    const { client } = paged({ 1: () => ok({ list: rows(0, 2) }) })
    expect(idsOf(await client.findAllPayments(ORDER_ID))).toEqual(['imps_0', 'imps_1'])
  })

  test('may be none', async () => {
    const { client } = paged({ 1: () => ok({ list: [], previous: 0, next: 0, total: 0 }) })
    expect(await client.findAllPayments(ORDER_ID)).toEqual({ kind: 'ok', value: [] })
  })

  test('counts a row once that moved to the next page meanwhile', async () => {
    const { client } = paged({
      1: () => ok({ list: rows(0, 2), next: 2, total: 3 }),
      2: () => ok({ list: rows(1, 2), next: 0, total: 3 }),
    })
    expect(idsOf(await client.findAllPayments(ORDER_ID))).toEqual(['imps_0', 'imps_1', 'imps_2'])
  })

  test('is nothing at all when it is not certainly all of them', async () => {
    const worlds: readonly Record<string, () => Response>[] = [
      { 1: full },
      { 1: full, 2: () => ok({ list: rows(100, 1), next: 0, total: 102 }) },
      { 1: full, 2: () => ok({ list: rows(100, 1), next: 1, total: 102 }) },
      { 1: () => ok({ list: [row(1), row(2, { amount: '51000' })], next: 0, total: 2 }) },
      { 1: () => ok({ list: [row(1), row(2, { amount: '51000' })], next: 0 }) },
      { 1: () => ok({ list: [row(1), row(2, { merchant_uid: 'OTHER' })], next: 0, total: 2 }) },
      { 1: () => ok({ list: rows(0, 100) }) },
      { 1: () => ok(rows(0, 1)) },
    ]
    for (const world of worlds) {
      expect(await paged(world).client.findAllPayments(ORDER_ID)).toMatchObject(wrong)
    }
  })

  test('ends although the gateway always names another page', async () => {
    const { client, looked } = setUp((url) => {
      const page = Number(url.searchParams.get('page'))
      return ok({ list: [row(page)], next: page + 1, total: 1 })
    })
    expect(await client.findAllPayments(ORDER_ID)).toMatchObject({ kind: 'unclear' })
    expect(looked()).toHaveLength(100)
  })
})

test('keys that are refused, and no network, are told as what they are', async () => {
  const clock = new MovingClock()
  const common = { clock, random: evenRandom, sandbox: false }
  const refusing = handlerTransport(() => Promise.resolve(unauthorized()))
  const one = createPortOneClient({ ...common, credentials, transport: refusing })
  expect(await one.getPayment(PAYMENT_ID)).toEqual({ kind: 'unauthorized' })
  const offline = {
    send: () => Promise.resolve({ kind: 'never-connected', reason: 'dns' } as const),
  }
  const two = createPortOneClient({ ...common, credentials, transport: offline })
  expect(await two.getPayment(PAYMENT_ID)).toEqual({ kind: 'not-sent', reason: 'dns' })
})
