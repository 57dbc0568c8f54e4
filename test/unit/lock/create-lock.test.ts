import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from '../../../main/journal/open-journal.ts'
import { JournalUnwritable, type Journal } from '../../../main/journal/records.ts'
import type { Staff } from '../../../main/journal/staff.ts'
import { createLock, type Lock } from '../../../main/lock/create-lock.ts'
import { waitAfter } from '../../../main/lock/wrong-codes.ts'
import { systemRandom } from '../../../main/system-clock.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'

const CODE = '4826'
const WRONG = '9753'
/** What it costs does not matter here; `code-hash.test.ts` sees the product's own. */
const costs = { logN: 4, r: 8, p: 1 }

let folder: string
let clock: HeldClock
let journal: Journal
let changes: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jangbu-lock-'))
  clock = new HeldClock()
  journal = open()
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): Journal {
  const key = new Uint8Array(32).fill(7)
  return openJournal({ path: join(folder, 'journal.db'), key, clock, random: systemRandom })
}

function lockOn(staff: Staff = journal.staff): Lock {
  changes = 0
  return createLock({ staff, clock, random: systemRandom, changed: () => (changes += 1), costs })
}

async function lockWithCode(): Promise<Lock> {
  const lock = lockOn()
  expect(await lock.setCode({ current: null, next: CODE })).toEqual({ state: 'ok' })
  return lock
}

/** As after `kill -9`: nothing was told, and the clock of the new process counts from its start. */
function restart(): Lock {
  journal.close()
  clock = new HeldClock(clock.now())
  journal = open()
  return lockOn()
}

describe('a till nobody has set a code for', () => {
  test('is not locked by anything, and asks for none', async () => {
    const lock = lockOn()
    lock.lockNow()
    expect(lock.state()).toBe('off')
    expect(await lock.confirm(null)).toEqual({ ok: true, value: null })
    expect(await lock.confirm('1111')).toEqual({ ok: true, value: null })
    expect(await lock.setCode({ current: null, next: null })).toEqual({ state: 'ok' })
    expect(changes).toBe(0)
  })
})

describe('a code', () => {
  test('locks, unlocks, and tells of both', async () => {
    const lock = await lockWithCode()
    expect([lock.state(), changes]).toEqual(['unlocked', 1])
    lock.lockNow()
    lock.lockNow()
    expect([lock.state(), changes]).toEqual(['locked', 2])
    expect(await lock.unlock(WRONG)).toEqual({ state: 'wrong', waitMs: 0 })
    expect(lock.state()).toBe('locked')
    expect(await lock.unlock('４８２６')).toEqual({ state: 'ok' })
    expect([lock.state(), changes]).toEqual(['unlocked', 3])
  })

  test('is asked for at the next start', async () => {
    await lockWithCode()
    const lock = restart()
    expect(lock.state()).toBe('locked')
    expect(await lock.unlock(CODE)).toEqual({ state: 'ok' })
  })

  test('of any of the staff unlocks', async () => {
    const lock = await lockWithCode()
    const [owner] = journal.staff.all()
    if (owner === undefined) throw new Error('nobody')
    journal.staff.add({ ...owner, name: '김지현', role: 'cashier' })
    await lock.setCode({ current: CODE, next: '7081' })
    lock.lockNow()
    expect(await lock.unlock(CODE)).toEqual({ state: 'ok' })
    lock.lockNow()
    expect(await lock.unlock('7081')).toEqual({ state: 'ok' })
    expect(journal.staff.all().map(({ role }) => role)).toEqual(['owner', 'cashier'])
  })

  test('that is unfit is not set, and changes nothing', async () => {
    const lock = lockOn()
    expect(await lock.setCode({ current: null, next: '1234' })).toEqual({ state: 'unfit' })
    expect([lock.state(), journal.staff.all()]).toEqual(['off', []])
  })

  test('is changed only by who knows it', async () => {
    const lock = await lockWithCode()
    const change = { current: WRONG, next: '7081' }
    expect(await lock.setCode(change)).toEqual({ state: 'wrong', waitMs: 0 })
    expect(await lock.setCode({ ...change, current: null })).toMatchObject({ state: 'wrong' })
    expect(await lock.confirm(CODE)).toMatchObject({ ok: true })
    expect(await lock.setCode({ current: CODE, next: '7081' })).toEqual({ state: 'ok' })
    expect(await lock.confirm(CODE)).toMatchObject({ ok: false })
    expect(await lock.confirm('7081')).toMatchObject({ ok: true })
  })

  test('set twice at once is the first of the two, and is taken away once', async () => {
    const lock = lockOn()
    const first = { current: null, next: CODE }
    const both = [lock.setCode(first), lock.setCode({ ...first, next: '7081' })]
    expect(await Promise.all(both)).toEqual([{ state: 'ok' }, { state: 'wrong', waitMs: 0 }])
    expect(journal.staff.all()).toHaveLength(1)
    const away = { current: CODE, next: null }
    await Promise.all([lock.setCode(away), lock.setCode(away)])
    expect([lock.state(), journal.staff.all()]).toEqual(['off', []])
  })

  test('is taken away only by who knows it, and then nothing is asked any more', async () => {
    const lock = await lockWithCode()
    expect(await lock.setCode({ current: WRONG, next: null })).toMatchObject({ state: 'wrong' })
    expect(lock.state()).toBe('unlocked')
    expect(await lock.setCode({ current: CODE, next: null })).toEqual({ state: 'ok' })
    expect([lock.state(), journal.staff.all()]).toEqual(['off', []])
    expect(restart().state()).toBe('off')
  })

  test('typed before the screen was locked again does not undo that', async () => {
    const lock = await lockWithCode()
    lock.lockNow()
    const unlocking = lock.unlock(CODE)
    lock.lockNow()
    await unlocking
    expect(lock.state()).toBe('locked')
    await lock.unlock(CODE)
    expect(lock.state()).toBe('unlocked')
  })
})

describe('asked again', () => {
  test('nothing, a wrong code and the right one are told apart', async () => {
    const lock = await lockWithCode()
    expect(await lock.confirm(null)).toEqual({ ok: false, failure: { kind: 'code-needed' } })
    expect(await lock.confirm(WRONG)).toEqual({
      ok: false,
      failure: { kind: 'code-refused', waitMs: 0 },
    })
    expect(await lock.confirm(CODE)).toEqual({ ok: true, value: null })
    expect(lock.state()).toBe('unlocked')
  })
})

describe('after wrong codes', () => {
  test('no other is looked at for 5, 15, 30, 60, 120, 240 s and from then on 5 minutes', () => {
    const waits = Array.from({ length: 12 }, (_, wrong) => waitAfter(wrong) / 1000)
    expect(waits).toEqual([0, 0, 0, 5, 15, 30, 60, 120, 240, 300, 300, 300])
  })

  /** The third wrong one is the first that makes the next wait. */
  async function threeWrong(lock: Lock): Promise<void> {
    lock.lockNow()
    for (const waitMs of [0, 0, 5_000]) {
      expect(await lock.unlock(WRONG)).toEqual({ state: 'wrong', waitMs })
    }
  }

  test('the right one waits too, and is taken when its time has come', async () => {
    const lock = await lockWithCode()
    await threeWrong(lock)
    expect(await lock.unlock(CODE)).toEqual({ state: 'wait', waitMs: 5_000 })
    await clock.pass(4_900)
    expect(await lock.unlock(CODE)).toEqual({ state: 'wait', waitMs: 100 })
    await clock.pass(100)
    expect(await lock.unlock(CODE)).toEqual({ state: 'ok' })
    lock.lockNow()
    expect(await lock.unlock(WRONG)).toEqual({ state: 'wrong', waitMs: 0 })
  })

  test('one that comes too soon does not make the wait longer', async () => {
    const lock = await lockWithCode()
    await threeWrong(lock)
    for (let time = 0; time < 50; time += 1) await lock.unlock(WRONG)
    await clock.pass(5_000)
    expect(await lock.unlock(WRONG)).toEqual({ state: 'wrong', waitMs: 15_000 })
  })

  test('a hundred at once are no more than three', async () => {
    const lock = await lockWithCode()
    lock.lockNow()
    const codes = Array.from({ length: 100 }, (_, index) => String(4727 + index))
    const answers = await Promise.all(codes.map((code) => lock.unlock(code)))
    // The right one is among them, and was not looked at.
    expect(codes.indexOf(CODE)).toBe(99)
    expect(answers.filter(({ state }) => state === 'wrong')).toHaveLength(3)
    expect(answers.filter(({ state }) => state === 'wait')).toHaveLength(97)
    expect(lock.state()).toBe('locked')
  })

  test('every way to try a code counts, and waits, as one', async () => {
    const lock = await lockWithCode()
    await lock.confirm(WRONG)
    await lock.setCode({ current: WRONG, next: '7081' })
    lock.lockNow()
    expect(await lock.unlock('not a code')).toEqual({ state: 'wrong', waitMs: 5_000 })
    expect(await lock.confirm(CODE)).toMatchObject({ failure: { waitMs: 5_000 } })
    expect(await lock.setCode({ current: CODE, next: '7081' })).toMatchObject({ state: 'wait' })
    expect(await lock.unlock(CODE)).toMatchObject({ state: 'wait' })
  })

  test('ending the program wins no try: the whole wait begins anew', async () => {
    await threeWrong(await lockWithCode())
    await clock.pass(4_000)
    const lock = restart()
    expect(await lock.unlock(CODE)).toEqual({ state: 'wait', waitMs: 5_000 })
    await clock.pass(5_000)
    expect(await lock.unlock(WRONG)).toEqual({ state: 'wrong', waitMs: 15_000 })
    expect(await restart().unlock(CODE)).toEqual({ state: 'wait', waitMs: 15_000 })
  })

  test('ending the program while a code is looked at wins no try either', async () => {
    const lock = await lockWithCode()
    lock.lockNow()
    for (let time = 0; time < 3; time += 1) {
      const looking = lock.unlock(WRONG)
      // Killed here: the number has been written, the answer has not been given.
      await Promise.resolve()
      expect(journal.staff.wrongCodes()).toBe(time + 1)
      await looking
    }
    expect(await restart().unlock(CODE)).toMatchObject({ state: 'wait' })
  })

  test.each([-365, -1, 1, 365])('turning the clock by %d days changes nothing', async (days) => {
    const lock = await lockWithCode()
    await threeWrong(lock)
    clock.stepWall(days * 86_400_000)
    expect(await lock.unlock(CODE)).toEqual({ state: 'wait', waitMs: 5_000 })
    expect(await restart().unlock(CODE)).toEqual({ state: 'wait', waitMs: 5_000 })
  })

  test('a right one forgets them, after a restart as well', async () => {
    const lock = await lockWithCode()
    await threeWrong(lock)
    await clock.pass(5_000)
    await lock.unlock(CODE)
    const next = restart()
    expect(await next.unlock(WRONG)).toEqual({ state: 'wrong', waitMs: 0 })
  })
})

describe('a disk that refuses', () => {
  const full = (): never => {
    throw new JournalUnwritable('SQLITE_FULL')
  }

  test('does not shut the owner out, and wrong codes still wait', async () => {
    await lockWithCode()
    const lock = lockOn({ ...journal.staff, keepWrongCodes: () => false })
    expect(await lock.unlock(CODE)).toEqual({ state: 'ok' })
    lock.lockNow()
    for (let time = 0; time < 3; time += 1) await lock.unlock(WRONG)
    expect(await lock.unlock(CODE)).toEqual({ state: 'wait', waitMs: 5_000 })
  })

  test('leaves the code as it was', async () => {
    await lockWithCode()
    const lock = lockOn({ ...journal.staff, setCode: full, remove: full, add: full })
    await lock.unlock(CODE)
    for (const next of ['7081', null]) {
      await expect(lock.setCode({ current: CODE, next })).rejects.toThrow(JournalUnwritable)
    }
    expect(lock.state()).toBe('unlocked')
    expect(await lock.confirm(CODE)).toMatchObject({ ok: true })
  })
})
