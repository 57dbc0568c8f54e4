import { describe, expect, test } from 'vitest'
import { chargeOf, formOf, PracticeDesk } from './practice-desk.ts'
import type { Answer, Fields } from './practice-desk.ts'

/** Every field of the V1 objects, as portone-v1.md §2.3, §2.4 and §4.3 list them. */
const CUSTOMER =
  `customer_uid pg_provider pg_id card_name inserted updated sandbox customer_id card_code
  card_issuer_code card_issuer_name card_publisher_code card_publisher_name card_number card_type
  customer_name customer_tel customer_email customer_addr customer_postcode`.split(/\s+/)
const SCHEDULE =
  `customer_uid merchant_uid imp_uid customer_id schedule_at executed_at revoked_at amount currency
  name buyer_name buyer_email buyer_tel buyer_addr buyer_postcode custom_data schedule_status
  payment_status fail_reason`.split(/\s+/)
const CANCELLATION = 'pg_tid amount cancelled_at reason cancellation_id receipt_url'.split(' ')

const CARD = { card_number: '4242424242424242', expiry: '2031-12', birth: '850101' }

const register = (desk: PracticeDesk, fields: Fields = CARD) =>
  desk.post('/subscribe/customers/S-1', fields)

function schedulesOf(desk: PracticeDesk, orderIds: readonly string[]): Fields {
  return {
    customer_uid: 'S-1',
    schedules: orderIds.map((merchant_uid, index) => ({
      merchant_uid,
      schedule_at: Math.floor(desk.clock.now() / 1000) + 60 * (index + 1),
      amount: 1_000,
      name: '정규반',
    })),
  }
}

async function openDesk(): Promise<PracticeDesk> {
  const desk = new PracticeDesk({ statePath: null })
  await desk.login()
  return desk
}

/** A `response` that is a list; a wrong shape fails the expectation that reads it. */
const listOf = ({ response }: Answer) => response as unknown as readonly Record<string, unknown>[]

function firstOf(history: unknown): Record<string, unknown> | undefined {
  // The same of a cancel history.
  return (history as readonly Record<string, unknown>[])[0]
}

describe('what is answered', () => {
  test('of a customer is every documented field, the number masked and no card type', async () => {
    using desk = await openDesk()
    const { response } = await register(desk)
    expect(Object.keys(response ?? {}).toSorted()).toEqual(CUSTOMER.toSorted())
    const at = Math.floor(desk.clock.now() / 1000)
    expect(response).toMatchObject({
      customer_uid: 'S-1',
      card_number: '424242******4242',
      card_type: null,
      customer_name: null,
      inserted: at,
      updated: at,
      sandbox: true,
    })
  })

  test('of a schedule is every documented field, zeros and nulls included', async () => {
    using desk = await openDesk()
    await register(desk, { ...CARD, customer_name: '김민준' })
    const [row] = listOf(
      await desk.post('/subscribe/payments/schedule', schedulesOf(desk, ['P-1'])),
    )
    expect(Object.keys(row ?? {}).toSorted()).toEqual(SCHEDULE.toSorted())
    expect(row).toMatchObject({
      imp_uid: null,
      executed_at: 0,
      revoked_at: 0,
      currency: 'KRW',
      // Falls back on the subscriber's own.
      buyer_name: '김민준',
      buyer_tel: null,
      schedule_status: 'scheduled',
      payment_status: null,
      fail_reason: null,
    })
  })

  test('of a cancel is the payment with its history, whose paid_at stays', async () => {
    using desk = await openDesk()
    const paid = (await desk.charge(chargeOf('order-1'))).response
    await desk.clock.pass(60_000)
    const cancel = { imp_uid: paid?.['imp_uid'], amount: 4_000, reason: '변심' }
    const part = (await desk.post('/payments/cancel', cancel)).response
    const item = firstOf(part?.['cancel_history'])
    expect(Object.keys(item ?? {}).toSorted()).toEqual(CANCELLATION.toSorted())
    expect(part).toMatchObject({
      status: 'paid',
      amount: 14_000,
      cancel_amount: 4_000,
      cancel_reason: '변심',
      paid_at: paid?.['paid_at'],
      cancelled_at: Math.floor(desk.clock.now() / 1000),
      cancel_receipt_urls: [item?.['receipt_url']],
    })
    const whole = (await desk.post('/payments/cancel', { merchant_uid: 'order-1' })).response
    expect(whole).toMatchObject({ status: 'cancelled', cancel_amount: 14_000 })
  })

  test('of a whole cancel carries the transaction id of the charge', async () => {
    using desk = await openDesk()
    await desk.charge(chargeOf('order-1'))
    const { response } = await desk.post('/payments/cancel', { merchant_uid: 'order-1', amount: 0 })
    const item = firstOf(response?.['cancel_history'])
    expect(item?.['pg_tid']).toBe(response?.['pg_tid'])
  })

  test('of many is HTTP 207 when some are missing, 200 when none and 404 when all are', async () => {
    using desk = await openDesk()
    await register(desk)
    const paid = (await desk.charge(chargeOf('order-1'))).response
    const ask = async (path: string) => {
      const { status, code } = await desk.get(path)
      return [status, code]
    }
    expect(await ask('/subscribe/customers?customer_uid[]=S-1')).toEqual([200, 0])
    expect(await ask('/subscribe/customers?customer_uid[]=S-1&customer_uid[]=x')).toEqual([207, 0])
    expect(await ask('/subscribe/customers?customer_uid[]=x')).toEqual([404, 1])
    const id = String(paid?.['imp_uid'])
    expect(await ask(`/payments?imp_uid[]=${id}`)).toEqual([200, 0])
    expect(await ask(`/payments?imp_uid[]=${id}&imp_uid[]=x`)).toEqual([207, 0])
    expect(await ask(`/payments?merchant_uid[]=order-1&imp_uid[]=x`)).toEqual([207, 0])
    expect(await ask('/payments?imp_uid[]=x')).toEqual([404, -1])
    expect(await ask('/payments')).toEqual([400, 1])
  })
})

test('forms carry lists the way the public clients write them', async () => {
  using desk = await openDesk()
  await desk.send('/subscribe/customers/S-1', { method: 'POST', body: formOf(CARD) })
  const at = String(Math.floor(desk.clock.now() / 1000) + 60)
  const form = new URLSearchParams({ customer_uid: 'S-1' })
  for (const [index, id] of ['P-1', 'P-2'].entries()) {
    form.set(`schedules[${index}][merchant_uid]`, id)
    form.set(`schedules[${index}][schedule_at]`, at)
    form.set(`schedules[${index}][amount]`, '1000')
    form.set(`schedules[${index}][name]`, '정규반')
  }
  const made = await desk.send('/subscribe/payments/schedule', { method: 'POST', body: form })
  expect(listOf(made).map((row) => row['merchant_uid'])).toEqual(['P-1', 'P-2'])
  const named = new URLSearchParams([
    ['customer_uid', 'S-1'],
    ['merchant_uid[]', 'P-1'],
  ])
  const revoked = await desk.send('/subscribe/payments/unschedule', { method: 'POST', body: named })
  expect(listOf(revoked)).toHaveLength(1)
  const one = new URLSearchParams({ customer_uid: 'S-1', merchant_uid: 'P-2' })
  expect(
    listOf(await desk.send('/subscribe/payments/unschedule', { method: 'POST', body: one })),
  ).toHaveLength(1)
})

test('an unschedule without an order id revokes everything of the subscriber', async () => {
  using desk = await openDesk()
  await register(desk)
  await desk.post('/subscribe/payments/schedule', schedulesOf(desk, ['P-1', 'P-2']))
  const all = await desk.post('/subscribe/payments/unschedule', { customer_uid: 'S-1' })
  expect(listOf(all)).toHaveLength(2)
})

test('a schedule that is over can be scheduled again or tried again, and no other', async () => {
  using desk = await openDesk()
  await register(desk, { ...CARD, card_number: '9100-0000-0000-0133' })
  await desk.post('/subscribe/payments/schedule', schedulesOf(desk, ['P-1', 'P-2']))
  const path = '/subscribe/payments/schedule/P-1'
  const later = { schedule_at: Math.floor(desk.clock.now() / 1000) + 86_400 }
  expect((await desk.post(`${path}/reschedule`, later)).status).toBe(400)
  expect((await desk.post(`${path}/retry`, {})).status).toBe(400)
  await desk.clock.pass(60_000)
  expect((await desk.get(path)).response).toMatchObject({ payment_status: 'failed' })
  await register(desk)
  expect((await desk.post(`${path}/retry`, {})).response).toMatchObject({ payment_status: 'paid' })
  expect((await desk.post(`${path}/retry`, {})).status).toBe(400)
  await desk.post('/subscribe/payments/unschedule', { customer_uid: 'S-1' })
  const again = await desk.post('/subscribe/payments/schedule/P-2/reschedule', later)
  expect(again.response).toMatchObject({ schedule_status: 'scheduled', revoked_at: 0 })
})

describe('a call', () => {
  const calls = [
    ['GET', '/users/pg'],
    ['GET', '/cards'],
    ['GET', '/cards/041'],
    ['GET', '/payments?imp_uid[]=x'],
    ['GET', '/payments/status/all'],
    ['GET', '/payments/prepare/W-1'],
    ['POST', '/payments/prepare'],
    ['POST', '/payments/cancel'],
    ['POST', '/subscribe/payments/again'],
    ['POST', '/subscribe/payments/schedule'],
    ['POST', '/subscribe/payments/unschedule'],
    ['GET', '/subscribe/payments/schedule'],
    ['PUT', '/subscribe/payments/schedule/P-1'],
    ['GET', '/subscribe/customers?customer_uid[]=x'],
    ['POST', '/subscribe/customers/S-1'],
    ['DELETE', '/subscribe/customers/S-1'],
    ['GET', '/subscribe/customers/S-1/schedules'],
  ] as const
  test.each(calls)('%s %s without a token is HTTP 401', async (method, path) => {
    using desk = new PracticeDesk({ statePath: null })
    expect(await desk.send(path, { method })).toMatchObject({ status: 401, code: -1 })
  })

  test.each([
    '/payments/status/partial',
    '/payments/status/all?limit=1001',
    '/payments/status/all?page=2',
    '/payments/status/all?from=0&to=7862400',
    '/payments/status/all?from=2&to=1',
    '/payments/status/all?sorting=amount',
    '/subscribe/payments/schedule',
    '/subscribe/payments/schedule?schedule_from=0&schedule_to=8000000',
    '/subscribe/payments/schedule?schedule_from=0&schedule_to=1&schedule_status=paid',
    '/subscribe/customers/S-1/schedules?from=0',
  ])('%s is HTTP 400', async (path) => {
    using desk = await openDesk()
    expect(await desk.get(path)).toMatchObject({ status: 400, response: null })
  })

  test('for payments without dates covers the last ninety days', async () => {
    using desk = await openDesk()
    await desk.charge(chargeOf('order-1'))
    await desk.clock.pass(90 * 86_400_000)
    await desk.login()
    expect((await desk.get('/payments/status/paid')).response).toMatchObject({ total: 1 })
    await desk.clock.pass(1_000)
    expect((await desk.get('/payments/status/paid')).response).toMatchObject({ total: 0, list: [] })
  })
})

test('a cancel of more than remains is refused with the code that INICIS has for it', async () => {
  using desk = await openDesk()
  await desk.charge(chargeOf('order-1'))
  const cancel = { merchant_uid: 'order-1', amount: 14_001 }
  expect(await desk.post('/payments/cancel', cancel)).toMatchObject({
    code: -1,
    message: expect.stringMatching(/^500826\|/) as string,
  })
})

describe('the merchant id', () => {
  const taxTypes = { INIBillTst: 'taxable', INIpayTest: 'exempt' } as const
  test('that is taxable or exempt throughout ignores what a call says of tax', async () => {
    using desk = new PracticeDesk({ statePath: null, taxTypes })
    await desk.charge(chargeOf('order-1', { tax_free: 4_000 }))
    await desk.charge(chargeOf('order-2', { tax_free: 4_000, pg: 'html5_inicis.INIpayTest' }))
    expect(desk.gateway.paymentsOf('order-1')[0]?.tax_free).toBe(0)
    expect(desk.gateway.paymentsOf('order-2')[0]?.tax_free).toBe(14_000)
    for (const merchant_uid of ['order-1', 'order-2']) {
      const cancel = { merchant_uid, amount: 1_000, tax_free: 999 }
      expect(await desk.post('/payments/cancel', cancel)).toMatchObject({ code: 0 })
    }
  })

  test('that is mixed takes an absent tax_free for wholly exempt', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.charge(chargeOf('order-1'))
    expect(desk.gateway.paymentsOf('order-1')[0]?.tax_free).toBe(14_000)
    const cancel = { merchant_uid: 'order-1', amount: 1_000 }
    expect(await desk.post('/payments/cancel', { ...cancel, tax_free: 0 })).toMatchObject({
      code: -1,
    })
    expect(await desk.post('/payments/cancel', cancel)).toMatchObject({ code: 0 })
  })
})

test('a gateway may call a payment cancelled after a part of it was', async () => {
  using desk = new PracticeDesk({ statePath: null, partlyCancelledStatus: 'cancelled' })
  await desk.charge(chargeOf('order-1'))
  const cancel = { merchant_uid: 'order-1', amount: 1_000 }
  const { response } = await desk.post('/payments/cancel', cancel)
  expect(response).toMatchObject({ status: 'cancelled', cancel_amount: 1_000 })
  const rest = { merchant_uid: 'order-1', amount: 13_000 }
  expect((await desk.post('/payments/cancel', rest)).response).toMatchObject({
    cancel_amount: 14_000,
  })
})

describe('again', () => {
  test('needs a name, but not of the guide subscriber', async () => {
    using desk = await openDesk()
    await register(desk)
    const charge = { customer_uid: 'S-1', merchant_uid: 'P-1', amount: 1_000 }
    expect(await desk.post('/subscribe/payments/again', charge)).toMatchObject({
      code: 1,
      message: 'name 파라메터가 누락되었습니다.',
    })
    const guide = { ...charge, customer_uid: 'your-customer-unique-id' }
    expect(await desk.post('/subscribe/payments/again', guide)).toMatchObject({ code: 0 })
  })

  test('knows no guide subscriber under --strict', async () => {
    using desk = new PracticeDesk({ statePath: null, strict: true })
    await desk.login()
    const guide = { customer_uid: 'your-customer-unique-id', merchant_uid: 'P-1', amount: 1_000 }
    expect(await desk.post('/subscribe/payments/again', { ...guide, name: 'x' })).toMatchObject({
      code: 1,
      message: '등록되지 않은 구매자입니다.',
    })
  })
})
