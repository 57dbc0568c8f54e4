import { describe, expect, test } from 'vitest'
import type { PortOneClient, Reply } from '../../../main/portone/client.ts'
import { createPortOneClient } from '../../../main/portone/create-client.ts'
import { handlerTransport } from '../../../main/portone/handler-transport.ts'
import { won } from '../../../preload/contract/money.ts'
import { goodPayment, ORDER_ID, PAYMENT_ID } from './good-reply.ts'
import { evenRandom, MovingClock } from './moving-clock.ts'

const call = { token: { value: 'token' }, beforeFirstByte: () => undefined }
const CARD = { number: '4242424242424242', expiry: '2031-12' }
const REFUND = { amountWon: 1, taxFreeWon: 0, checksumWon: 1, reason: 'R' }
const charge = (orderId: string) => ({
  orderId,
  at: 1_000_000,
  amountWon: won(1_000),
  taxFreeWon: won(0),
  installmentMonths: 0,
  itemName: '정규반',
  buyer: {},
})

const schedule = (changes: object = {}) => ({
  customer_uid: 'S-1',
  merchant_uid: 'P-1',
  imp_uid: null,
  schedule_at: 1_763_870_700,
  executed_at: 0,
  revoked_at: 0,
  amount: 1_000,
  schedule_status: 'scheduled',
  payment_status: null,
  ...changes,
})
const key = (changes: object = {}) => ({
  customer_uid: 'S-1',
  pg_provider: 'inicis',
  pg_id: 'INIBillTst',
  card_name: '신한카드',
  inserted: 1_763_870_700,
  updated: 1_763_870_700,
  sandbox: true,
  ...changes,
})

function answering(response: unknown): PortOneClient {
  const transport = handlerTransport(async (request) => {
    const token = { access_token: 'token', now: 0, expired_at: 1800 }
    const asksToken = new URL(request.url).pathname === '/users/getToken'
    return Response.json({ code: 0, message: null, response: asksToken ? token : response })
  })
  const credentials = () => Promise.resolve({ key: 'practice', secret: 'practice' })
  const clock = new MovingClock()
  return createPortOneClient({ transport, clock, random: evenRandom, credentials, sandbox: true })
}

type Ask = (client: PortOneClient) => Promise<Reply<unknown>>
const range = { from: 0, to: 1_000, page: 1 }
const page = (list: readonly unknown[]) => ({ list, next: 0, total: list.length, previous: 0 })

const asks: readonly (readonly [what: string, ask: Ask, right: unknown, wrong: unknown])[] = [
  [
    'a cancel by payment id',
    (client) => client.cancelPayment({ paymentId: PAYMENT_ID, ...REFUND }, call),
    goodPayment(),
    goodPayment({ imp_uid: 'imps_2' }),
  ],
  [
    'a cancel by order id',
    (client) => client.cancelPayment({ orderId: ORDER_ID, ...REFUND }, call),
    goodPayment(),
    goodPayment({ merchant_uid: 'OTHER' }),
  ],
  [
    'payments by id',
    (client) => client.getPayments([PAYMENT_ID]),
    [goodPayment()],
    [goodPayment({ imp_uid: 'imps_2' })],
  ],
  [
    'keys by id',
    (client) => client.getBillingKeys(['S-1']),
    [key()],
    [key({ customer_uid: 'S-2' })],
  ],
  ['a key', (client) => client.getBillingKey('S-1'), key(), key({ customer_uid: 'S-2' })],
  [
    'a registration',
    (client) => client.registerCard({ subscriberId: 'S-1', card: CARD }, call),
    key(),
    key({ customer_uid: 'S-2' }),
  ],
  [
    'a deletion',
    (client) => client.deleteBillingKey({ subscriberId: 'S-1' }, call),
    key(),
    key({ customer_uid: 'S-2' }),
  ],
  [
    'scheduling of two',
    (client) =>
      client.schedulePayments(
        { subscriberId: 'S-1', charges: [charge('P-1'), charge('P-2')] },
        call,
      ),
    [schedule(), schedule({ merchant_uid: 'P-2' })],
    [schedule(), schedule()],
  ],
  [
    'scheduling for somebody',
    (client) => client.schedulePayments({ subscriberId: 'S-1', charges: [charge('P-1')] }, call),
    [schedule()],
    [schedule({ customer_uid: 'S-2' })],
  ],
  [
    'unscheduling of one',
    (client) => client.unschedulePayments({ subscriberId: 'S-1', orderIds: ['P-1'] }, call),
    [schedule()],
    [schedule({ merchant_uid: 'P-2' })],
  ],
  [
    'unscheduling of all',
    (client) => client.unschedulePayments({ subscriberId: 'S-1', orderIds: 'all' }, call),
    [schedule()],
    [schedule({ customer_uid: 'S-2' })],
  ],
  [
    'a move',
    (client) => client.moveSchedule({ orderId: 'P-1', at: 1_000 }, call),
    schedule(),
    schedule({ merchant_uid: 'P-2' }),
  ],
  [
    'a schedule',
    (client) => client.getSchedule('P-1'),
    schedule(),
    schedule({ merchant_uid: 'P' }),
  ],
  [
    'schedules of somebody',
    (client) => client.schedulesOfSubscriber('S-1', range),
    page([schedule()]),
    page([schedule({ customer_uid: 'S-2' })]),
  ],
  [
    'a preparation',
    (client) => client.prepareAmount({ orderId: 'W', amountWon: won(5), kind: 'new' }, call),
    { merchant_uid: 'W', amount: 5 },
    { merchant_uid: 'W', amount: 6 },
  ],
  [
    'a prepared amount',
    (client) => client.getPreparedAmount('W'),
    { merchant_uid: 'W', amount: 5 },
    { merchant_uid: 'X', amount: 5 },
  ],
]

describe('an answer about something else is no answer', () => {
  test.each(asks)('%s', async (_what, ask, right, wrong) => {
    expect((await ask(answering(right))).kind).toBe('ok')
    expect(await ask(answering(wrong))).toMatchObject({ kind: 'unclear', reason: 'wrong-shape' })
  })
})

describe('what a gateway may add or leave out', () => {
  test('new words for a status, null and absent fields are read', async () => {
    const told = schedule({ schedule_status: 'paused', payment_status: 'partial', extra: { a: 1 } })
    expect(await answering(told).getSchedule('P-1')).toMatchObject({
      value: { status: 'paused', paymentStatus: 'partial', paymentId: null, itemName: '' },
    })
    const bare = { customer_uid: 'S-1', card_name: null, card_number: '4242420000000002' }
    const reply = await answering(bare).getBillingKey('S-1')
    expect(reply).toMatchObject({ value: { cardName: '', sandbox: null, issuedAt: null } })
    expect(JSON.stringify(reply)).not.toContain('424242')
  })

  test.each([{ amount: '1000' }, { schedule_at: null }, { merchant_uid: 7 }, { customer_uid: '' }])(
    'a schedule with %o is not certainly one, and a list counts it as unreadable',
    async (change) => {
      const list = page([schedule(), schedule(change)])
      const answer = answering(list).listSchedules(range)
      expect(await answer).toMatchObject({ value: { schedules: [{}], unreadable: 1 } })
    },
  )
})
