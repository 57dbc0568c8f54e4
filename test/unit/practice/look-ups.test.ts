import { describe, expect, test } from 'vitest'
import { ConnectionDropped } from '../../../main/practice/faults.ts'
import { chargeOf, PracticeDesk } from './practice-desk.ts'

const DECLINING = '4000-0000-0000-0002'
const NOT_FOUND = {
  status: 404,
  code: -1,
  message: '존재하지 않는 결제정보입니다.',
  response: null,
}

describe('a payment by its id', () => {
  test('of a test channel is hidden unless include_sandbox=true is sent', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const id = String((await desk.charge(chargeOf('order-1'))).response?.['imp_uid'])
    expect(await desk.get(`/payments/${id}`)).toEqual(NOT_FOUND)
    expect(await desk.get(`/payments/${id}?include_sandbox=false`)).toEqual(NOT_FOUND)
    const shown = await desk.get(`/payments/${id}?include_sandbox=true`)
    expect(shown.response).toMatchObject({ imp_uid: id, status: 'paid', sandbox: true })
  })

  test('of a live-like gateway needs no such flag', async () => {
    using desk = new PracticeDesk({ statePath: null, sandbox: false })
    const id = String((await desk.charge(chargeOf('order-1'))).response?.['imp_uid'])
    expect((await desk.get(`/payments/${id}`)).response).toMatchObject({ sandbox: false })
  })

  test('that is unknown or not yet visible is not found', async () => {
    using desk = new PracticeDesk({ statePath: null })
    expect(await desk.get('/payments/imps_000000000001?include_sandbox=true')).toEqual(NOT_FOUND)
    const late = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0027' }))
    await expect(late).rejects.toThrow(ConnectionDropped)
    const id = desk.gateway.paymentsOf('order-1')[0]?.imp_uid
    expect(await desk.get(`/payments/${id}?include_sandbox=true`)).toEqual(NOT_FOUND)
    await desk.clock.pass(8_000)
    expect((await desk.get(`/payments/${id}?include_sandbox=true`)).status).toBe(200)
  })
})

describe('payments by order id', () => {
  test('come newest first, or in the order asked for', async () => {
    using desk = await deskWithThree()
    expect(await idsOf(desk, '')).toEqual(['c', 'b', 'a'])
    expect(await idsOf(desk, '?sorting=started')).toEqual(['a', 'b', 'c'])
    expect(await idsOf(desk, '?sorting=-paid')).toEqual(['c', 'b', 'a'])
    expect(await idsOf(desk, '?sorting=updated')).toEqual(['a', 'b', 'c'])
    const first = await desk.get('/payments/find/order-1?sorting=started')
    expect(first.response).toMatchObject({ custom_data: 'a' })
    expect((await desk.get('/payments/find/order-1')).response).toMatchObject({ custom_data: 'c' })
  })

  test('can be asked for by status', async () => {
    using desk = await deskWithThree()
    expect(await idsOf(desk, '/failed')).toEqual(['b', 'a'])
    expect(await idsOf(desk, '/paid')).toEqual(['c'])
    expect(await desk.get('/payments/findAll/order-1/cancelled')).toEqual(NOT_FOUND)
    const newest = await desk.get('/payments/find/order-1/failed')
    expect(newest.response).toMatchObject({ custom_data: 'b' })
    expect(await desk.get('/payments/find/order-1/ready')).toEqual(NOT_FOUND)
  })

  test('come in pages with the numbers of the pages beside them', async () => {
    using desk = await deskWithThree()
    const page = async (query: string) =>
      (await desk.get(`/payments/findAll/order-1${query}`)).response
    expect(await page('')).toMatchObject({ total: 3, previous: 0, next: 0 })
    expect(await page('?limit=2')).toMatchObject({ total: 3, previous: 0, next: 2 })
    expect(await page('?limit=2&page=2')).toMatchObject({ total: 3, previous: 1, next: 0 })
    expect((await page('?limit=2&page=2'))?.['list']).toHaveLength(1)
  })

  test.each([
    '/payments/findAll/order-1/all',
    '/payments/findAll/order-1?limit=0',
    '/payments/findAll/order-1?limit=1001',
    '/payments/findAll/order-1?page=0',
    '/payments/findAll/order-1?page=2',
    '/payments/findAll/order-1?sorting=amount',
    '/payments/find/order-1/partial_cancelled',
    '/payments/find/order-1?sorting=amount',
  ])('answer %s with HTTP 400', async (path) => {
    using desk = await deskWithThree()
    expect(await desk.get(path)).toMatchObject({ status: 400, response: null })
  })

  test('are not found while there are none', async () => {
    using desk = new PracticeDesk({ statePath: null })
    expect(await desk.get('/payments/find/order-9')).toEqual(NOT_FOUND)
    expect(await desk.get('/payments/findAll/order-9')).toEqual(NOT_FOUND)
  })

  test('are found under ids that need escaping, with or without a slash at the end', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const id = '주문 1/2?x=%'
    await desk.charge(chargeOf(id))
    const path = `/payments/find/${encodeURIComponent(id)}`
    expect((await desk.get(path)).response).toMatchObject({ merchant_uid: id })
    expect((await desk.get(`${path}/paid`)).response).toMatchObject({ merchant_uid: id })
    expect((await desk.get(`${path}/`)).response).toMatchObject({ merchant_uid: id })
  })
})

/** Failed, failed, paid: one a second, told apart by `custom_data`. */
async function deskWithThree(): Promise<PracticeDesk> {
  const desk = new PracticeDesk({ statePath: null })
  await desk.charge(chargeOf('order-1', { custom_data: 'a', card_number: DECLINING }))
  await desk.clock.pass(1_000)
  await desk.charge(chargeOf('order-1', { custom_data: 'b', card_number: DECLINING }))
  await desk.clock.pass(1_000)
  await desk.charge(chargeOf('order-1', { custom_data: 'c' }))
  return desk
}

async function idsOf(desk: PracticeDesk, rest: string): Promise<readonly unknown[]> {
  const { response } = await desk.get(`/payments/findAll/order-1${rest}`)
  // `list` of a page is an array of payments; anything else would fail the comparison.
  const list = response?.['list'] as readonly Record<string, unknown>[]
  return list.map((payment) => payment['custom_data'])
}
