import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { businessDate } from '../../../preload/contract/business-date.ts'
import { NOON, orderIn, world } from './fixture.ts'

const at = (text: string) => Date.parse(text)

const DAYS: readonly (readonly [number, number, string])[] = [
  [at('2026-11-22T14:59:59.999Z'), 0, '2026-11-22'],
  [at('2026-11-22T15:00:00.000Z'), 0, '2026-11-23'],
  [at('2026-11-22T15:00:00.000Z'), 240, '2026-11-22'],
  [at('2026-11-22T18:59:59.999Z'), 240, '2026-11-22'],
  [at('2026-11-22T19:00:00.000Z'), 240, '2026-11-23'],
  [at('2024-02-28T15:00:00.000Z'), 0, '2024-02-29'],
  [at('2026-12-31T15:00:00.000Z'), 0, '2027-01-01'],
  // The nights when clocks change in New York are days like others in Seoul.
  [at('2026-03-08T14:59:59.000Z'), 0, '2026-03-08'],
  [at('2026-11-01T15:00:00.000Z'), 0, '2026-11-02'],
  [0, 0, '1970-01-01'],
  [0, 720, '1970-01-01'],
  [at('2038-01-19T03:14:08.000Z'), 0, '2038-01-19'],
  [at('2099-12-31T15:00:00.000Z'), 0, '2100-01-01'],
  [253_402_300_799_999, 0, '9999-12-31'],
  [Number.NaN, 0, '1970-01-01'],
  [-1, 0, '1970-01-01'],
  [Number.MAX_VALUE, 0, '9999-12-31'],
]

describe('the business date', () => {
  test.each(DAYS)('of %d with the day beginning at minute %d is %s', (time, cutoff, day) => {
    expect(businessDate(time, cutoff)).toBe(day)
  })

  test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Seoul'])(
    'is the same on a PC in %s',
    (zone) => {
      const module = fileURLToPath(
        new URL('../../../preload/contract/business-date.ts', import.meta.url),
      )
      const script = `import { businessDate } from ${JSON.stringify(module)}
      console.log(JSON.stringify({
        zone: new Date(0).getTimezoneOffset(),
        days: JSON.parse(process.argv[1]).map(([at, cutoff]) => businessDate(at ?? NaN, cutoff)),
      }))`
      const output = execFileSync(
        process.execPath,
        ['--input-type=module', '-e', script, JSON.stringify(DAYS)],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      )
      const answer = JSON.parse(output) as { zone: number; days: string[] } // what the script prints
      expect(answer.days).toEqual(DAYS.map(([, , day]) => day))
      if (zone === 'America/New_York') expect(answer.zone).toBe(300)
    },
  )

  test('comes from the gateway’s paid time, else from now, by the cut-off in force, once', () => {
    const { journal, clock, reopen } = world({ cutoffMinutes: 240 })
    const first = orderIn(journal, 'sent', { saleId: 'a' })
    const second = orderIn(journal, 'sent', { saleId: 'b' })
    const declined = orderIn(journal, 'declined', { saleId: 'c' })
    const paidAt = at('2026-11-22T18:00:00.000Z')
    const approve = { to: 'approved', cause: 'paid' } as const
    expect(journal.settle(first.orderId, { ...approve, paidAt }).businessDate).toBe('2026-11-22')
    expect(journal.settle(second.orderId, approve).businessDate).toBe('2026-11-23')
    expect(declined.businessDate).toBeNull()
    const later = reopen({ cutoffMinutes: 0 })
    clock.set(NOON + 10 * 86_400_000)
    const refunded = later.settle(first.orderId, { to: 'refunded', cause: 'refund' })
    expect(refunded.businessDate).toBe('2026-11-22')
    later.rebuild()
    expect(later.order(first.orderId)?.businessDate).toBe('2026-11-22')
  })
})
