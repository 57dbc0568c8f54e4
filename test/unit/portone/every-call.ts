import type { MoneyCallOptions, PortOneClient, Reply } from '../../../main/portone/client.ts'
import { won } from '../../../preload/contract/money.ts'

const CARD = { number: '4242424242424242', expiry: '2031-12', identity: '850101', pin: '12' }
const CHARGE = {
  amountWon: won(10_000),
  taxFreeWon: won(0),
  installmentMonths: 0,
  itemName: '정규반',
  buyer: { name: '김민준', phone: '010-2345-6789', email: 'minjun@hanbit.example' },
}
const RANGE = { from: 0, to: 86_400_000, page: 1 }

type Ask = (client: PortOneClient, id: string) => Promise<Reply<unknown>>
type Change = (client: PortOneClient, id: string, call: MoneyCallOptions) => Promise<Reply<unknown>>

/** Every look-up that puts an id into its path, with the segments around it. */
export const LOOK_UPS: readonly (readonly [segments: readonly string[], ask: Ask])[] = [
  [['payments', ':id'], (client, id) => client.getPayment(id)],
  [['payments', 'find', ':id'], (client, id) => client.findPayment(id)],
  [['payments', 'findAll', ':id'], (client, id) => client.findAllPayments(id)],
  [['payments', 'prepare', ':id'], (client, id) => client.getPreparedAmount(id)],
  [['subscribe', 'customers', ':id'], (client, id) => client.getBillingKey(id)],
  [
    ['subscribe', 'customers', ':id', 'payments'],
    (client, id) => client.paymentsOfSubscriber(id, 1),
  ],
  [
    ['subscribe', 'customers', ':id', 'schedules'],
    (client, id) => client.schedulesOfSubscriber(id, RANGE),
  ],
  [['subscribe', 'payments', 'schedule', ':id'], (client, id) => client.getSchedule(id)],
]

/** Every call that changes something, with its method and the segments of its path. */
export const CHANGES: readonly (readonly [
  method: string,
  segments: readonly string[],
  change: Change,
])[] = [
  [
    'POST',
    ['subscribe', 'payments', 'onetime'],
    (client, orderId, call) => client.chargeOnetime({ ...CHARGE, orderId, card: CARD }, call),
  ],
  [
    'POST',
    ['subscribe', 'payments', 'again'],
    (client, orderId, call) =>
      client.chargeSubscriber({ ...CHARGE, orderId, subscriberId: 'S-1' }, call),
  ],
  [
    'POST',
    ['payments', 'cancel'],
    (client, orderId, call) =>
      client.cancelPayment(
        { orderId, amountWon: 1, taxFreeWon: 0, checksumWon: 1, reason: 'R' },
        call,
      ),
  ],
  [
    'POST',
    ['payments', 'prepare'],
    (client, orderId, call) =>
      client.prepareAmount({ orderId, amountWon: won(1), kind: 'new' }, call),
  ],
  [
    'PUT',
    ['payments', 'prepare'],
    (client, orderId, call) =>
      client.prepareAmount({ orderId, amountWon: won(1), kind: 'change' }, call),
  ],
  [
    'POST',
    ['subscribe', 'customers', ':id'],
    (client, subscriberId, call) => client.registerCard({ subscriberId, card: CARD }, call),
  ],
  [
    'DELETE',
    ['subscribe', 'customers', ':id'],
    (client, subscriberId, call) => client.deleteBillingKey({ subscriberId, reason: 'R' }, call),
  ],
  [
    'POST',
    ['subscribe', 'payments', 'schedule'],
    (client, orderId, call) =>
      client.schedulePayments(
        { subscriberId: 'S-1', charges: [{ ...CHARGE, orderId, at: 1_000 }] },
        call,
      ),
  ],
  [
    'POST',
    ['subscribe', 'payments', 'unschedule'],
    (client, orderId, call) =>
      client.unschedulePayments({ subscriberId: 'S-1', orderIds: [orderId] }, call),
  ],
  [
    'PUT',
    ['subscribe', 'payments', 'schedule', ':id'],
    (client, orderId, call) => client.moveSchedule({ orderId, at: 1_000 }, call),
  ],
]
