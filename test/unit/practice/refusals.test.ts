import { describe, expect, test } from 'vitest'
import { chargeOf, PracticeDesk } from './practice-desk.ts'
import type { Fields } from './practice-desk.ts'

describe('a refusal', () => {
  const bad: readonly (readonly [Fields, string])[] = [
    [{ merchant_uid: undefined, expiry: '' }, 'merchant_uid, expiry 파라메터가 누락되었습니다.'],
    [{ merchant_uid: 'x'.repeat(41) }, 'merchant_uid'],
    [{ merchant_uid: 12 }, 'merchant_uid'],
    [{ merchant_uid: '4242424242424242' }, 'merchant_uid'],
    [{ customer_uid: 'c-4242-4242-4242-4242' }, 'customer_uid'],
    [{ customer_uid: 'x'.repeat(81) }, 'customer_uid'],
    [{ amount: '14000' }, 'amount'],
    [{ amount: 0 }, 'amount'],
    [{ amount: -1 }, 'amount'],
    [{ amount: 10.5 }, 'amount'],
    [{ amount: 2 ** 53 }, 'amount'],
    [{ amount: { total: 1000 } }, 'amount'],
    [{ tax_free: 14_001 }, 'tax_free'],
    [{ tax_free: 10_000, vat_amount: 5_000 }, 'vat_amount'],
    [{ card_quota: 1 }, 'card_quota'],
    [{ card_quota: 2, amount: 49_999 }, '50,000원'],
    [{ currency: 'USD' }, '통화'],
    [{ expiry: '12/31' }, 'expiry'],
    [{ expiry: '2031-13' }, 'expiry'],
    [{ birth: '8501011' }, 'birth'],
    [{ pwd_2digit: 'ab' }, 'pwd_2digit'],
    [{ name: '가'.repeat(41) }, 'name'],
    [{ buyer_tel: '0'.repeat(17) }, 'buyer_tel'],
    [{ pg: 'html5_inicis', name: undefined, buyer_tel: '' }, 'name, buyer_tel'],
  ]

  test.each(bad)('of %j says why, under code 1, and books nothing', async (changed, said) => {
    using desk = new PracticeDesk({ statePath: null })
    const fields = chargeOf('order-1', changed)
    const answer = await desk.charge(fields)
    expect(answer).toMatchObject({ status: 200, code: 1, response: null })
    expect(answer.message).toContain(said)
    expect(desk.gateway.paymentsOf(String(fields['merchant_uid']))).toEqual([])
  })

  test.each(['{"merchant_uid":', '[]', '"text"', 'null'])(
    'of the body %s is HTTP 400',
    async (body) => {
      using desk = new PracticeDesk({ statePath: null })
      await desk.login()
      const answer = await desk.send('/subscribe/payments/onetime', { method: 'POST', body })
      expect(answer).toMatchObject({ status: 400, code: 1, response: null })
    },
  )

  test('of a body beyond 512 KiB is HTTP 400', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.charge(chargeOf('order-1', { custom_data: 'x'.repeat(530_000) }))
    expect(answer).toMatchObject({ status: 400, code: 1 })
  })

  test('of any card that is not a practice card repeats nothing of it and books nothing', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.charge(chargeOf('order-1', { card_number: '4539578763621486' }))
    expect(answer).toMatchObject({ status: 200, code: -1, response: null })
    expect(answer.message).toContain('연습 카드만')
    expect(answer.message).not.toMatch(/\d/)
    expect(desk.gateway.paymentsOf('order-1')).toEqual([])
    expect(desk.gateway.posts()).toEqual(new Map([['order-1', 1]]))
  })

  test('of an unknown path or method is a 404 envelope', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.login()
    expect(await desk.get('/nowhere')).toMatchObject({ status: 404, code: -1, response: null })
    expect(await desk.get('/subscribe/payments/onetime')).toMatchObject({ status: 404, code: -1 })
  })
})

describe('an issuer', () => {
  test.each([
    [{ expiry: '2026-10' }, '120004'],
    [{ birth: '1234567891', card_quota: 2, amount: 50_000 }, '120011'],
  ])('declines %j on any card', async (changed, code) => {
    using desk = new PracticeDesk({ statePath: null })
    const answer = await desk.charge(chargeOf('order-1', changed))
    expect(answer).toMatchObject({ status: 200, code: 0, response: { status: 'failed' } })
    expect(answer.response?.['fail_reason']).toContain(`${code}|`)
  })

  test('takes a card through the last month on it, by the Korean calendar', async () => {
    using desk = new PracticeDesk({ statePath: null })
    // 23:59 on the last of November in Seoul, then one minute later.
    await desk.clock.pass(Date.parse('2026-11-30T23:59:00+09:00') - desk.clock.now())
    const good = await desk.charge(chargeOf('a', { expiry: '2026-11' }))
    await desk.login()
    await desk.clock.pass(60_000)
    const late = await desk.charge(chargeOf('b', { expiry: '2026-11' }))
    expect([good, late].map(({ response }) => response?.['status'])).toEqual(['paid', 'failed'])
  })
})
