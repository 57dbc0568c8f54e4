import { describe, expect, test } from 'vitest'
import { ConnectionDropped } from '../../../main/practice/faults.ts'
import { chargeOf, formOf, GOOD_CARD, PracticeDesk } from './practice-desk.ts'
import type { Answer } from './practice-desk.ts'

const GUIDE = {
  merchant_uid: 'order_id_8237352',
  card_number: '1234-1234-1234-1234',
  expiry: '2019-01',
  birth: '123456',
  amount: 3000,
}

/** Every field of the V1 Payment object, as portone-v1.md §4.3 lists them. */
const DOCUMENTED =
  `imp_uid merchant_uid amount cancel_amount currency status sandbox pay_method channel
  pg_provider emb_pg_provider pg_tid pg_id escrow apply_num bank_code bank_name card_code card_name
  card_issuer_code card_issuer_name card_publisher_code card_publisher_name card_quota card_number
  card_type vbank_code vbank_name vbank_num vbank_holder vbank_date vbank_issued_at name buyer_name
  buyer_email buyer_tel buyer_addr buyer_postcode custom_data user_agent started_at paid_at failed_at
  cancelled_at fail_reason cancel_reason receipt_url cancel_history deposit_history
  cancel_receipt_urls cash_receipt_issued customer_uid customer_uid_usage promotion`.split(/\s+/)

describe('an approval', () => {
  test('answers a Payment with every documented field and nothing else', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const { response } = await desk.charge(
      chargeOf('order-1', {
        pg: 'html5_inicis.INIpayTest',
        card_quota: 3,
        amount: 50_000,
        tax_free: 1_000,
        buyer_addr: '서울 강남구 학동로 1',
        buyer_postcode: '06000',
        custom_data: '{"seat":"3"}',
      }),
    )
    expect(Object.keys(response ?? {}).toSorted()).toEqual(DOCUMENTED.toSorted())
    const at = Math.floor(desk.clock.now() / 1000)
    expect(response).toMatchObject({
      merchant_uid: 'order-1',
      amount: 50_000,
      cancel_amount: 0,
      currency: 'KRW',
      status: 'paid',
      sandbox: true,
      channel: 'api',
      pg_provider: 'html5_inicis',
      pg_id: 'INIpayTest',
      card_number: '424242******4242',
      card_quota: 3,
      name: '교재비',
      buyer_addr: '서울 강남구 학동로 1',
      custom_data: '{"seat":"3"}',
      started_at: at,
      paid_at: at,
      failed_at: 0,
      cancelled_at: 0,
      fail_reason: null,
      cancel_history: [],
      customer_uid: null,
    })
    expect(response?.['imp_uid']).toMatch(/^imps_\d{12}$/)
    expect(response?.['apply_num']).toMatch(/^\d{8}$/)
    expect(response?.['receipt_url']).toContain(String(response?.['pg_tid']))
  })

  test.each([
    ['html5_inicis', 'html5_inicis', 'INIpayTest'],
    ['inicis.INIpayTest', 'inicis', 'INIpayTest'],
    [undefined, 'inicis', 'INIBillTst'],
    ['html5_inicis.WRONG', 'inicis', 'INIBillTst'],
    ['kakaopay', 'inicis', 'INIBillTst'],
  ])('with pg %s goes through %s.%s', async (pg, provider, id) => {
    using desk = new PracticeDesk({ statePath: null })
    const { response } = await desk.charge(chargeOf('order-1', pg === undefined ? {} : { pg }))
    expect(response).toMatchObject({ pg_provider: provider, pg_id: id, status: 'paid' })
  })

  test.each(['4242424242424242', '4242-4242-4242-4242', '4242 4242 4242 4242'])(
    'takes the number as %s and the expiry without its dash',
    async (number) => {
      using desk = new PracticeDesk({ statePath: null })
      const charge = chargeOf('order-1', { card_number: number, expiry: '203112' })
      expect((await desk.charge(charge)).response).toMatchObject({ status: 'paid' })
    },
  )

  test('takes a form body with its numbers as text', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await sendForm(desk, { amount: '50000', card_quota: '2', tax_free: '0' })
    expect(answer.response).toMatchObject({ status: 'paid', amount: 50_000, card_quota: 2 })
  })

  test('needs neither name nor buyer on the key-in channel', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.charge({
      merchant_uid: 'order-1',
      amount: 1000,
      card_number: GOOD_CARD,
      expiry: '2031-12',
    })
    expect(answer.response).toMatchObject({ status: 'paid', buyer_name: null, name: null })
  })
})

describe('an order id', () => {
  test('that was paid is refused, and refused again after more time', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.charge(chargeOf('order-1'))
    const again = await desk.charge(chargeOf('order-1'))
    expect(again).toMatchObject({
      status: 200,
      code: -1,
      message: '이미 결제가 이루어진 거래건입니다.',
      response: null,
    })
    expect(desk.gateway.paymentsOf('order-1')).toHaveLength(1)
    expect(desk.gateway.posts()).toEqual(new Map([['order-1', 2]]))
  })

  test('that was approved and reversed is used up all the same', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const reversed = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0092' }))
    await expect(reversed).rejects.toThrow(ConnectionDropped)
    await desk.clock.pass(1_000)
    expect(await desk.charge(chargeOf('order-1'))).toMatchObject({ code: -1, response: null })
  })

  test('that only failed may be used again, and all its records are kept', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.charge(chargeOf('order-1', { card_number: '4000-0000-0000-0002' }))
    expect((await desk.charge(chargeOf('order-1'))).response).toMatchObject({ status: 'paid' })
    expect(desk.gateway.paymentsOf('order-1').map(({ status }) => status)).toEqual([
      'failed',
      'paid',
    ])
  })

  test('whose approval is not visible yet does not protect from a second charge', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const late = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0027' }))
    await expect(late).rejects.toThrow(ConnectionDropped)
    await desk.charge(chargeOf('order-1'))
    expect(desk.gateway.paymentsOf('order-1')).toHaveLength(2)
  })

  test('posted many times at once is charged once', async () => {
    using desk = new PracticeDesk()
    await desk.login()
    const calls = await Promise.all(Array.from({ length: 20 }, () => desk.charge(chargeOf('o'))))
    expect(calls.filter(({ code }) => code === 0)).toHaveLength(1)
    expect(desk.gateway.paymentsOf('o')).toHaveLength(1)
  })
})

describe('the charge printed in the guide', () => {
  test('is approved as printed, any number of times', async () => {
    using desk = new PracticeDesk({ statePath: null })
    for (const times of [1, 2, 3]) {
      expect((await desk.charge(GUIDE)).response).toMatchObject({ status: 'paid', amount: 3000 })
      expect(desk.gateway.paymentsOf(GUIDE.merchant_uid)).toHaveLength(times)
    }
  })

  test('is an ordinary charge under --strict', async () => {
    using desk = new PracticeDesk({ statePath: null, strict: true })
    expect((await desk.charge(GUIDE)).response).toMatchObject({ status: 'failed' })
    const valid = { ...GUIDE, expiry: '2031-12' }
    expect((await desk.charge(valid)).response).toMatchObject({ status: 'paid' })
    expect(await desk.charge(valid)).toMatchObject({ code: -1, response: null })
  })
})

async function sendForm(desk: PracticeDesk, changed: Record<string, string>): Promise<Answer> {
  await desk.login()
  const body = formOf(chargeOf('order-1', changed))
  return desk.send('/subscribe/payments/onetime', { method: 'POST', body })
}
