import { describe, expect, test } from 'vitest'
import { ORDER_STATES } from '../../../preload/contract/order.ts'
import { won } from '../../../preload/contract/money.ts'
import { intentOf, order, orderIn, recorded, world } from './fixture.ts'

const ALLOWS_ANOTHER = ['not-sent', 'declined', 'reversed', 'not-charged']
const KEEPS_ID = ['not-sent', 'not-charged']

describe('one sale, one identity', () => {
  test('of a hundred intents of one attempt exactly one is recorded', () => {
    const { journal, reopen } = world()
    const others = [journal, reopen(), reopen()]
    const answers = Array.from({ length: 100 }, (_, index) =>
      (others[index % others.length] ?? journal).recordIntent(intentOf()),
    )
    expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(1)
    expect(answers.filter(({ kind }) => kind === 'exists')).toHaveLength(99)
    expect(new Set(answers.map((answer) => answer.order?.orderId)).size).toBe(1)
    expect(journal.ordersOfSale('sale-1')).toHaveLength(1)
  })

  test('a sale begins with its first attempt', () => {
    const { journal } = world()
    expect(journal.recordIntent(intentOf({ attempt: 2 }))).toEqual({
      kind: 'out-of-turn',
      order: null,
    })
    expect(journal.recordIntent(intentOf({ attempt: 1 })).kind).toBe('recorded')
  })

  test.each(ORDER_STATES)('after %s, the next attempt is answered by the table', (state) => {
    const { journal } = world()
    const first = orderIn(journal, state)
    const seq = journal.headSeq()
    expect(journal.recordIntent(intentOf({ attempt: 3 }))).toEqual({
      kind: 'out-of-turn',
      order: first,
    })
    expect(journal.recordIntent(intentOf({ attempt: 1 }))).toEqual({ kind: 'exists', order: first })
    const second = journal.recordIntent(intentOf({ attempt: 2 }))
    if (!ALLOWS_ANOTHER.includes(state)) {
      expect(second).toEqual({ kind: 'out-of-turn', order: first })
      expect(journal.headSeq()).toBe(seq)
      return
    }
    expect(second.kind).toBe('recorded')
    expect(second.order).toMatchObject({
      state: 'intent',
      attempt: 2,
      // What was not sent left nothing at the gateway under this id.
      idUsedBefore: state === 'not-charged',
    })
    expect(second.order?.orderId === first.orderId).toBe(KEEPS_ID.includes(state))
  })

  test('a repeat of an attempt that a later one took over gets the later one', () => {
    const { journal } = world()
    orderIn(journal, 'not-sent')
    const second = recorded(journal, { attempt: 2 })
    journal.recordSent(second.orderId)
    journal.settle(second.orderId, { to: 'declined', cause: 'declined' })
    const third = recorded(journal, { attempt: 3 })
    const answer = (attempt: number) => journal.recordIntent(intentOf({ attempt })).order
    expect(answer(1)).toEqual(order(journal, second.orderId))
    expect(answer(2)).toEqual(order(journal, second.orderId))
    expect(answer(3)).toEqual(third)
    expect(journal.ordersOfSale('sale-1').map(({ attempt }) => attempt)).toEqual([2, 3])
  })

  test('a retry under the same id shows nothing of what failed before', () => {
    const { journal, clock } = world()
    const { orderId } = orderIn(journal, 'unknown')
    journal.settle(orderId, {
      to: 'needs-person',
      cause: 'timeout',
      gatewayText: '응답 없음',
      alarm: 'wrong-amount',
    })
    journal.settle(orderId, { to: 'not-charged', cause: 'person', unseen: true })
    clock.set(clock.now() + 5_000)
    const other = recorded(journal, { saleId: 'sale-2' })
    const retry = recorded(journal, { attempt: 2, amountWon: won(9_000), itemName: '라떼' })
    expect(retry).toMatchObject({
      orderId,
      state: 'intent',
      amountWon: 9_000,
      itemName: '라떼',
      gatewayText: '',
      cause: '',
      alarm: null,
      unseen: false,
      unknownSince: null,
      createdAt: clock.now(),
      idUsedBefore: true,
    })
    expect(journal.recent(2).map((row) => row.orderId)).toEqual([orderId, other.orderId])
  })

  test('a refused intent leaves nothing behind', () => {
    const { journal, under } = world()
    const seq = journal.headSeq()
    expect(() => journal.recordIntent(intentOf({ bin6: '4242 4' }))).toThrow(/CHECK/)
    expect(() => journal.recordIntent(intentOf({ saleId: '4242424242424242' }))).toThrow(/CHECK/)
    expect(() => journal.recordIntent(intentOf({ taxFreeWon: won(12_001) }))).toThrow(/CHECK/)
    expect(journal.headSeq()).toBe(seq)
    expect(under().prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
    expect(journal.isWritable()).toBe(true)
  })
})

describe('order ids', () => {
  test('are short, of the allowed characters, and unlike each other when the clock steps back', () => {
    const { journal, clock } = world()
    const ids = new Set<string>()
    for (let index = 0; index < 500; index += 1) {
      clock.set(1_000_000_000_000 - index * 86_400_000)
      const { orderId } = recorded(journal, { saleId: `sale-${index}` })
      expect(orderId).toMatch(/^[A-Z2-7]{5}-[0-9]+-[A-Z2-7]{13}$/)
      expect(orderId.length).toBeLessThanOrEqual(40)
      expect(orderId.startsWith(`${journal.terminal}-`)).toBe(true)
      ids.add(orderId)
    }
    expect(ids.size).toBe(500)
  })

  test('differ by their counter even when chance repeats itself', () => {
    const { journal } = world({ random: { bytes: (count) => new Uint8Array(count) } })
    const first = recorded(journal, { saleId: 'a' })
    const second = recorded(journal, { saleId: 'b' })
    expect(first.orderId).not.toBe(second.orderId)
  })
})
