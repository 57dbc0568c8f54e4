import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBackupDesk } from '../../../main/accounts/backup-desk.ts'
import { beginOfKept, createRetention } from '../../../main/accounts/retention.ts'
import { listBackups } from '../../../main/journal/backup/list-backups.ts'
import type { Journal } from '../../../main/journal/records.ts'
import { startJournal } from '../../../main/journal/start/start-journal.ts'
import { systemRandom } from '../../../main/system-clock.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { KEY } from '../journal/books.ts'
import { orderIn, temporaryFolder } from '../journal/fixture.ts'

const DAY = 86_400_000
const SOLD = Date.parse('2021-11-23T14:05:00+09:00')
const seoul = (text: string) => Date.parse(`${text}+09:00`)

/** A shop that made its first sale on 2021-11-23, and whose clock now says something else. */
function shop(now: number) {
  const clock = new HeldClock(SOLD)
  const path = join(temporaryFolder(), 'shop', 'journal.db')
  const started = startJournal({ path, key: KEY, clock, random: systemRandom })
  const { journal } = started
  onTestFinished(() => started.close())
  const charges = { inFlight: 0 }
  const state = { mayWrite: true }
  const problems: unknown[] = []
  const ended = new AbortController()
  const retain = createRetention({
    journal,
    clock,
    inFlight: () => charges.inFlight,
    mayWrite: () => state.mayWrite,
    onProblem: (problem) => problems.push(problem),
  })
  pay(journal, 'old', SOLD)
  clock.stepWall(now - SOLD)
  return {
    clock,
    path,
    started,
    journal,
    charges,
    state,
    problems,
    ended,
    retain,
    /** Runs it, moving the clock on through its pauses. */
    async run() {
      let isOver = false
      const running = retain(ended.signal).finally(() => (isOver = true))
      await clock.until(() => isOver)
      return running
    },
    sales: () => journal.recent(10).map(({ saleId }) => saleId),
  }
}

function pay(journal: Journal, saleId: string, paidAt: number): void {
  const { orderId } = orderIn(journal, 'sent', { saleId })
  journal.settle(orderId, { to: 'approved', cause: 'paid', paymentId: `imp_${saleId}`, paidAt })
}

describe('five years', () => {
  test.each([
    ['2026-11-22T23:59:59.999', ['new', 'old']],
    ['2026-11-23T00:00:00', ['new', 'old']],
    ['2026-11-23T23:59:59.999', ['new', 'old']],
    ['2026-11-24T00:00:00', ['new']],
    ['2026-11-24T14:05:00', ['new']],
  ])('after a sale of 2021-11-23, on %s in Seoul, %j is left', async (text, left) => {
    const { journal, clock, run, sales, problems } = shop(seoul(text))
    pay(journal, 'new', clock.now())
    expect(journal.verifyChain()).toBeNull()
    await run()
    expect(problems).toEqual([])
    expect(sales()).toEqual(left)
    expect(journal.verifyChain()).toBeNull()
  })

  test.each([
    ['2026-11-23T00:00:00', 0, '2021-11-23T00:00:00'],
    ['2026-11-23T03:59:59', 240, '2021-11-22T04:00:00'],
    ['2026-11-23T04:00:00', 240, '2021-11-23T04:00:00'],
    ['2028-02-29T12:00:00', 0, '2023-02-28T00:00:00'],
    ['2029-03-01T12:00:00', 0, '2024-03-01T00:00:00'],
    ['2027-01-01T00:00:00', 0, '2022-01-01T00:00:00'],
  ])('before %s, the day beginning at minute %i, end at %s', (now, cutoff, from) => {
    expect(new Date(beginOfKept(seoul(now), cutoff))).toEqual(new Date(seoul(from)))
  })

  test('are counted from the newest payment where the clock runs years ahead', async () => {
    const { journal, clock, run, sales } = shop(SOLD + 30 * DAY)
    pay(journal, 'new', clock.now())
    clock.stepWall(20 * 366 * DAY)
    await run()
    expect(sales()).toEqual(['new', 'old'])
  })

  test('are over for nothing where no payment says what day it is', async () => {
    const { journal, clock, run, sales } = shop(SOLD + 20 * 366 * DAY)
    await run()
    expect(sales()).toEqual(['old'])
    clock.stepWall(DAY)
    pay(journal, 'new', clock.now())
    await run()
    expect(sales()).toEqual(['new'])
  })
})

describe('the day’s work', () => {
  const LATER = SOLD + 6 * 366 * DAY

  test('is done once a day', async () => {
    const { journal, clock, run, sales } = shop(LATER)
    pay(journal, 'new', clock.now())
    const begun: number[] = []
    const { purgeSteps } = journal
    // The journal is handed over as it is, so that this reaches whoever asks it.
    Object.assign(journal, {
      purgeSteps(limit: { readonly before: number }) {
        begun.push(limit.before)
        return purgeSteps(limit)
      },
    })
    await run()
    await run()
    expect(sales()).toEqual(['new'])
    expect(begun).toHaveLength(1)
    clock.stepWall(5 * 366 * DAY + DAY)
    pay(journal, 'newer', clock.now())
    await run()
    await run()
    expect(sales()).toEqual(['newer'])
    expect(begun).toHaveLength(2)
  })

  test('waits while somebody is being charged', async () => {
    const { journal, clock, charges, retain, ended, sales } = shop(LATER)
    pay(journal, 'new', clock.now())
    charges.inFlight = 1
    let isOver = false
    void retain(ended.signal).finally(() => (isOver = true))
    await clock.pass(60_000)
    expect(sales()).toEqual(['new', 'old'])
    charges.inFlight = 0
    await clock.until(() => isOver)
    expect(sales()).toEqual(['new'])
  })

  test('ends where the account closes, and touches the journal no more', async () => {
    const { journal, clock, started, charges, retain, ended, problems } = shop(LATER)
    pay(journal, 'new', clock.now())
    charges.inFlight = 1
    let isOver = false
    void retain(ended.signal).finally(() => (isOver = true))
    await clock.pass(5_000)
    ended.abort()
    started.close()
    charges.inFlight = 0
    await clock.until(() => isOver)
    expect(problems).toEqual([])
  })

  test('is not done in a journal that is open for looking only', async () => {
    const { journal, clock, state, run, sales } = shop(LATER)
    pay(journal, 'new', clock.now())
    state.mayWrite = false
    await run()
    expect(sales()).toEqual(['new', 'old'])
    state.mayWrite = true
    await run()
    expect(sales()).toEqual(['new'])
  })

  test('that fails says so and is tried again', async () => {
    const { journal, clock, run, sales, problems } = shop(LATER)
    pay(journal, 'new', clock.now())
    const purgeSteps = journal.purgeSteps
    // The journal is handed over as it is, so that this reaches whoever asks it.
    Object.assign(journal, {
      purgeSteps: () => {
        throw new Error('refused')
      },
    })
    await run()
    expect(problems).toHaveLength(1)
    Object.assign(journal, { purgeSteps })
    await run()
    expect(sales()).toEqual(['new'])
  })

  test('comes after the day’s backup, which still holds what goes', async () => {
    const { journal, clock, path, started, retain, sales } = shop(LATER)
    pay(journal, 'new', clock.now())
    const heads: number[] = []
    const desk = createBackupDesk({
      started,
      key: KEY,
      clock,
      freeBytes: () => 10 ** 12,
      inFlight: () => 0,
      changed: () => undefined,
      onBackedUp: ({ seq }) => heads.push(seq),
      onDaySafe: retain,
      onProblem: (problem) => expect.unreachable(String(problem)),
    })
    onTestFinished(() => desk.close())
    desk.start()
    await clock.pass(60_000)
    while (desk.state().running) await pause(2)
    await clock.pass(60_000)
    expect(sales()).toEqual(['new'])
    expect(heads).toEqual([journal.headSeq() - 1])
    expect(listBackups(path)).toMatchObject([{ headSeq: journal.headSeq() - 1 }])
  })
})
