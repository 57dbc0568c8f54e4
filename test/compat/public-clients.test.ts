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
  readonly subscribe: { readonly onetime: Call }
  readonly payment: { readonly getByMerchant: Call; readonly getByImpUid: Call }
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
