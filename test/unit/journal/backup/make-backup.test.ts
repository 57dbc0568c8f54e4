import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  backupFolder,
  isBackupDue,
  listBackups,
} from '../../../../main/journal/backup/list-backups.ts'
import { backupFileName, readBackupName } from '../../../../main/journal/backup/backup-name.ts'
import { backupSteps } from '../../../../main/journal/backup/make-backup.ts'
import { connect } from '../../../../main/journal/connection.ts'
import { contentsOf, liesBetween } from '../../../../main/journal/contents.ts'
import type { Contents } from '../../../../main/journal/contents.ts'
import { knownVersion, migrate, versionOf } from '../../../../main/journal/migrate.ts'
import { openJournal } from '../../../../main/journal/open-journal.ts'
import { connectToRead } from '../../../../main/journal/read-connection.ts'
import { allAtOnce } from '../../../../main/journal/steps.ts'
import { verifyFile } from '../../../../main/journal/verify-file.ts'
import { KEY, NOON, books, flip, sell } from '../books.ts'
import { orderIn, temporaryFolder } from '../fixture.ts'

const BANNED = /\.\s*(?:backup|serialize)\s*\(/
const DAY = 86_400_000

describe('a backup', () => {
  test('holds all that was written, under the same key, for its owner alone', () => {
    const shop = books()
    const { journal } = shop.start()
    sell(journal, 5)
    const path = shop.backUp()
    expect(listBackups(shop.path)).toMatchObject([
      { path, terminal: journal.terminal, headSeq: journal.headSeq(), reason: 'daily' },
    ])
    const { version, rows } = allAtOnce(verifyFile(path, KEY))
    expect(version).toBe(knownVersion())
    expect(Object.fromEntries(rows)).toMatchObject({
      terminal: 1,
      event: 16,
      person: 5,
      note: 0,
      orders: 5,
      reconcile_need: 0,
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path).includes('CREATE TABLE')).toBe(false)
    expect(() => allAtOnce(verifyFile(path, new Uint8Array(32).fill(9)))).toThrow(
      expect.objectContaining({ name: 'JournalWrongKey' }),
    )
    expect(readdirSync(dirname(path))).toEqual([path.slice(dirname(path).length + 1)])
  })

  test('is whole when it is made while orders are written all the time', async () => {
    const shop = books()
    const { journal } = shop.start()
    sell(journal, 50)
    const reader = shop.reader()
    const progress = { isDone: false }
    const made = reader
      .ask({ kind: 'back-up', reason: 'daily', takenAt: NOON })
      .finally(() => (progress.isDone = true))
    let written = 0
    while (!progress.isDone) {
      orderIn(journal, 'approved', { saleId: `meanwhile-${(written += 1)}` })
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { headSeq } = readBackupName(await made) ?? { headSeq: 0 }
    expect(headSeq).toBeGreaterThanOrEqual(151)
    expect(journal.headSeq()).toBe(151 + 3 * written)
    expect(allAtOnce(verifyFile(await made, KEY)).head?.seq).toBe(headSeq)
  })

  test('is refused when it is whole but not a copy of this journal', () => {
    const shop = books()
    sell(shop.start().journal, 3)
    const other = books()
    sell(other.start().journal, 2)
    const foreign = other.backUp()
    const connection = connectToRead(shop.path, KEY, 'wal')
    const plan = { journalPath: shop.path, key: KEY, reason: 'asked', takenAt: NOON } as const
    const steps = backupSteps(connection, plan)
    steps.next()
    const [draft = ''] = readdirSync(backupFolder(shop.path))
    copyFileSync(foreign, join(backupFolder(shop.path), draft))
    expect(() => allAtOnce(steps)).toThrow('a backup with other rows')
    expect(readdirSync(backupFolder(shop.path))).toEqual([])
    connection.close()
  })

  test('takes the wrapped key with it', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    const first = shop.backUp()
    expect(listBackups(shop.path)[0]?.keyPath).toBeNull()
    writeFileSync(join(shop.folder, 'journal.key'), 'wrapped', { mode: 0o600 })
    const second = shop.backUp()
    const [newest, older] = listBackups(shop.path)
    expect([newest?.path, older?.path]).toEqual([second, first])
    expect(readFileSync(newest?.keyPath ?? '', 'utf8')).toBe('wrapped')
    expect(statSync(newest?.keyPath ?? '').mode & 0o077).toBe(0)
  })

  test('is one of fourteen, its key with it', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    writeFileSync(join(shop.folder, 'journal.key'), 'wrapped')
    const made = Array.from({ length: 16 }, () => shop.backUp())
    expect(listBackups(shop.path).map(({ path }) => path)).toEqual(made.slice(2).toReversed())
    expect(readdirSync(backupFolder(shop.path))).toHaveLength(28)
  })

  test('stays when the clock says it is older than fourteen others', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    for (let index = 0; index < 14; index += 1) shop.backUp()
    shop.clock.set(0)
    const late = shop.backUp()
    expect(listBackups(shop.path)).toHaveLength(14)
    expect(existsSync(late)).toBe(true)
  })

  test('clears away what an interrupted run left, and nothing else', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    const whole = shop.backUp()
    const folder = backupFolder(shop.path)
    const left = [
      'making-1.db',
      'making-1.db-journal',
      `${backupFileName({ takenAt: NOON, terminal: 'ABCDE', headSeq: 1, reason: 'daily' })}.making`,
      'orphan.key',
    ]
    for (const file of [...left, 'somebody.txt']) writeFileSync(join(folder, file), 'x')
    const next = shop.backUp()
    expect(readdirSync(folder).toSorted()).toEqual(
      [whole, next].map((path) => path.slice(folder.length + 1)).concat('somebody.txt'),
    )
  })

  test.each([
    ['a page of the journal cannot be read', 'JournalDamaged'],
    ['an event was changed', 'JournalDamaged'],
    ['its folder is a file', 'JournalUnwritable'],
  ])('is not made when %s, and the one before it stays', (what, name) => {
    const shop = books()
    const started = shop.start()
    sell(started.journal, 60)
    const before = what.startsWith('its folder') ? null : shop.backUp()
    started.close()
    const connection = connect(shop.path, KEY)
    if (what.startsWith('an event')) {
      connection.exec(
        'DROP TRIGGER event_is_never_changed; UPDATE event SET time = 1 WHERE seq = 3',
      )
    }
    if (what.startsWith('its folder')) writeFileSync(backupFolder(shop.path), '')
    connection.close()
    if (what.startsWith('a page')) flip(shop.path, 4096 * 9 + 50)
    const reading = connectToRead(shop.path, KEY, 'wal')
    const plan = { journalPath: shop.path, key: KEY, reason: 'daily', takenAt: NOON + DAY } as const
    const steps = backupSteps(reading, plan)
    expect(() => allAtOnce(steps)).toThrow(expect.objectContaining({ name }))
    reading.close()
    if (before === null) return
    expect(readdirSync(backupFolder(shop.path))).toHaveLength(1)
    expect(allAtOnce(verifyFile(before, KEY)).rows.get('orders')).toBe(60)
  })
})

describe('before a migration', () => {
  /** As the first version of the program left it. */
  function oldShop() {
    const shop = books()
    const folder = temporaryFolder()
    const [first = ''] = readdirSync(
      new URL('../../../../main/journal/migrations/', import.meta.url),
    ).toSorted()
    const sql = readFileSync(
      new URL(`../../../../main/journal/migrations/${first}`, import.meta.url),
    )
    writeFileSync(join(folder, first), sql)
    mkdirSync(shop.folder)
    const connection = connect(shop.path, KEY)
    migrate(connection, pathToFileURL(`${folder}/`))
    connection.exec(
      `INSERT INTO terminal (name, head_seq, head_mac) VALUES ('ABCDE', 0, zeroblob(32))`,
    )
    connection.close()
    return shop
  }

  test('a file of an earlier version is backed up as it was', () => {
    const shop = oldShop()
    const { journal } = shop.start()
    expect(journal.needsReconcile()).toBeNull()
    const [backup] = listBackups(shop.path)
    expect(backup).toMatchObject({ reason: 'migration', terminal: 'ABCDE' })
    expect(allAtOnce(verifyFile(backup?.path ?? '', KEY)).version).toBe(1)
  })

  test('nothing is migrated when that backup cannot be made', () => {
    const shop = oldShop()
    writeFileSync(backupFolder(shop.path), '')
    expect(() => openJournal(shop.options)).toThrow(
      expect.objectContaining({ name: 'JournalUnwritable' }),
    )
    const connection = connect(shop.path, KEY)
    expect(versionOf(connection)).toBe(1)
    connection.close()
  })

  test('a new file and one that is up to date need none', () => {
    const shop = books()
    shop.start().close()
    shop.start().close()
    expect(listBackups(shop.path)).toEqual([])
  })
})

describe('a copy', () => {
  const rows = (event: number) => new Map(Object.entries({ event, person: 3 }))
  const head = (seq: number, mac = `mac-${seq}`) => ({ terminal: 'ABCDE', seq, mac })
  const at = (seq: number): Contents => ({ version: 2, head: head(seq), rows: rows(seq) })

  test.each<[string, Contents, boolean]>([
    ['as before', at(5), true],
    ['as after', at(9), true],
    ['in between', at(7), true],
    ['with fewer events than before', { ...at(5), rows: rows(4) }, false],
    ['with more events than after', { ...at(9), rows: rows(10) }, false],
    ['without a table', { ...at(5), rows: new Map([['event', 5]]) }, false],
    ['with a table more', { ...at(5), rows: rows(5).set('foreign', 1) }, false],
    ['of another version', { ...at(5), version: 1 }, false],
    ['of another terminal', { ...at(5), head: { ...head(5), terminal: 'OTHER' } }, false],
    ['with another event at the same number', { ...at(5), head: head(5, 'other') }, false],
    ['with a head behind', { ...at(5), head: head(4) }, false],
    ['with a head ahead', { ...at(9), head: head(10) }, false],
    ['without a head', { ...at(5), head: null }, false],
  ])('%s, written while events went from 5 to 9: %#', (_name, copy, fits) => {
    expect(liesBetween(copy, at(5), at(9))).toBe(fits)
  })

  test('is counted table by table, all there are', () => {
    const shop = books()
    shop.start().close()
    const connection = connect(shop.path, KEY)
    const made = `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`
    expect([...contentsOf(connection).rows.keys()].toSorted()).toEqual(
      connection.prepare(made).pluck().all(),
    )
    connection.exec('CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT')
    expect(() => contentsOf(connection)).toThrow('nobody counts the table more')
    connection.close()
  })
})

describe('a name', () => {
  test.each([
    { takenAt: NOON, terminal: 'ABCDE', headSeq: 57, reason: 'daily' },
    { takenAt: 0, terminal: 'ZZ234', headSeq: 0, reason: 'migration' },
    { takenAt: 253_402_300_799_999, terminal: 'QQQQQ', headSeq: 999_999_999_999, reason: 'asked' },
  ] as const)('says $takenAt, $terminal and $headSeq, there and back', (name) => {
    expect(readBackupName(backupFileName(name))).toEqual(name)
  })

  test('sorts by time, also under a broken clock', () => {
    const names = [Number.NaN, -5, 0, 1, NOON, NOON + 1, Infinity].map((takenAt) =>
      backupFileName({ takenAt, terminal: 'ABCDE', headSeq: 1, reason: 'daily' }),
    )
    expect(names.map((name) => readBackupName(name) !== null)).not.toContain(false)
    expect(names.slice(2, 6).toSorted()).toEqual(names.slice(2, 6))
  })

  test.each([
    'journal.db',
    'making-1.db',
    '20261399T000000000Z-ABCDE-000000000001-daily.db',
    '20261123T030000000Z-ABCDE-000000000001-other.db',
    '20261123T030000000Z-ABCDE-000000000001-daily.db.making',
  ])('%s is none', (file) => {
    expect(readBackupName(file)).toBeNull()
  })
})

describe('the day’s backup is due', () => {
  const taken = (...times: number[]) =>
    times.map((takenAt) => ({ takenAt, terminal: 'ABCDE', headSeq: 1, reason: 'daily' as const }))
  test.each([
    ['when there is none', [], true],
    ['not when one was made an hour ago', [NOON - 3_600_000], false],
    [
      'when the last was made yesterday, an hour before midnight in Seoul',
      [NOON - 13 * 3_600_000],
      true,
    ],
    ['when only a wrong clock dated one into the future', [NOON + 400 * DAY], true],
  ] as const)('%s', (_name, times, due) => {
    expect(isBackupDue(taken(...times), NOON)).toBe(due)
  })
})

test('the library’s own backup() and serialize() appear nowhere in main: one fails on an encrypted file, one gives plain text', () => {
  const root = new URL('../../../../main/', import.meta.url)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(BANNED.test('connection.backup(path)') && BANNED.test('db . serialize ()')).toBe(true)
  const users = files.filter((file) => BANNED.test(readFileSync(new URL(file, root), 'utf8')))
  expect(users).toEqual([])
})
