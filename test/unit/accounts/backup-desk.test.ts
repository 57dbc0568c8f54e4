import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBackupDesk, type BackupDesk } from '../../../main/accounts/backup-desk.ts'
import { backupFolder, listBackups } from '../../../main/journal/backup/list-backups.ts'
import { connect } from '../../../main/journal/connection.ts'
import { startJournal, type StartedJournal } from '../../../main/journal/start/start-journal.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { verifyFile } from '../../../main/journal/verify-file.ts'
import { systemRandom } from '../../../main/system-clock.ts'
import { HeldClock } from '../../fixtures/held-clock.ts'
import { KEY, sell } from '../journal/books.ts'
import { temporaryFolder } from '../journal/fixture.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PLENTY = 10 ** 12

interface Shop {
  readonly clock: HeldClock
  readonly started: StartedJournal
  readonly desk: BackupDesk
  readonly folder: string
  readonly heads: unknown[]
  readonly problems: unknown[]
  readonly room: { bytes: number }
  readonly charges: { inFlight: number }
  readonly changes: () => number
  /** Waits for the backup that is being made. */
  readonly settled: () => Promise<void>
}

/** Two orders, a wrapped key, and a desk that has not been started. */
function shop(): Shop {
  const folder = join(temporaryFolder(), 'shop')
  const clock = new HeldClock()
  const path = join(folder, 'journal.db')
  const room = { bytes: PLENTY }
  const charges = { inFlight: 0 }
  const freeBytes = () => room.bytes
  const started = startJournal({ path, key: KEY, clock, random: systemRandom, freeBytes })
  sell(started.journal, 2)
  writeFileSync(join(folder, 'journal.key'), 'wrapped', { mode: 0o600 })
  const heads: unknown[] = []
  const problems: unknown[] = []
  let changes = 0
  const key = Uint8Array.from(KEY)
  const desk = createBackupDesk({
    started,
    key,
    clock,
    freeBytes,
    inFlight: () => charges.inFlight,
    changed: () => (changes += 1),
    onBackedUp: (head) => heads.push(head),
    onProblem: (problem) => problems.push(problem),
  })
  // Whoever opened the account wipes what it has.
  key.fill(0)
  onTestFinished(async () => {
    await desk.close()
    started.close()
  })
  const settled = async () => {
    while (desk.state().running) await pause(2)
  }
  return {
    clock,
    started,
    desk,
    folder,
    heads,
    problems,
    room,
    charges,
    changes: () => changes,
    settled,
  }
}

describe('the backup of the day', () => {
  test('is made a minute after the start, whole, with its key, and told as news', async () => {
    const { clock, desk, started, heads, settled, changes } = shop()
    expect(desk.state()).toEqual({ lastAt: null, running: false, problem: null })
    desk.start()
    await clock.pass(MINUTE - 1)
    expect(desk.state().running).toBe(false)
    const before = changes()
    await clock.pass(1)
    expect(desk.state().running).toBe(true)
    expect(changes()).toBeGreaterThan(before)
    const takenAt = clock.now()
    await settled()
    expect(desk.state()).toEqual({ lastAt: takenAt, running: false, problem: null })
    expect(desk.list()).toMatchObject([{ takenAt, reason: 'daily', headSeq: 7 }])
    const [backup] = listBackups(started.path)
    expect(allAtOnce(verifyFile(backup?.path ?? '', KEY)).rows.get('orders')).toBe(2)
    expect(readFileSync(backup?.keyPath ?? '', 'utf8')).toBe('wrapped')
    expect(heads).toEqual([started.journal.head()])
  })

  test('is one a day, by the day in Seoul', async () => {
    const { clock, desk, settled } = shop()
    desk.start()
    await clock.pass(MINUTE)
    await settled()
    await clock.pass(9 * HOUR)
    await settled()
    expect(desk.list()).toHaveLength(1)
    await clock.pass(HOUR)
    await settled()
    expect(desk.list()).toHaveLength(2)
  })

  test('that the disk refused is a state, is tried again within the hour, and is forgotten then', async () => {
    const { clock, desk, started, problems, settled } = shop()
    writeFileSync(backupFolder(started.path), 'in the way')
    desk.start()
    await clock.pass(MINUTE)
    await settled()
    expect(desk.state()).toEqual({ lastAt: null, running: false, problem: 'unwritable' })
    expect(desk.list()).toEqual([])
    expect(problems).not.toEqual([])
    rmSync(backupFolder(started.path))
    await clock.pass(HOUR)
    await settled()
    expect(desk.state()).toMatchObject({ lastAt: expect.any(Number) as number, problem: null })
  })

  test('of a journal that somebody changed is no backup, and says so', async () => {
    const { desk, started } = shop()
    const under = connect(started.path, KEY)
    under.exec('DROP TRIGGER event_is_never_changed; UPDATE event SET time = 1 WHERE seq = 4')
    under.close()
    expect(await desk.now()).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why: 'damaged' },
    })
    expect(desk.state()).toEqual({ lastAt: null, running: false, problem: 'damaged' })
    expect(readdirSync(backupFolder(started.path))).toEqual([])
  })
})

describe('a backup that somebody asks for', () => {
  test('is answered when it is made', async () => {
    const { desk, clock, started } = shop()
    const made = await desk.now()
    const [backup] = listBackups(started.path)
    const { terminal } = started.journal
    expect(made).toEqual({
      ok: true,
      value: {
        name: basename(backup?.path ?? ''),
        takenAt: clock.now(),
        reason: 'asked',
        bytes: statSync(backup?.path ?? '').size,
        terminal,
        headSeq: 7,
      },
    })
  })

  test('twice at once is made once', async () => {
    const { desk, clock } = shop()
    const first = desk.now()
    clock.stepWall(1_000)
    const [one, other] = await Promise.all([first, desk.now()])
    expect(one.ok).toBe(true)
    expect(other).toEqual(one)
    expect(desk.list()).toHaveLength(1)
  })

  test('is refused as unwritable where the disk refuses, and can be made afterwards', async () => {
    const { desk, started } = shop()
    writeFileSync(backupFolder(started.path), 'in the way')
    expect(await desk.now()).toEqual({ ok: false, failure: { kind: 'journal-unwritable' } })
    rmSync(backupFolder(started.path))
    expect((await desk.now()).ok).toBe(true)
  })
})

describe('closing the desk', () => {
  test('leaves off what is being made, takes its draft away, and makes nothing any more', async () => {
    const { desk, started, problems } = shop()
    sell(started.journal, 200, 'more')
    const folder = backupFolder(started.path)
    const making = desk.now()
    while (!existsSync(folder) || readdirSync(folder).length === 0) await pause(0)
    await desk.close()
    expect((await making).ok).toBe(false)
    expect(readdirSync(folder)).toEqual([])
    expect(problems).toEqual([])
    expect((await desk.now()).ok).toBe(false)
  })

  test('is over at once where nothing was ever asked', async () => {
    const { desk, folder } = shop()
    desk.start()
    await desk.close()
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  })
})

test('the room on the disk is looked at again within the hour and after each backup', async () => {
  const { clock, desk, room, changes, settled } = shop()
  desk.start()
  await clock.pass(MINUTE)
  await settled()
  expect(desk.lowSpaceBytes()).toBeNull()
  room.bytes = 199_999_999
  const before = changes()
  await clock.pass(HOUR)
  expect(desk.lowSpaceBytes()).toBe(199_999_999)
  expect(changes()).toBeGreaterThan(before)
  room.bytes = 200_000_000
  await desk.now()
  expect(desk.lowSpaceBytes()).toBeNull()
})

describe('the WAL', () => {
  const walOf = (started: StartedJournal) => statSync(`${started.path}-wal`).size

  test('is cut to nothing when nobody is being charged, and only then', async () => {
    const { clock, desk, started, charges } = shop()
    desk.start()
    charges.inFlight = 1
    await clock.pass(30_000)
    expect(walOf(started)).toBeGreaterThan(0)
    charges.inFlight = 0
    await clock.pass(5_000)
    expect(walOf(started)).toBe(0)
    sell(started.journal, 1, 'next')
    await clock.pass(5_000)
    // Written a moment ago: the next customer may be standing there.
    expect(walOf(started)).toBeGreaterThan(0)
    await clock.pass(5_000)
    expect(walOf(started)).toBe(0)
  })

  test('is tried again where a reader was in the way', async () => {
    const { clock, desk, started } = shop()
    const reading = connect(started.path, KEY)
    reading.exec('BEGIN; SELECT count(*) FROM orders')
    desk.start()
    await clock.pass(15_000)
    expect(walOf(started)).toBeGreaterThan(0)
    reading.exec('COMMIT')
    reading.close()
    await clock.pass(5_000)
    expect(walOf(started)).toBe(0)
  })
})
