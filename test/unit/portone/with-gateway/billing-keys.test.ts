import { describe, expect, test } from 'vitest'
import { cardOf, GOOD_CARD, Shop, valueOf } from './shop.ts'

const REGISTERED = { name: '김민준', phone: '010-2345-6789', email: 'minjun@hanbit.example' }

async function register(shop: Shop, subscriberId: string, card = GOOD_CARD) {
  const registration = { subscriberId, card: cardOf(card), ...REGISTERED }
  return shop.client.registerCard(registration, await shop.money())
}

describe('a card that is registered', () => {
  test('can be read, charged and listed, and its number comes back in no form', async () => {
    using shop = new Shop()
    const key = valueOf(await register(shop, 'S-1'))
    expect(key).toMatchObject({
      subscriberId: 'S-1',
      ...REGISTERED,
      provider: 'inicis',
      merchantId: 'INIBillTst',
      sandbox: true,
      cardCode: '366',
      cardName: '신한카드',
    })
    expect(JSON.stringify(key)).not.toContain('424242')
    expect(valueOf(await shop.client.getBillingKey('S-1'))).toEqual(key)
    const paid = valueOf(await shop.again('S-1', 'P-1'))
    expect(paid).toMatchObject({ status: 'paid', subscriberId: 'S-1', subscriberUse: 'payment' })
    const page = valueOf(await shop.client.paymentsOfSubscriber('S-1', 1))
    expect(page).toMatchObject({ total: 1, next: 0, payments: [{ orderId: 'P-1' }] })
  })

  test('under a used id takes its place, and the old key is not revoked', async () => {
    using shop = new Shop()
    const first = valueOf(await register(shop, 'S-1'))
    expect(first.issuedAt).toBe(first.firstIssuedAt)
    await shop.clock.pass(60_000)
    const second = valueOf(await register(shop, 'S-1', '5555555555554444'))
    expect(second).toMatchObject({ cardName: '현대카드', firstIssuedAt: first.firstIssuedAt })
    expect(second.issuedAt).toBe((first.issuedAt ?? 0) + 60_000)
    expect(shop.gateway.keysOf('S-1').map(({ ending }) => ending)).toEqual(['replaced', null])
  })

  test('is deleted once; afterwards it is not found and cannot be charged', async () => {
    using shop = new Shop()
    await register(shop, 'S-1')
    const deletion = {
      subscriberId: 'S-1',
      reason: '해지 / 고객 요청',
      requester: 'customer',
    } as const
    const money = await shop.money()
    expect((await shop.client.deleteBillingKey(deletion, money)).kind).toBe('ok')
    expect(shop.wire.at(-1)).toMatch(/^DELETE \/subscribe\/customers\/S-1\?reason=.+requester/)
    expect((await shop.client.deleteBillingKey(deletion, money)).kind).toBe('not-found')
    expect((await shop.client.getBillingKey('S-1')).kind).toBe('not-found')
    expect(await shop.again('S-1', 'P-1')).toMatchObject({
      kind: 'refused',
      message: '등록되지 않은 구매자입니다.',
    })
    expect(shop.gateway.keysOf('S-1')[0]?.ending).toBe('deleted')
  })

  test('by a key-in charge is kept when that is approved, and only then', async () => {
    using shop = new Shop()
    await shop.paid('A-1', { subscriberId: 'S-1' })
    expect(valueOf(await shop.client.getBillingKey('S-1')).name).toBe('홍길동')
    await shop.charge('A-2', { subscriberId: 'S-2', card: cardOf('4000-0000-0000-0069') })
    expect((await shop.client.getBillingKey('S-2')).kind).toBe('not-found')
  })
})

describe('registering', () => {
  test.each([
    '4000-0000-0000-0002',
    '4000-0000-0000-0044',
    '4000-0000-0000-0184',
    '4000-0000-0000-0200',
  ])('%s, whose data fit no card, is refused', async (card) => {
    using shop = new Shop()
    expect(await register(shop, 'S-1', card)).toMatchObject({
      kind: 'refused',
      code: -1,
      message: expect.stringMatching(/^카드정보 인증 및 빌키 발급에 실패하였습니다\. \[/) as string,
    })
    expect(shop.gateway.keysOf('S-1')).toEqual([])
  })

  test('a card without balance or on hold works; charging it does not', async () => {
    using shop = new Shop()
    for (const card of ['4000-0000-0000-0101', '4000-0000-0000-0119']) {
      expect((await register(shop, 'S-1', card)).kind).toBe('ok')
      expect(valueOf(await shop.again('S-1', 'P-1'))).toMatchObject({ status: 'failed' })
    }
  })

  test('a number that is no practice card is refused and forgotten', async () => {
    using shop = new Shop()
    expect((await register(shop, 'S-1', '4539578763621486')).kind).toBe('refused')
  })

  test('with an id or a card that cannot be sent sends nothing', async () => {
    using shop = new Shop()
    for (const id of ['', '.', '..', '\ud800', 'x'.repeat(81)]) {
      expect(await register(shop, id)).toEqual({ kind: 'not-sent', reason: 'unfit-request' })
    }
    expect(shop.wire.filter((line) => line.includes('customers'))).toEqual([])
  })
})

describe('many keys at once', () => {
  test('say which are missing, whether none, some or all of them are', async () => {
    using shop = new Shop()
    await register(shop, 'S-1')
    await register(shop, 'S-2')
    const get = async (ids: readonly string[]) => {
      const { found, missing } = valueOf(await shop.client.getBillingKeys(ids))
      return { found: found.map(({ subscriberId }) => subscriberId), missing }
    }
    expect(await get(['S-1', 'S-2'])).toEqual({ found: ['S-1', 'S-2'], missing: [] })
    expect(await get(['S-1', 'S-9', 'S-2'])).toEqual({ found: ['S-1', 'S-2'], missing: ['S-9'] })
    expect(await get(['S-8', 'S-9'])).toEqual({ found: [], missing: ['S-8', 'S-9'] })
  })

  test('whose ids need escaping are found under exactly those ids', async () => {
    using shop = new Shop()
    const ids = ['a/b?c=d&e', '김민준 1', '100%', 'x+y', 'p[]=q']
    for (const id of ids) expect((await register(shop, id)).kind).toBe('ok')
    expect(valueOf(await shop.client.getBillingKeys(ids)).missing).toEqual([])
    for (const id of ids) {
      expect(valueOf(await shop.client.getBillingKey(id)).subscriberId).toBe(id)
      expect((await shop.client.paymentsOfSubscriber(id, 1)).kind).toBe('ok')
    }
  })
})

describe('a card chosen for what comes after', () => {
  const registering = [
    ['9100-0000-0000-0091', 1],
    ['9100-0000-0000-0109', 1],
    ['9100-0000-0000-0117', 0],
    ['9100-0000-0000-0125', 1],
  ] as const
  test.each(registering)('%s registers unclearly and leaves %d keys', async (card, keys) => {
    using shop = new Shop()
    expect((await register(shop, 'S-1', card)).kind).toBe('unclear')
    expect(shop.gateway.keysOf('S-1')).toHaveLength(keys)
    expect((await register(shop, 'S-1', card)).kind).toBe('ok')
  })

  test('is declined, silent or late as a registered card, though it approves at the counter', async () => {
    using shop = new Shop()
    const of = async (card: string, name: string) => {
      await register(shop, `S-${name}`, card)
      expect((await shop.paid(`A-${name}`, { card: cardOf(card) })).status).toBe('paid')
      const reply = await shop.again(`S-${name}`, `P-${name}`)
      return [reply.kind, shop.gateway.paymentsOf(`P-${name}`).map(({ status }) => status)]
    }
    expect(await of('9100-0000-0000-0133', 'declined')).toEqual(['ok', ['failed']])
    expect(await of('9100-0000-0000-0141', 'silent')).toEqual(['unclear', ['paid']])
    expect(await of('9100-0000-0000-0158', 'late')).toEqual(['unclear', ['paid']])
    expect((await shop.client.findAllPayments('P-late')).kind).toBe('not-found')
    await shop.clock.pass(8_000)
    expect((await shop.client.findAllPayments('P-late')).kind).toBe('ok')
  })

  test('is deleted without an answer, and a second try finds it gone', async () => {
    using shop = new Shop()
    await register(shop, 'S-1', '9100-0000-0000-0166')
    const money = await shop.money()
    expect((await shop.client.deleteBillingKey({ subscriberId: 'S-1' }, money)).kind).toBe(
      'unclear',
    )
    expect((await shop.client.deleteBillingKey({ subscriberId: 'S-1' }, money)).kind).toBe(
      'not-found',
    )
  })
})

test('one order of a subscriber is charged once', async () => {
  using shop = new Shop()
  await register(shop, 'S-1')
  await shop.again('S-1', 'P-1')
  expect(await shop.again('S-1', 'P-1')).toMatchObject({
    kind: 'refused',
    message: '이미 결제가 이루어진 거래건입니다.',
  })
  expect(shop.gateway.paymentsOf('P-1')).toHaveLength(1)
  expect(shop.gateway.posts()).toEqual(new Map([['P-1', 2]]))
})

test('amounts are prepared for the window, changed and read', async () => {
  using shop = new Shop()
  const money = await shop.money()
  const { client } = shop
  const amount = (await shop.paid('A-1')).amountWon as Parameters<
    typeof client.prepareAmount
  >[0]['amountWon'] // branded by whoever charged it
  const preparation = { orderId: 'W-1', amountWon: amount, kind: 'new' } as const
  expect((await client.getPreparedAmount('W-1')).kind).toBe('not-found')
  expect((await client.prepareAmount({ ...preparation, kind: 'change' }, money)).kind).toBe(
    'not-found',
  )
  expect(valueOf(await client.prepareAmount(preparation, money))).toEqual({
    orderId: 'W-1',
    amountWon: 10_000,
  })
  expect((await client.prepareAmount(preparation, money)).kind).toBe('refused')
  expect((await client.prepareAmount({ ...preparation, kind: 'change' }, money)).kind).toBe('ok')
  expect(valueOf(await client.getPreparedAmount('W-1')).amountWon).toBe(10_000)
})

test('card companies keep the leading zeros of their codes', async () => {
  using shop = new Shop()
  expect(valueOf(await shop.client.listCardCompanies())).toContainEqual({
    code: '041',
    name: '우리카드',
  })
})
