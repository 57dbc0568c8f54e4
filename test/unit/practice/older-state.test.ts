import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../../main/practice/state/schema.ts'
import { chargeOf, PracticeDesk } from './practice-desk.ts'

const HOUR = 3_600_000

/** The books as the first version wrote them, with one payment that kept a card. */
function writeFirstVersion(desk: PracticeDesk): void {
  desk.gateway.close()
  const state = new Database(desk.statePath)
  state.pragma(`cipher = 'sqlcipher'`)
  state.pragma(`key = 'raw:${desk.key.toString('hex')}'`)
  state.exec(MIGRATIONS[0] ?? '')
  state.pragma('user_version = 1')
  const at = desk.clock.now()
  state
    .prepare(
      `INSERT INTO payment (imp_uid, merchant_uid, status, appears_at, settles_at, sandbox, amount,
         cancel_amount, tax_free, pg_provider, pg_id, pg_tid, card_quota, customer_uid, user_agent,
         started_at, paid_at, failed_at, cancelled_at, card_number)
       VALUES ('imps_1', 'old-1', 'paid', @at, @at, 1, 5000, 0, 0, 'inicis', 'INIBillTst', 'T1', 0,
         'S-old', '', @at, @at, 0, 0, '424242******4242')`,
    )
    .run({ at })
  state.prepare(`INSERT INTO post (merchant_uid, arrived_at) VALUES ('old-1', ?)`).run(at)
  state.close()
}

describe('a state of the first version', () => {
  test('is taken over whole, and what it holds can be cancelled', async () => {
    using desk = new PracticeDesk({ statePath: null })
    writeFirstVersion(desk)
    desk.gateway = desk.open()
    await desk.login()
    expect((await desk.get('/payments/find/old-1')).response).toMatchObject({
      status: 'paid',
      customer_uid: 'S-old',
      customer_uid_usage: 'issue',
    })
    expect(desk.gateway.posts()).toEqual(new Map([['old-1', 1]]))
    const cancel = { merchant_uid: 'old-1', amount: 5_000, tax_free: 0, checksum: 5_000 }
    expect((await desk.post('/payments/cancel', cancel)).response).toMatchObject({
      status: 'cancelled',
    })
    expect((await desk.charge(chargeOf('new-1'))).response).toMatchObject({ status: 'paid' })
  })

  test('goes when a fresh start is asked for', async () => {
    using desk = new PracticeDesk({ statePath: null })
    writeFirstVersion(desk)
    desk.gateway = desk.open({ fresh: true })
    expect((await desk.get('/payments/find/old-1')).status).toBe(404)
  })
})

describe('what waits when the gateway closes', () => {
  test('is done when it opens again, as of the time at which it was due', async () => {
    using desk = new PracticeDesk()
    await desk.login()
    await desk.post('/subscribe/customers/S-1', {
      card_number: '4242424242424242',
      expiry: '2031-12',
    })
    const due = Math.floor(desk.clock.now() / 1000) + 3_600
    const schedules = [{ merchant_uid: 'P-1', schedule_at: due, amount: 1_000, name: '정규반' }]
    await desk.post('/subscribe/payments/schedule', { customer_uid: 'S-1', schedules })
    const lateCancel = chargeOf('order-1', { card_number: '9100-0000-0000-0034' })
    const paid = (await desk.charge(lateCancel)).response
    const cancel = { imp_uid: paid?.['imp_uid'], amount: 14_000 }
    await expect(desk.post('/payments/cancel', cancel)).rejects.toThrow('dropped')
    desk.gateway.close()
    await desk.clock.pass(2 * HOUR)

    desk.gateway = desk.open()
    expect(desk.gateway.paymentsOf('P-1')).toMatchObject([
      { status: 'paid', started_at: due * 1000 },
    ])
    expect(desk.gateway.paymentsOf('order-1')).toMatchObject([
      { status: 'cancelled', cancel_amount: 14_000 },
    ])
  })

  test('is woken for by itself, and again after the clock was moved', async () => {
    using desk = new PracticeDesk({ statePath: null, random: randomBytes })
    await desk.login()
    await desk.post('/subscribe/customers/S-1', {
      card_number: '4242424242424242',
      expiry: '2031-12',
    })
    const due = Math.floor(desk.clock.now() / 1000) + 3_600
    const schedules = [{ merchant_uid: 'P-1', schedule_at: due, amount: 1_000, name: '정규반' }]
    await desk.post('/subscribe/payments/schedule', { customer_uid: 'S-1', schedules })
    desk.clock.stepWall(HOUR)
    expect(desk.gateway.paymentsOf('P-1')).toEqual([])
    await desk.clock.pass(10 * 60_000)
    expect(desk.gateway.paymentsOf('P-1')).toHaveLength(1)
  })
})
