import type { KeyInCharge } from '../../../main/portone/onetime.ts'
import { describe, expect, test } from 'vitest'
import { won } from '../../../preload/contract/money.ts'
import type { MoneyCallOptions } from '../../../main/portone/client.ts'
import { chargeOnetime, onetimeBody } from '../../../main/portone/onetime.ts'
import type { Ending, Exchange, Transport } from '../../../main/portone/transport.ts'
import { GOOD_BODY, ORDER_ID, answered } from './good-reply.ts'

const CHARGE: KeyInCharge = {
  orderId: ORDER_ID,
  amountWon: won(51_000),
  taxFreeWon: won(0),
  card: { number: '4242424242424242', expiry: '2028-03' },
  installmentMonths: 0,
  itemName: '커피 원두',
  buyer: { name: '', phone: '', email: '' },
}
const OPTIONS: MoneyCallOptions = { token: { value: 'f'.repeat(40) }, beforeFirstByte: () => {} }

const bodyOf = (changes: Partial<KeyInCharge>): Record<string, unknown> =>
  // The body is always one object.
  JSON.parse(onetimeBody({ ...CHARGE, ...changes }).toString()) as Record<string, unknown>

/** Notes what is sent, and keeps the caller's own bytes to see what becomes of them. */
function listening(ending: () => Promise<Ending>) {
  const seen: { exchange: Exchange; text: string }[] = []
  const transport: Transport = {
    send(exchange) {
      seen.push({ exchange, text: Buffer.from(exchange.body ?? []).toString() })
      return ending()
    },
  }
  return { seen, transport }
}

test('the smallest charge sends what is required, the tax-free part, and nothing else', () => {
  expect(bodyOf({})).toEqual({
    card_number: '4242-4242-4242-4242',
    expiry: '2028-03',
    merchant_uid: ORDER_ID,
    amount: 51_000,
    tax_free: 0,
    name: '커피 원두',
  })
})

test('the fullest charge sends every documented field under its own name', () => {
  const full = bodyOf({
    taxFreeWon: won(1000),
    vatWon: won(0),
    card: { ...CHARGE.card, identity: '900101', pin: '12' },
    installmentMonths: 3,
    buyer: {
      name: '김민준',
      phone: '010-1234-5678',
      email: 'minjun@shop.example',
      address: '서울시 중구',
      postcode: '04524',
    },
    channel: 'html5_inicis.INIpayTest',
    channelGroupId: 'group-1',
    subscriberId: 'customer-1',
    customText: '{"table":3}',
    noticeUrl: 'https://shop.example/notice',
    browserIp: '203.0.113.7',
    productType: 'real',
    interestFreeByMerchant: false,
    useCardPoint: true,
    promotionId: 'promotion-id-1',
    bypass: '{}',
  })
  expect(full).toEqual({
    card_number: '4242-4242-4242-4242',
    expiry: '2028-03',
    birth: '900101',
    pwd_2digit: '12',
    merchant_uid: ORDER_ID,
    amount: 51_000,
    tax_free: 1000,
    vat_amount: 0,
    card_quota: 3,
    name: '커피 원두',
    buyer_name: '김민준',
    buyer_tel: '010-1234-5678',
    buyer_email: 'minjun@shop.example',
    buyer_addr: '서울시 중구',
    buyer_postcode: '04524',
    pg: 'html5_inicis.INIpayTest',
    channelGroupId: 'group-1',
    customer_uid: 'customer-1',
    custom_data: '{"table":3}',
    notice_url: 'https://shop.example/notice',
    browser_ip: '203.0.113.7',
    product_type: 'real',
    interest_free_by_merchant: false,
    use_card_point: true,
    promotion_id: 'promotion-id-1',
    bypass: '{}',
  })
})

describe('the number goes out in groups of four, the last one as short as it is', () => {
  test.each([
    ['4000000000002', '4000-0000-0000-2'],
    ['40000000000022', '4000-0000-0000-22'],
    ['340000000000009', '3400-0000-0000-009'],
    ['1234123412341234', '1234-1234-1234-1234'],
    ['40000000000000000', '4000-0000-0000-0000-0'],
    ['4000000000000000000', '4000-0000-0000-0000-000'],
  ])('%s', (number, dashed) => {
    expect(bodyOf({ card: { number, expiry: '2028-03' } })['card_number']).toBe(dashed)
  })
})

test('installments are sent from two months on', () => {
  expect(bodyOf({ installmentMonths: 1 })).not.toHaveProperty('card_quota')
  expect(bodyOf({ installmentMonths: 2 })).toHaveProperty('card_quota', 2)
})

test('texts keep the limits of the API, and a quotation mark cannot leave its field', () => {
  const long = bodyOf({
    itemName: `${'가'.repeat(39)}🙂`,
    buyer: { name: '"},{"amount":1', phone: '0'.repeat(17), email: `${'a'.repeat(60)}@b.kr` },
  })
  expect(long['name']).toBe('가'.repeat(39))
  expect(long['buyer_name']).toBe('"},{"amount":1')
  expect(long).not.toHaveProperty('buyer_tel')
  expect(long).not.toHaveProperty('buyer_email')
  expect(long['amount']).toBe(51_000)
})

test('the charge leaves once, on a connection of its own, with the hook and the token', async () => {
  const { seen, transport } = listening(() => Promise.resolve(answered(GOOD_BODY)))
  const reply = await chargeOnetime(transport, CHARGE, OPTIONS)
  expect(reply).toMatchObject({ kind: 'ok', value: { status: 'paid' } })
  expect(seen).toHaveLength(1)
  expect(seen[0]?.exchange).toMatchObject({
    method: 'POST',
    path: '/subscribe/payments/onetime',
    headers: { authorization: `Bearer ${'f'.repeat(40)}`, 'content-type': 'application/json' },
    fresh: true,
    beforeFirstByte: OPTIONS.beforeFirstByte,
  })
  expect(seen[0]?.text).toBe(onetimeBody(CHARGE).toString())
})

describe('whatever ends the call, it was sent once and its bytes are wiped', () => {
  const endings: readonly (readonly [string, () => Promise<Ending>])[] = [
    ['an approval', () => Promise.resolve(answered(GOOD_BODY))],
    ['a 500', () => Promise.resolve(answered('', { status: 500 }))],
    ['a 401', () => Promise.resolve(answered('', { status: 401 }))],
    ['a reset', () => Promise.resolve({ kind: 'no-answer', reason: 'reset' })],
    ['no connection', () => Promise.resolve({ kind: 'never-connected', reason: 'refused' })],
    ['a bug below', () => Promise.reject(new Error('bug'))],
  ]
  test.each(endings)('%s', async (_name, ending) => {
    const { seen, transport } = listening(ending)
    await chargeOnetime(transport, CHARGE, OPTIONS).catch(() => {})
    expect(seen).toHaveLength(1)
    expect(seen[0]?.text).toContain('4242-4242-4242-4242')
    expect(seen[0]?.exchange.body?.every((byte) => byte === 0)).toBe(true)
  })
})

describe('card data that could not stand in JSON never leaves', () => {
  test.each([
    { number: '424242424242', expiry: '2028-03' },
    { number: '4242-4242-4242-4242', expiry: '2028-03' },
    { number: '４２４２４２４２４２４２４２４２', expiry: '2028-03' },
    { number: '4242424242424242', expiry: '03/28' },
    { number: '4242424242424242', expiry: '2028-13' },
    { number: '4242424242424242', expiry: '2028-03', identity: '9001011' },
    { number: '4242424242424242', expiry: '2028-03', pin: '"1' },
  ])('%o', async (card) => {
    const { seen, transport } = listening(() => Promise.resolve(answered(GOOD_BODY)))
    const reply = await chargeOnetime(transport, { ...CHARGE, card }, OPTIONS)
    expect(reply).toEqual({ kind: 'not-sent', reason: 'unfit-request' })
    expect(seen).toHaveLength(0)
  })
})
