import { describe, expect, test } from 'vitest'
import { practiceCards } from '../../../main/practice/cards.ts'
import { ConnectionDropped } from '../../../main/practice/faults.ts'
import { chargeOf, PracticeDesk } from './practice-desk.ts'

describe('a decline', () => {
  test.each(practiceCards.filter(({ reason }) => reason !== undefined))(
    '$number says $reason',
    async (card) => {
      using desk = new PracticeDesk({ statePath: null })
      const answer = await desk.charge(chargeOf('order-1', { card_number: card.number }))
      const said = answer.code === 0 ? answer.response?.['fail_reason'] : answer.message
      expect(said).toBe(card.reason)
      if (answer.code === 0) {
        expect(answer.response).toMatchObject({ apply_num: null, paid_at: 0, receipt_url: null })
        expect(answer.response?.['failed_at']).toBe(Math.floor(desk.clock.now() / 1000))
      }
    },
  )

  test('of the communications group charges nothing', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.charge(chargeOf('a', { card_number: '4000-0000-0000-0218' }))
    await desk.charge(chargeOf('b', { card_number: '4000-0000-0000-0226' }))
    await desk.clock.pass(60_000)
    expect(desk.gateway.paymentsOf('a')).toEqual([])
    expect(desk.gateway.paymentsOf('b').map(({ status }) => status)).toEqual(['failed'])
  })
})

describe('a fault', () => {
  test('that is slow answers after thirty seconds, and look-ups show nothing until then', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.login()
    const call = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0035' }))
    await desk.clock.pass(29_000)
    expect((await desk.get('/payments/findAll/order-1')).status).toBe(404)
    expect(desk.gateway.paymentsOf('order-1')).toHaveLength(1)
    await desk.clock.pass(1_000)
    expect((await call).response).toMatchObject({ status: 'paid' })
    expect((await desk.get('/payments/findAll/order-1')).status).toBe(200)
  })

  test('that comes late shows its approval from the eighth second on', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const charge = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0027' }))
    await expect(charge).rejects.toThrow(ConnectionDropped)
    await desk.clock.pass(7_999)
    expect((await desk.get('/payments/find/order-1')).status).toBe(404)
    await desk.clock.pass(1)
    expect((await desk.get('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
  })

  test('that reverses itself ends cancelled in full with one history item', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const charge = desk.charge(chargeOf('order-1', { card_number: '9000-0000-0000-0092' }))
    await expect(charge).rejects.toThrow(ConnectionDropped)
    await desk.clock.pass(2_000)
    const { response } = await desk.get('/payments/find/order-1')
    expect(response).toMatchObject({ status: 'cancelled', amount: 14_000, cancel_amount: 14_000 })
    expect(response?.['paid_at']).toBeGreaterThan(0)
    expect(response?.['cancel_history']).toEqual([
      expect.objectContaining({ amount: 14_000, pg_tid: response?.['pg_tid'] }),
    ])
  })

  test('does not undo a charge when the caller has left first', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await desk.login()
    const left = new AbortController()
    const call = desk.charge(
      chargeOf('order-1', { card_number: '9000-0000-0000-0035' }),
      left.signal,
    )
    await desk.clock.pass(1_000)
    left.abort()
    await expect(call).rejects.toThrow(ConnectionDropped)
    await desk.clock.pass(29_000)
    expect((await desk.get('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
  })
})
