import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Iamport as BearerClient, Request as BearerRequest } from 'iamport-rest-client-nodejs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProcess } from '../unit/practice/gateway-process.ts'
import type { GatewayProcess } from '../unit/practice/gateway-process.ts'

/**
 * The look-alike against clients that were written for the real API. Neither is edited: one takes a
 * `baseUrl`, the other reads its host from a static of its class when it is constructed.
 */
const DECLINED = '4000-0000-0000-0002'
const APPROVED = '4242-4242-4242-4242'
const card = { expiry: '2031-12', birth: '850101', pwd_2digit: '12' }

const folder = mkdtempSync(join(tmpdir(), 'jangbu-compat-'))
let gateway: GatewayProcess

beforeAll(async () => {
  const state = join(folder, 'state.db')
  gateway = await startProcess('npm', [
    'run',
    '--silent',
    'practice-gateway',
    '--',
    '--state',
    state,
  ])
})

afterAll(async () => {
  await gateway.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

type Call = (fields: Record<string, unknown>) => Promise<Record<string, unknown>>

interface BareTokenClient {
  readonly subscribe: Record<'onetime' | 'again' | 'schedule' | 'unschedule', Call>
  readonly subscribe_customer: Record<'create' | 'get' | 'delete', Call>
  readonly payment: Record<
    'getByMerchant' | 'getByImpUid' | 'getByStatus' | 'cancel' | 'prepare' | 'getPrepare',
    Call
  >
}

interface BareTokenModule {
  DEFAULT_HOST: string
  new (keys: { impKey: string; impSecret: string }): BareTokenClient
}

function bareClient(impSecret = 'practice'): BareTokenClient {
  // The package has no types; these are the calls its README shows.
  const Iamport = createRequire(import.meta.url)('iamport') as BareTokenModule
  Iamport.DEFAULT_HOST = gateway.origin
  return new Iamport({ impKey: 'practice', impSecret })
}

describe('iamport, which sends the bare token', () => {
  test('pays and looks up', async () => {
    const charge = { ...card, merchant_uid: 'bare-1', amount: 14_000, card_number: APPROVED }
    const paid = await bareClient().subscribe.onetime(charge)
    expect(paid).toMatchObject({ merchant_uid: 'bare-1', amount: 14_000, status: 'paid' })
    const found = await bareClient().payment.getByMerchant({ merchant_uid: 'bare-1' })
    expect(found['imp_uid']).toBe(paid['imp_uid'])
    const { imp_uid } = paid
    expect(await bareClient().payment.getByImpUid({ imp_uid, include_sandbox: true })).toEqual(
      found,
    )
  })

  test('is declined, and refused a second payment of one order', async () => {
    const declined = { ...card, merchant_uid: 'bare-2', amount: 14_000, card_number: DECLINED }
    expect(await bareClient().subscribe.onetime(declined)).toMatchObject({
      status: 'failed',
      fail_reason: '500601|거래거절 카드번호틀림',
    })
    await bareClient().subscribe.onetime({ ...declined, card_number: APPROVED })
    const again = bareClient().subscribe.onetime({ ...declined, card_number: APPROVED })
    await expect(again).rejects.toMatchObject({
      code: 'IAMPORT_-1',
      message: '이미 결제가 이루어진 거래건입니다.',
    })
  })

  test('hears 404 for an unknown order and 401 for wrong keys', async () => {
    const unknown = bareClient().payment.getByMerchant({ merchant_uid: 'never' })
    await expect(unknown).rejects.toMatchObject({ code: 'HTTP_404' })
    const wrong = bareClient('wrong').payment.getByMerchant({ merchant_uid: 'never' })
    await expect(wrong).rejects.toMatchObject({ code: 'HTTP_401' })
  })
})

describe('iamport, with a stored card', () => {
  test('registers, charges, cancels a part and the rest, and is refused more', async () => {
    const client = bareClient()
    const key = { ...card, customer_uid: 'bare-S', card_number: APPROVED }
    expect(await client.subscribe_customer.create(key)).toMatchObject({ customer_uid: 'bare-S' })
    const charge = {
      customer_uid: 'bare-S',
      merchant_uid: 'bare-P',
      amount: 10_000,
      name: '정규반',
    }
    const { imp_uid } = await client.subscribe.again(charge)
    const cancel = (amount: number) =>
      client.payment.cancel({ imp_uid, amount, reason: 'practice' })
    expect(await cancel(3_000)).toMatchObject({ cancel_amount: 3_000, status: 'paid' })
    await expect(cancel(7_001)).rejects.toMatchObject({ code: 'IAMPORT_-1' })
    expect(await cancel(7_000)).toMatchObject({ cancel_amount: 10_000, status: 'cancelled' })
    await expect(cancel(1)).rejects.toMatchObject({ message: '이미 전액취소된 주문입니다.' })
    expect(await client.subscribe_customer.get({ customer_uid: 'bare-S' })).toMatchObject({
      customer_uid: 'bare-S',
    })
  })

  test('schedules, unschedules and deletes', async () => {
    const client = bareClient()
    const key = { ...card, customer_uid: 'bare-S2', card_number: APPROVED }
    await client.subscribe_customer.create(key)
    const schedules = ['bare-T1', 'bare-T2'].map((merchant_uid) => ({
      merchant_uid,
      amount: 1_000,
      name: '정규반',
      schedule_at: Math.floor(Date.now() / 1000) + 3_600,
    }))
    const made = await client.subscribe.schedule({ customer_uid: 'bare-S2', schedules })
    expect(made).toMatchObject([{ merchant_uid: 'bare-T1' }, { merchant_uid: 'bare-T2' }])
    const one = { customer_uid: 'bare-S2', merchant_uid: 'bare-T1' }
    expect(await client.subscribe.unschedule(one)).toMatchObject([{ schedule_status: 'revoked' }])
    expect(await client.subscribe.unschedule({ customer_uid: 'bare-S2' })).toMatchObject([
      { merchant_uid: 'bare-T2', schedule_status: 'revoked' },
    ])
    await client.subscribe_customer.delete({ customer_uid: 'bare-S2' })
    await expect(client.subscribe_customer.get({ customer_uid: 'bare-S2' })).rejects.toMatchObject({
      code: 'HTTP_404',
    })
  })

  test('reads payments by status in pages, and prepares an amount', async () => {
    const client = bareClient()
    for (const merchant_uid of ['bare-L1', 'bare-L2', 'bare-L3']) {
      await client.subscribe.onetime({
        ...card,
        merchant_uid,
        amount: 1_000,
        card_number: APPROVED,
      })
    }
    const query = { payment_status: 'paid', limit: 2, sorting: '-started' }
    expect(await client.payment.getByStatus({ ...query, page: 1 })).toMatchObject({
      next: 2,
      list: [{ merchant_uid: 'bare-L3' }, { merchant_uid: 'bare-L2' }],
    })
    expect(await client.payment.getByStatus({ ...query, page: 2 })).toMatchObject({ previous: 1 })
    await client.payment.prepare({ merchant_uid: 'bare-W', amount: 3_000 })
    expect(await client.payment.getPrepare({ merchant_uid: 'bare-W' })).toMatchObject({
      amount: 3_000,
    })
  })
})

function bearerClient(apiSecret = 'practice'): BearerClient {
  return new BearerClient({ apiKey: 'practice', apiSecret, baseUrl: gateway.origin })
}

/** The `response` of an answer. The package types it as anything; a wrong shape fails the test. */
function fieldsOf({ data }: { readonly data: unknown }): Record<string, unknown> {
  const { response } = data as { readonly response: object } // as the comment above says
  return { ...response }
}

describe('iamport-rest-client-nodejs, which sends Bearer', () => {
  const charge = { ...card, amount: 14_000, card_number: APPROVED, name: '교재비' }

  test('pays and looks up', async () => {
    const onetime = BearerRequest.Subscribe.onetime({ ...charge, merchant_uid: 'bearer-1' })
    const paid = fieldsOf(await onetime.request(bearerClient()))
    expect(paid).toMatchObject({ merchant_uid: 'bearer-1', amount: 14_000, status: 'paid' })

    // Its types want `StatusEnum` values, which the package does not export as values.
    const wanted = {
      merchant_uid: 'bearer-1',
      status: 'paid',
      sorting: '-started',
      page: 1,
    } as never
    const one = await BearerRequest.Payments.getByMerchantUid(wanted).request(bearerClient())
    expect(fieldsOf(one)['imp_uid']).toBe(paid['imp_uid'])
    const all = await BearerRequest.Payments.getByMerchantUids(wanted).request(bearerClient())
    expect(fieldsOf(all)).toMatchObject({ total: 1, next: 0 })
  })

  test('is declined in both ways a gateway declines', async () => {
    const declined = { ...charge, merchant_uid: 'bearer-2', card_number: DECLINED }
    const answer = await BearerRequest.Subscribe.onetime(declined).request(bearerClient())
    expect(fieldsOf(answer)).toMatchObject({ status: 'failed' })
    const refused = { ...declined, card_number: '4000-0000-0000-0176' }
    await expect(
      BearerRequest.Subscribe.onetime(refused).request(bearerClient()),
    ).rejects.toMatchObject({
      response: { data: { code: -1, message: '[F113]거래거절 카드번호틀림', response: null } },
    })
  })

  test('cannot ask for test payments by id, so it hears 404 as it does from the real API', async () => {
    const onetime = BearerRequest.Subscribe.onetime({ ...charge, merchant_uid: 'bearer-3' })
    const imp_uid = String(fieldsOf(await onetime.request(bearerClient()))['imp_uid'])
    const look = BearerRequest.Payments.getByImpUid({ imp_uid }).request(bearerClient())
    await expect(look).rejects.toMatchObject({ response: { status: 404 } })
  })

  test('hears 401 for wrong keys', async () => {
    const onetime = BearerRequest.Subscribe.onetime({ ...charge, merchant_uid: 'bearer-4' })
    const call = onetime.request(bearerClient('wrong'))
    await expect(call).rejects.toMatchObject({ response: { status: 401, data: { code: -1 } } })
  })
})

describe('iamport-rest-client-nodejs, with a stored card', () => {
  const { Customers, Payments, Prepare, Subscribe } = BearerRequest
  const buyer = {
    customer_name: '김민준',
    customer_tel: '010-2345-6789',
    customer_email: 'm@h.example',
  }
  const register = (customer_uid: string) =>
    Customers.postBillingKey({
      ...card,
      ...buyer,
      customer_uid,
      card_number: APPROVED,
      customer_addr: '서울',
      customer_postcode: '06000',
    }).request(bearerClient())

  test('registers, charges, cancels a part and the rest, and is refused more', async () => {
    expect(fieldsOf(await register('bearer-S'))).toMatchObject({ customer_name: '김민준' })
    const charge = { customer_uid: 'bearer-S', merchant_uid: 'bearer-P', amount: 10_000, name: 'x' }
    const paid = fieldsOf(await Subscribe.again(charge).request(bearerClient()))
    // Its types want every field of a cancel; the refund ones are for virtual accounts.
    const cancel = (amount: number) =>
      Payments.cancel({ imp_uid: paid['imp_uid'], amount, reason: 'practice' } as never).request(
        bearerClient(),
      )
    expect(fieldsOf(await cancel(3_000))).toMatchObject({ cancel_amount: 3_000 })
    await expect(cancel(7_001)).rejects.toMatchObject({ response: { data: { code: -1 } } })
    expect(fieldsOf(await cancel(7_000))).toMatchObject({ status: 'cancelled' })
    const used = Customers.getPayments({ customer_uid: 'bearer-S', page: 1 })
    expect(fieldsOf(await used.request(bearerClient()))).toMatchObject({ total: 1 })
  })

  test('reads many keys and many payments, and hears what is missing', async () => {
    await register('bearer-S1')
    const keys = Customers.getBillingKeys({ customer_uid: ['bearer-S1', 'never'] })
    const some = await keys.request(bearerClient())
    expect(some).toMatchObject({ status: 207, data: { response: [{ customer_uid: 'bearer-S1' }] } })
    const charge = {
      customer_uid: 'bearer-S1',
      merchant_uid: 'bearer-P1',
      amount: 1_000,
      name: 'x',
    }
    const { imp_uid } = fieldsOf(await Subscribe.again(charge).request(bearerClient()))
    const payments = Payments.getByImpUids({ imp_uid: [String(imp_uid), 'imp_never'] })
    expect(await payments.request(bearerClient())).toMatchObject({
      status: 207,
      data: { failed: ['imp_never'], response: [{ imp_uid }] },
    })
  })

  test('schedules, reads, unschedules and deletes', async () => {
    await register('bearer-S2')
    const at = Math.floor(Date.now() / 1000) + 3_600
    const schedules = [
      { merchant_uid: 'bearer-T1', schedule_at: at, amount: 1_000, name: '정규반' },
    ]
    const made = await Subscribe.schedule({ customer_uid: 'bearer-S2', schedules }).request(
      bearerClient(),
    )
    expect(made).toMatchObject({ data: { response: [{ merchant_uid: 'bearer-T1' }] } })
    const one = await Subscribe.getScheduled({ merchant_uid: 'bearer-T1' }).request(bearerClient())
    expect(fieldsOf(one)).toMatchObject({ schedule_status: 'scheduled', amount: 1_000 })
    // Its types want `ScheduledStatusEnum`, which the package does not export as values.
    const range = { customer_uid: 'bearer-S2', from: at - 60, to: at + 60 } as never
    expect(fieldsOf(await Subscribe.getScheduleds(range).request(bearerClient()))['total']).toBe(1)
    expect(fieldsOf(await Customers.getScheduleds(range).request(bearerClient()))['total']).toBe(1)
    const unschedule = Subscribe.unschedule({ customer_uid: 'bearer-S2' })
    expect(await unschedule.request(bearerClient())).toMatchObject({
      data: { response: [{ schedule_status: 'revoked' }] },
    })
    await Customers.deleteBillingKey({ customer_uid: 'bearer-S2' }).request(bearerClient())
    const gone = Customers.getBillingKey({ customer_uid: 'bearer-S2' }).request(bearerClient())
    await expect(gone).rejects.toMatchObject({ response: { status: 404 } })
  })

  test('reads payments by status in pages, card companies, and a prepared amount', async () => {
    await register('bearer-S3')
    for (const merchant_uid of ['bearer-L1', 'bearer-L2', 'bearer-L3']) {
      const charge = { customer_uid: 'bearer-S3', merchant_uid, amount: 1_000, name: 'x' }
      await Subscribe.again(charge).request(bearerClient())
    }
    const now = Math.floor(Date.now() / 1000)
    const page = async (number: number) => {
      // Its types want `StatusEnum` and `SortingEnum` values, see above.
      const query = {
        status: 'paid',
        page: number,
        limit: 2,
        from: now - 600,
        to: now + 600,
      } as never
      return fieldsOf(await Payments.getByStatus(query).request(bearerClient()))
    }
    const first = await page(1)
    expect(first).toMatchObject({ next: 2, list: [{ merchant_uid: 'bearer-L3' }, {}] })
    let last = first
    while (last['next'] !== 0) last = await page(Number(last['next']))
    expect(last['previous']).toBeGreaterThan(0)
    const prepared = { merchant_uid: 'bearer-W', amount: 3_000 }
    await Prepare.postAmount(prepared).request(bearerClient())
    const read = Prepare.getAmount({ merchant_uid: 'bearer-W' })
    expect(fieldsOf(await read.request(bearerClient()))).toEqual(prepared)
    const companies = await BearerRequest.Cards.getCards().request(bearerClient())
    expect(JSON.stringify(companies.data)).toContain('041')
  })
})
