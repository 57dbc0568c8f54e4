import { describe, expect, test } from 'vitest'
import { cardOf, Shop, valueOf } from './shop.ts'

const DAY = 86_400_000

describe('payments of a time', () => {
  test('come in pages until there is no next one, in the order that was asked for', async () => {
    using shop = new Shop()
    const from = shop.clock.now()
    for (let number = 1; number <= 5; number += 1) {
      await shop.paid(`A-${number}`)
      await shop.clock.pass(1_000)
    }
    const query = { status: 'all', from, to: shop.clock.now(), limit: 2 } as const
    const read = async (page: number, sorting: 'started' | '-started') =>
      valueOf(await shop.client.listPayments({ ...query, page, sorting }))
    const first = await read(1, 'started')
    expect(first).toMatchObject({ total: 5, next: 2, unreadable: 0 })
    expect(first.payments.map(({ orderId }) => orderId)).toEqual(['A-1', 'A-2'])
    const last = await read(3, 'started')
    expect(last).toMatchObject({ total: 5, next: 0 })
    expect(last.payments.map(({ orderId }) => orderId)).toEqual(['A-5'])
    expect((await read(1, '-started')).payments[0]?.orderId).toBe('A-5')
    const past = await shop.client.listPayments({ ...query, page: 4, sorting: 'started' })
    expect(past).toMatchObject({ kind: 'refused', httpStatus: 400 })
  })

  test('are compared by the time that goes with the status', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    await shop.charge('A-2', { card: cardOf('4000-0000-0000-0002') })
    await shop.clock.pass(60_000)
    const cancelledAt = shop.clock.now()
    await shop.cancel({
      paymentId,
      amountWon: 10_000,
      taxFreeWon: 0,
      checksumWon: 10_000,
      reason: 'R',
    })
    const idsOf = async (status: 'all' | 'paid' | 'cancelled' | 'failed', from: number) => {
      const query = { status, from, to: shop.clock.now(), page: 1, sorting: 'started' } as const
      return valueOf(await shop.client.listPayments(query)).payments.map(({ orderId }) => orderId)
    }
    expect(await idsOf('cancelled', cancelledAt)).toEqual(['A-1'])
    expect(await idsOf('all', cancelledAt)).toEqual([])
    expect(await idsOf('all', cancelledAt - 60_000)).toEqual(['A-1', 'A-2'])
    expect(await idsOf('failed', cancelledAt - 60_000)).toEqual(['A-2'])
    expect(await idsOf('paid', cancelledAt - 60_000)).toEqual([])
  })

  test('sorted by change show a cancel of today among the charges of yesterday', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    await shop.clock.pass(1_000)
    await shop.paid('A-2')
    await shop.clock.pass(DAY)
    await shop.cancel({ paymentId, amountWon: 1, taxFreeWon: 0, checksumWon: 10_000, reason: 'R' })
    const to = shop.clock.now()
    const query = { status: 'all', from: to - 2 * DAY, to, page: 1, sorting: '-updated' } as const
    const rows = valueOf(await shop.client.listPayments(query)).payments
    expect(rows.map(({ orderId }) => orderId)).toEqual(['A-1', 'A-2'])
  })

  test('of more than ninety days, or of a page that cannot be, are not asked for', async () => {
    using shop = new Shop()
    const to = shop.clock.now()
    const good = { status: 'all', from: to - 90 * DAY, to, page: 1, sorting: 'started' } as const
    expect((await shop.client.listPayments(good)).kind).toBe('ok')
    for (const wrong of [
      { from: to - 90 * DAY - 1_000 },
      { from: to + 1_000 },
      { page: 0 },
      { limit: 1_001 },
      { from: Number.NaN },
    ]) {
      expect(await shop.client.listPayments({ ...good, ...wrong })).toEqual({
        kind: 'not-sent',
        reason: 'unfit-request',
      })
    }
  })
})

describe('payments by their ids', () => {
  test('say which are missing, whether some or all of them are', async () => {
    using shop = new Shop()
    const one = await shop.paid('A-1')
    const two = await shop.paid('A-2')
    const known = [one.paymentId, two.paymentId]
    const get = async (ids: readonly string[]) => {
      const { found, missing } = valueOf(await shop.client.getPayments(ids))
      return { found: found.map(({ paymentId }) => paymentId), missing }
    }
    expect(await get(known)).toEqual({ found: known, missing: [] })
    expect(await get([...known, 'imps_x'])).toEqual({ found: known, missing: ['imps_x'] })
    expect(await get(['imps_x', 'imps_y'])).toEqual({ found: [], missing: ['imps_x', 'imps_y'] })
    expect(await get([])).toEqual({ found: [], missing: [] })
  })

  test('are asked for in calls of a hundred', async () => {
    using shop = new Shop()
    const { paymentId } = await shop.paid('A-1')
    const ids = Array.from({ length: 150 }, (_unused, number) => `imps_${number}`)
    const { found, missing } = valueOf(await shop.client.getPayments([...ids, paymentId]))
    expect([found.length, missing.length]).toEqual([1, 150])
    expect(shop.wire.filter((line) => line.startsWith('GET /payments?'))).toHaveLength(2)
  })
})

test('channels are listed with what is needed to address them', async () => {
  using shop = new Shop()
  expect(valueOf(await shop.client.listChannels())).toContainEqual({
    provider: 'inicis',
    merchantId: 'INIBillTst',
    sandbox: true,
    kind: 'api_payment',
    name: '연습 키인·정기 결제',
    channelKey: expect.stringMatching(/^channel-key-/) as string,
  })
})
