import { describe, expect, test } from 'vitest'
import { won } from '../../../../preload/contract/money.ts'
import { cardOf, GOOD_CARD, Shop, valueOf } from './shop.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

async function subscribed(card = GOOD_CARD): Promise<Shop> {
  const shop = new Shop()
  const registration = { subscriberId: 'S-1', card: cardOf(card), name: '김민준' }
  await shop.client.registerCard(registration, await shop.money())
  return shop
}

/** Schedules one charge for each id, an hour after another. */
async function schedule(shop: Shop, orderIds: readonly string[], extra: object = {}) {
  const charges = orderIds.map((orderId, index) => ({
    orderId,
    at: shop.clock.now() + (index + 1) * HOUR,
    amountWon: won(320_000),
    taxFreeWon: won(320_000),
    installmentMonths: 0,
    itemName: '수학 정규반',
    buyer: {},
  }))
  const scheduling = { subscriberId: 'S-1', charges, ...extra }
  return shop.client.schedulePayments(scheduling, await shop.money())
}

const statusOf = (shop: Shop, orderId: string) => shop.gateway.schedule(orderId)?.status

describe('a scheduled payment', () => {
  test('waits, is run by the clock although nobody asks, and is then a payment', async () => {
    using shop = await subscribed()
    const [row] = valueOf(await schedule(shop, ['P-1']))
    expect(row).toMatchObject({
      subscriberId: 'S-1',
      orderId: 'P-1',
      paymentId: null,
      at: shop.clock.now() + HOUR,
      executedAt: null,
      amountWon: 320_000,
      status: 'scheduled',
      paymentStatus: null,
    })
    await shop.clock.pass(HOUR - 1)
    expect(shop.gateway.paymentsOf('P-1')).toEqual([])
    await shop.clock.pass(1)
    expect(shop.gateway.paymentsOf('P-1')).toHaveLength(1)
    const run = valueOf(await shop.client.getSchedule('P-1'))
    expect(run).toMatchObject({ status: 'executed', paymentStatus: 'paid', executedAt: row?.at })
    expect(valueOf(await shop.client.getPayment(run.paymentId ?? ''))).toMatchObject({
      orderId: 'P-1',
      paidAt: row?.at,
      subscriberUse: 'payment.scheduled',
    })
    await shop.clock.pass(30 * DAY)
    expect(shop.gateway.paymentsOf('P-1')).toHaveLength(1)
  })

  test('whose card declines, or whose card is gone, has failed and says why', async () => {
    using shop = await subscribed('9100-0000-0000-0133')
    await schedule(shop, ['P-1', 'P-2'])
    await shop.clock.pass(HOUR)
    expect(valueOf(await shop.client.getSchedule('P-1'))).toMatchObject({
      status: 'executed',
      paymentStatus: 'failed',
      failReason: '120049|한도초과',
    })
    await shop.client.deleteBillingKey({ subscriberId: 'S-1' }, await shop.money())
    await shop.clock.pass(HOUR)
    expect(valueOf(await shop.client.getSchedule('P-2'))).toMatchObject({
      paymentId: null,
      paymentStatus: 'failed',
      failReason: '등록되지 않은 구매자입니다.',
    })
  })

  test('of an order that was paid meanwhile is not charged again', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1'])
    await shop.again('S-1', 'P-1')
    await shop.clock.pass(HOUR)
    expect(shop.gateway.paymentsOf('P-1')).toHaveLength(1)
    expect(valueOf(await shop.client.getSchedule('P-1')).paymentStatus).toBe('failed')
  })

  test('is charged to the card that the subscriber has by then', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1'])
    const registration = { subscriberId: 'S-1', card: cardOf('5555555555554444') }
    await shop.client.registerCard(registration, await shop.money())
    await shop.clock.pass(HOUR)
    expect(shop.gateway.paymentsOf('P-1')[0]?.card_name).toBe('현대카드')
  })

  test('can be moved while it waits, and not afterwards', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1'])
    const move = async (at: number) =>
      shop.client.moveSchedule({ orderId: 'P-1', at }, await shop.money())
    const later = shop.clock.now() + 2 * HOUR
    expect(valueOf(await move(later))).toMatchObject({ at: later, status: 'scheduled' })
    expect(await move(shop.clock.now() - 1_000)).toMatchObject({ kind: 'refused', httpStatus: 400 })
    await shop.clock.pass(HOUR)
    expect(statusOf(shop, 'P-1')).toBe('scheduled')
    await shop.clock.pass(HOUR)
    expect(statusOf(shop, 'P-1')).toBe('executed')
    expect(await move(later + HOUR)).toMatchObject({ kind: 'refused' })
    const unknown = { orderId: 'P-9', at: later + HOUR }
    expect((await shop.client.moveSchedule(unknown, await shop.money())).kind).toBe('not-found')
  })
})

describe('scheduling', () => {
  test('is for all of them or for none', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1'])
    expect((await schedule(shop, ['P-2', 'P-1'])).kind).toBe('refused')
    expect(statusOf(shop, 'P-2')).toBeUndefined()
    expect((await schedule(shop, ['P-3', 'P-3'])).kind).toBe('refused')
    await shop.again('S-1', 'P-4')
    expect((await schedule(shop, ['P-4'])).kind).toBe('refused')
  })

  test('needs a card: one that is there, or one that is sent along', async () => {
    using shop = new Shop()
    expect(await schedule(shop, ['P-1'])).toMatchObject({
      kind: 'refused',
      message: '등록된 고객정보가 없습니다.',
    })
    expect((await schedule(shop, ['P-1'], { card: cardOf(GOOD_CARD) })).kind).toBe('ok')
    expect((await shop.client.getBillingKey('S-1')).kind).toBe('ok')
  })

  test('can try the card first, and takes back what it tried with', async () => {
    using shop = await subscribed()
    expect((await schedule(shop, ['P-1'], { checkingWon: won(100) })).kind).toBe('ok')
    const tried = valueOf(await shop.client.paymentsOfSubscriber('S-1', 1)).payments
    expect(tried.map(({ status, amountWon }) => [status, amountWon])).toEqual([['cancelled', 100]])
    using other = await subscribed('9100-0000-0000-0133')
    expect((await schedule(other, ['P-1'], { checkingWon: won(100) })).kind).toBe('refused')
    expect(statusOf(other, 'P-1')).toBeUndefined()
  })

  test('nothing at all, or for nobody, is never sent', async () => {
    using shop = await subscribed()
    const unfit = { kind: 'not-sent', reason: 'unfit-request' }
    expect(await schedule(shop, [])).toEqual(unfit)
    expect(await schedule(shop, ['P-1'], { subscriberId: '' })).toEqual(unfit)
    expect(await schedule(shop, ['P-1'], { card: cardOf('12') })).toEqual(unfit)
  })
})

describe('unscheduling', () => {
  const revoke = async (shop: Shop, orderIds: readonly string[] | 'all') =>
    shop.client.unschedulePayments({ subscriberId: 'S-1', orderIds }, await shop.money())

  test('revokes what is named and leaves the rest', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1', 'P-2', 'P-3'])
    const told = valueOf(await revoke(shop, ['P-1', 'P-3', 'P-9']))
    expect(told.map(({ orderId, status }) => [orderId, status])).toEqual([
      ['P-1', 'revoked'],
      ['P-3', 'revoked'],
    ])
    expect(statusOf(shop, 'P-2')).toBe('scheduled')
    await shop.clock.pass(DAY)
    expect(shop.gateway.paymentsOf('P-1')).toEqual([])
    expect(await revoke(shop, ['P-1'])).toMatchObject({
      kind: 'refused',
      message: '취소할 예약결제 기록이 존재하지 않습니다.',
    })
  })

  test('revokes everything only when "all" is said; an empty list is never sent', async () => {
    using shop = await subscribed()
    await schedule(shop, ['P-1', 'P-2'])
    expect(await revoke(shop, [])).toEqual({ kind: 'not-sent', reason: 'unfit-request' })
    expect(await revoke(shop, [''])).toEqual({ kind: 'not-sent', reason: 'unfit-request' })
    expect(shop.gateway.posts('unschedule').size).toBe(0)
    expect(valueOf(await revoke(shop, 'all'))).toHaveLength(2)
  })
})

describe('a card chosen for its schedules', () => {
  test.each([
    ['9100-0000-0000-0174', 'scheduled'],
    ['9100-0000-0000-0182', undefined],
  ] as const)('%s is scheduled unclearly: %s', async (card, status) => {
    using shop = await subscribed(card)
    expect((await schedule(shop, ['P-1'])).kind).toBe('unclear')
    expect(statusOf(shop, 'P-1')).toBe(status)
  })

  test('is moved and revoked without an answer', async () => {
    using shop = await subscribed('9100-0000-0000-0190')
    await schedule(shop, ['P-1'])
    const at = shop.clock.now() + DAY
    const money = await shop.money()
    expect((await shop.client.moveSchedule({ orderId: 'P-1', at }, money)).kind).toBe('unclear')
    expect(shop.gateway.schedule('P-1')?.schedule_at).toBe(at / 1000)
    const all = { subscriberId: 'S-1', orderIds: 'all' } as const
    expect((await shop.client.unschedulePayments(all, money)).kind).toBe('unclear')
    expect(statusOf(shop, 'P-1')).toBe('revoked')
  })
})

describe('schedules of a time', () => {
  test('are listed by page and status, of one subscriber or of all', async () => {
    using shop = await subscribed()
    const from = shop.clock.now()
    await schedule(shop, ['P-1', 'P-2', 'P-3'])
    await shop.clock.pass(HOUR)
    const range = { from, to: from + DAY, page: 1 }
    const all = valueOf(await shop.client.listSchedules({ ...range, limit: 2 }))
    expect(all).toMatchObject({ total: 3, next: 2, unreadable: 0 })
    expect(all.schedules.map(({ orderId }) => orderId)).toEqual(['P-1', 'P-2'])
    const waiting = { ...range, status: 'scheduled' } as const
    const own = valueOf(await shop.client.schedulesOfSubscriber('S-1', waiting))
    expect(own.schedules.map(({ orderId }) => orderId)).toEqual(['P-3', 'P-2'])
    const end = { ...range, to: from + HOUR }
    expect(valueOf(await shop.client.schedulesOfSubscriber('S-1', end)).total).toBe(0)
    expect(valueOf(await shop.client.schedulesOfSubscriber('S-9', range)).total).toBe(0)
  })

  test('of more than three months are not asked for', async () => {
    using shop = await subscribed()
    const range = { from: 0, to: 93 * DAY, page: 1 }
    const unfit = { kind: 'not-sent', reason: 'unfit-request' }
    expect(await shop.client.listSchedules(range)).toEqual(unfit)
    expect(await shop.client.schedulesOfSubscriber('S-1', range)).toEqual(unfit)
  })
})
