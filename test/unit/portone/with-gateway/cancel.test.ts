import { describe, expect, test } from 'vitest'
import { won } from '../../../../preload/contract/money.ts'
import { cardOf, Shop, valueOf } from './shop.ts'

const REFUND = { amountWon: 3_000, taxFreeWon: 0, checksumWon: 10_000, reason: 'R1 변심' }

describe('a cancel', () => {
  test('of a part leaves the rest, and the history says what was taken and why', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    await shop.clock.pass(60_000)
    const part = valueOf(await shop.cancel({ paymentId, ...REFUND }))
    expect(part).toMatchObject({
      paymentId,
      amountWon: 10_000,
      cancelledWon: 3_000,
      status: 'paid',
    })
    expect(part.paidAt).toBe(shop.clock.now() - 60_000)
    const rest = { amountWon: 7_000, taxFreeWon: 0, checksumWon: 7_000, reason: 'R2 나머지' }
    const whole = valueOf(await shop.cancel({ orderId: 'A-1', ...rest }))
    expect(whole).toMatchObject({ cancelledWon: 10_000, status: 'cancelled' })
    expect(whole.cancellations.map(({ amountWon, reason }) => [amountWon, reason])).toEqual([
      [3_000, 'R1 변심'],
      [7_000, 'R2 나머지'],
    ])
    expect(new Set(whole.cancellations.map((one) => one.cancellationId)).size).toBe(2)
    expect(valueOf(await shop.client.getPayment(paymentId))).toEqual(whole)
  })

  test('of more than remains is refused and takes nothing', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    await shop.cancel({ paymentId, ...REFUND })
    const more = { ...REFUND, amountWon: 8_000, checksumWon: 8_000 }
    expect(await shop.cancel({ paymentId, ...more })).toMatchObject({ kind: 'refused', code: 1 })
    expect(shop.gateway.payment(paymentId)?.cancel_amount).toBe(3_000)
  })

  test('sent again with the old checksum is refused and takes nothing', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    await shop.cancel({ paymentId, ...REFUND })
    expect(await shop.cancel({ paymentId, ...REFUND })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('checksum') as string,
    })
    expect(shop.gateway.payment(paymentId)?.cancel_amount).toBe(3_000)
    expect(shop.gateway.posts('cancel')).toEqual(new Map([[paymentId, 2]]))
  })

  test('repeats the tax-free part, and the last one takes the rest of it', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { taxFreeWon: won(4_000) })
    const part = { ...REFUND, taxFreeWon: 3_000 }
    expect((await shop.cancel({ paymentId, ...part })).kind).toBe('ok')
    const rest = { amountWon: 7_000, checksumWon: 7_000, reason: 'R2' }
    for (const taxFreeWon of [0, 4_000]) {
      expect(await shop.cancel({ paymentId, ...rest, taxFreeWon })).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('면세') as string,
      })
    }
    expect(await shop.cancel({ paymentId, ...rest, taxFreeWon: 1_000 })).toMatchObject({
      kind: 'ok',
      value: { status: 'cancelled', cancelledWon: 10_000 },
    })
  })

  test('names its VAT where the charge had one', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { vatWon: won(909) })
    expect(await shop.cancel({ paymentId, ...REFUND })).toMatchObject({ kind: 'refused' })
    expect(await shop.cancel({ paymentId, ...REFUND, vatWon: 910 })).toMatchObject({
      kind: 'refused',
    })
    expect((await shop.cancel({ paymentId, ...REFUND, vatWon: 273 })).kind).toBe('ok')
    const rest = { amountWon: 7_000, taxFreeWon: 0, checksumWon: 7_000, reason: 'R2' }
    expect(await shop.cancel({ paymentId, ...rest, vatWon: 635 })).toMatchObject({
      kind: 'refused',
    })
    expect((await shop.cancel({ paymentId, ...rest, vatWon: 636 })).kind).toBe('ok')
  })

  test('of an unknown payment, a declined one or one that is gone already is refused', async () => {
    using shop = new Shop()
    expect(await shop.cancel({ paymentId: 'imps_000000000009', ...REFUND })).toMatchObject({
      message: '취소할 결제건이 존재하지 않습니다.',
    })
    await shop.charge('A-1', { card: cardOf('4000-0000-0000-0002') })
    expect(await shop.cancel({ orderId: 'A-1', ...REFUND })).toMatchObject({ kind: 'refused' })
    const { paymentId } = await shop.paid('A-2')
    const whole = { ...REFUND, amountWon: 10_000 }
    await shop.cancel({ paymentId, ...whole })
    expect(await shop.cancel({ paymentId, ...whole })).toMatchObject({
      message: '이미 전액취소된 주문입니다.',
    })
  })
})

describe('a cancel that the types could not keep from being wrong is never sent', () => {
  test.each([
    { amountWon: 0 },
    { amountWon: -1 },
    { amountWon: Number.NaN },
    { amountWon: 1.5 },
    { amountWon: 10_001 },
    { taxFreeWon: -1 },
    { taxFreeWon: 3_001 },
    { taxFreeWon: 2_000, vatWon: 1_001 },
    { checksumWon: 2_999 },
    { checksumWon: Number.POSITIVE_INFINITY },
    { paymentId: '' },
    { orderId: 'A-1' },
  ])('%o', async (wrong) => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    // As a caller without types would.
    const cancel = { paymentId, ...REFUND, ...wrong } as Parameters<Shop['cancel']>[0]
    expect(await shop.cancel(cancel)).toEqual({ kind: 'not-sent', reason: 'unfit-request' })
    expect(shop.wire).not.toContain('POST /payments/cancel')
  })
})

describe('a card chosen for its cancel', () => {
  const outcomes = [
    ['9100-0000-0000-0018', 'unclear', 3_000, 3_000],
    ['9100-0000-0000-0026', 'unclear', 3_000, 3_000],
    ['9100-0000-0000-0034', 'unclear', 0, 3_000],
    ['9100-0000-0000-0042', 'unclear', 0, 0],
    ['9100-0000-0000-0059', 'unclear', 3_000, 3_000],
    ['9100-0000-0000-0067', 'unclear', 3_000, 3_000],
    ['9100-0000-0000-0075', 'refused', 0, 0],
    ['9100-0000-0000-0083', 'refused', 0, 0],
  ] as const
  test.each(outcomes)(
    '%s: %s, %d taken at once, %d in the end',
    async (card, kind, atOnce, end) => {
      using shop = new Shop()
      const { paymentId } = await shop.paid('A-1', { card: cardOf(card) })
      expect((await shop.cancel({ paymentId, ...REFUND })).kind).toBe(kind)
      const taken = async () => valueOf(await shop.client.getPayment(paymentId)).cancelledWon
      expect(await taken()).toBe(atOnce)
      await shop.clock.pass(8_000)
      expect(await taken()).toBe(end)
    },
  )

  test('gives the trouble once: a second cancel is done, or finds the first', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { card: cardOf('9100-0000-0000-0042') })
    await shop.cancel({ paymentId, ...REFUND })
    expect((await shop.cancel({ paymentId, ...REFUND })).kind).toBe('ok')
  })

  test('a late cancel that no longer fits is not carried out', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { card: cardOf('9100-0000-0000-0034') })
    await shop.cancel({ paymentId, ...REFUND })
    expect((await shop.cancel({ paymentId, ...REFUND })).kind).toBe('ok')
    await shop.clock.pass(10_000)
    expect(shop.gateway.payment(paymentId)?.cancel_amount).toBe(3_000)
  })

  test('a late cancel is carried out by the clock, though nobody asks', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { card: cardOf('9100-0000-0000-0034') })
    await shop.cancel({ paymentId, ...REFUND })
    await shop.clock.pass(7_999)
    expect(shop.gateway.payment(paymentId)?.cancel_amount).toBe(0)
    await shop.clock.pass(1)
    expect(shop.gateway.payment(paymentId)?.cancel_amount).toBe(3_000)
  })

  test('that takes back whole payments only does so', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1', { card: cardOf('9100-0000-0000-0083') })
    const whole = { ...REFUND, amountWon: 10_000 }
    expect((await shop.cancel({ paymentId, ...whole })).kind).toBe('ok')
  })
})
