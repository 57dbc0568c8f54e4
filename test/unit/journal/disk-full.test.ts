import { describe, expect, test } from 'vitest'
import { JournalUnwritable } from '../../../main/journal/records.ts'
import type { Journal } from '../../../main/journal/records.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { recordIntent } from '../../../main/journal/intent.ts'
import { acknowledge, recordResend, recordSent, settle } from '../../../main/journal/settle.ts'
import { KEY, heldClock, intentOf, orderIn, seededRandom, world } from './fixture.ts'

const LONG = '가'.repeat(190)

type Desk = ReturnType<typeof openDesk>

/** Each place that writes, and the state an order must be in for it. */
const SITES: readonly (readonly [
  string,
  Parameters<typeof orderIn>[1],
  (desk: Desk, orderId: string, turn: number) => unknown,
])[] = [
  [
    'recordIntent',
    'approved',
    (desk, _id, turn) => recordIntent(desk, intentOf({ saleId: `more-${turn}`, itemName: LONG })),
  ],
  ['recordSent', 'intent', (desk, orderId) => recordSent(desk, orderId)],
  ['recordResend', 'sent', (desk, orderId) => recordResend(desk, orderId, 'never-connected')],
  [
    'settle',
    'sent',
    (desk, orderId) =>
      settle(desk, {
        orderId,
        cutoffMinutes: 0,
        settlement: { to: 'approved', cause: 'paid', gatewayText: LONG },
      }),
  ],
  [
    'settle, ignored',
    'approved',
    (desk, orderId) =>
      settle(desk, {
        orderId,
        cutoffMinutes: 0,
        settlement: { to: 'declined', cause: 'paid', gatewayText: LONG },
      }),
  ],
  ['acknowledge', 'declined', (desk, orderId) => acknowledge(desk, orderId)],
]

const picture = (journal: Journal) => ({ seq: journal.headSeq(), orders: journal.recent(10_000) })

describe('a full disk', () => {
  test.each(SITES)(
    'refuses %s whole, and the next write after it is taken',
    (_name, state, write) => {
      const { journal, under } = world()
      // Enough orders waiting that one of the writes must need a page.
      const orders = Array.from({ length: 120 }, (_, index) => {
        const made = orderIn(journal, state, { saleId: `sale-${index}` })
        if (state !== 'declined') return made
        return journal.settle(made.orderId, { to: 'approved', cause: 'late' })
      })
      const connection = under()
      const desk = openDesk(connection, { key: KEY, clock: heldClock(), random: seededRandom(5) })
      connection.pragma(
        `max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`,
      )
      let refused: unknown = null
      let before = picture(journal)
      for (const [turn, { orderId }] of orders.entries()) {
        before = picture(journal)
        try {
          desk.transact('test', () => write(desk, orderId, turn))
        } catch (error) {
          refused = error
          break
        }
      }
      expect(refused).toBeInstanceOf(JournalUnwritable)
      expect(refused).toMatchObject({ code: 'SQLITE_FULL' })
      expect(desk.isWritable()).toBe(false)
      expect(picture(journal)).toEqual(before)
      expect(journal.verifyChain()).toBeNull()
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')

      connection.pragma('max_page_count = 1000000')
      desk.transact('test', () => recordIntent(desk, intentOf({ saleId: 'after' })))
      expect(desk.isWritable()).toBe(true)
      expect(journal.headSeq()).toBe(before.seq + 1)
    },
  )

  test('another process that never lets go makes the journal unwritable, not wrong', () => {
    const { journal, under } = world()
    const rival = under()
    const waiting = under()
    waiting.pragma('busy_timeout = 1')
    const desk = openDesk(waiting, { key: KEY, clock: heldClock(), random: seededRandom(5) })
    rival.exec('BEGIN IMMEDIATE')
    expect(() => desk.transact('test', () => recordIntent(desk, intentOf()))).toThrow(
      expect.objectContaining({ name: 'JournalUnwritable', code: 'SQLITE_BUSY' }),
    )
    expect(journal.recent(10)).toEqual([])
    rival.exec('ROLLBACK')
    expect(journal.recordIntent(intentOf()).kind).toBe('recorded')
  })
})

describe('a slow statement', () => {
  test('is told about by name, and a quick one is not', () => {
    const told: [string, number][] = []
    let now = 0
    let step = 0
    const clock = { ...heldClock(), monotonic: () => (now += step) }
    const { journal } = world({
      clock,
      onSlow: (name, elapsedMs) => void told.push([name, elapsedMs]),
    })
    journal.recordIntent(intentOf())
    expect(told).toEqual([])
    step = 41
    journal.recent(1)
    expect(told).toEqual([['orders.recent', 41]])
  })
})
