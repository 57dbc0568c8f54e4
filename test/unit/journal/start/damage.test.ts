import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../../main/journal/connection.ts'
import { JournalDamaged } from '../../../../main/journal/errors.ts'
import type { DamageCause, DamageReport } from '../../../../main/journal/errors.ts'
import { openJournal } from '../../../../main/journal/open-journal.ts'
import { beginAnew, restoreBackup } from '../../../../main/journal/restore/restore-backup.ts'
import { KEY, books, flip, sell, sums } from '../books.ts'
import type { Books } from '../books.ts'

const FRAME = 4120
const HEADER = 32

/** A shop that was killed: orders in the file, more of them in the WAL only. */
function killed(backUp = true): Books & { backup: string | null } {
  const shop = books()
  const first = shop.start()
  sell(first.journal, 20)
  const backup = backUp ? shop.backUp() : null
  first.journal.shrinkWal()
  // Its files as they lie while it is open are its files after a kill.
  const open = openJournal(shop.options)
  sell(open, 10, 'in-the-wal')
  const keep = join(shop.folder, 'keep')
  for (const file of ['', '-wal', '-shm']) copyFileSync(shop.path + file, keep + file)
  open.close()
  first.close()
  for (const file of ['', '-wal', '-shm']) renameSync(keep + file, shop.path + file)
  return { ...shop, backup }
}

function reportOf(shop: Books): DamageReport {
  try {
    shop.start()
  } catch (error) {
    if (error instanceof JournalDamaged && error.report !== null) return error.report
    throw error
  }
  throw new Error('it started')
}

const lastFrames = (path: string) => Math.floor((statSync(`${path}-wal`).size - HEADER) / FRAME)

const DAMAGE: readonly [string, DamageCause, (path: string) => void][] = [
  // Of a journal that was closed: after a kill the newer first page in the WAL is the one that counts.
  [
    'a bit in the first page',
    'first-page',
    (path) => {
      under(path, 'SELECT 1')
      flip(path, 200)
    },
  ],
  ['a bit in the salt', 'first-page', (path) => flip(path, 3)],
  ['a bit in a later page', 'pages', (path) => flip(path, 4096 * 5 + 77)],
  ['half the file cut off', 'pages', (path) => truncateSync(path, 4096 * 12)],
  ['all but a few bytes cut off', 'pages', (path) => truncateSync(path, 100)],
  [
    'all but a few bytes and the WAL taken',
    'pages',
    (path) => {
      for (const file of ['-wal', '-shm']) rmSync(path + file)
      truncateSync(path, 100)
    },
  ],
  ['a file of nothing', 'empty', (path) => truncateSync(path, 0)],
  ['the file gone', 'missing', (path) => rmSync(path)],
  [
    'the file and all beside it gone',
    'missing',
    (path) => {
      for (const file of ['', '-wal', '-shm']) rmSync(path + file)
    },
  ],
  ['the WAL gone', 'wal-missing', (path) => rmSync(`${path}-wal`)],
  ['a bit in the first frame of the WAL', 'wal', (path) => flip(`${path}-wal`, HEADER + 24 + 500)],
  [
    'a bit in the middle of the WAL',
    'wal',
    (path) => flip(`${path}-wal`, HEADER + FRAME * Math.floor(lastFrames(path) / 2) + 900),
  ],
  ['a frame’s sum in the WAL', 'wal', (path) => flip(`${path}-wal`, HEADER + FRAME * 3 + 17)],
  ['a frame’s salt in the WAL', 'wal', (path) => flip(`${path}-wal`, HEADER + FRAME * 3 + 9)],
  ['a bit in the WAL’s head', 'wal', (path) => flip(`${path}-wal`, 17)],
  [
    'a database that nobody encrypted',
    'not-encrypted',
    (path) => {
      for (const file of ['', '-wal', '-shm']) rmSync(path + file)
      new Database(path).exec('CREATE TABLE t (a TEXT) STRICT').close()
    },
  ],
  [
    'the newest event changed',
    'chain',
    (path) => under(path, 'UPDATE event SET time = 1 WHERE seq = 91'),
  ],
  [
    'the newest event taken out',
    'chain',
    (path) => under(path, 'DELETE FROM event WHERE seq = 91'),
  ],
  [
    'an older file in its place',
    'older-than-backup',
    (path) => {
      under(path, 'DELETE FROM event WHERE seq > 31')
      under(
        path,
        'UPDATE terminal SET head_seq = 31, head_mac = (SELECT mac FROM event WHERE seq = 31)',
      )
    },
  ],
]

function under(path: string, sql: string): void {
  const connection = connect(path, KEY)
  connection.exec(
    'DROP TRIGGER IF EXISTS event_is_never_changed; DROP TRIGGER IF EXISTS event_is_never_deleted',
  )
  connection.exec(sql)
  connection.close()
}

describe('a journal that was killed', () => {
  test('is whole, with all that was acknowledged', () => {
    expect(killed().start().journal.recent(99)).toHaveLength(30)
  })

  test('that was torn in its last transaction has all but what nobody was told', () => {
    const shop = killed()
    flip(`${shop.path}-wal`, HEADER + FRAME * (lastFrames(shop.path) - 1) + 500)
    const { journal } = shop.start()
    expect(journal.headSeq()).toBe(90)
    expect(journal.verifyChain()).toBeNull()
  })
})

describe('a backup that somebody copied into the journal’s place', () => {
  function copied(which: 'newest' | 'older'): Books {
    const shop = books()
    const { journal, close } = shop.start()
    sell(journal, 3)
    const older = shop.backUp()
    sell(journal, 2, 'more')
    const newest = shop.backUp()
    close()
    copyFileSync(which === 'newest' ? newest : older, shop.path)
    return shop
  }

  test('opens when it is the newest there is', () => {
    const { journal } = copied('newest').start()
    expect(journal.recent(9)).toHaveLength(5)
    expect(journal.verifyChain()).toBeNull()
  })

  test('is damage when a newer one lies beside it', () => {
    expect(reportOf(copied('older'))).toMatchObject({
      cause: 'older-than-backup',
      readableOrders: 3,
    })
  })
})

describe('a damaged journal', () => {
  test.each(DAMAGE)(
    'by %s is known as %s, moved aside as it is, and stays shut',
    (_name, cause, spoil) => {
      const shop = killed()
      spoil(shop.path)
      const before = sums(shop.folder)
      const report = reportOf(shop)
      expect(report).toMatchObject({ cause, newestGoodBackup: shop.backup })
      expect(sums(report.asideFolder)).toEqual(before)
      expect(Object.keys(sums(shop.folder))).toEqual([])
      // Never a new journal in silence: every start ends there until somebody decides.
      expect(reportOf(shop)).toMatchObject({
        cause: 'missing',
        asideFolder: report.asideFolder,
        newestGoodBackup: shop.backup,
      })
      expect(existsSync(shop.path)).toBe(false)
      expect(sums(report.asideFolder)).toEqual(before)

      restoreBackup(shop.backup ?? '', shop.options)
      const { journal } = shop.start()
      expect(journal.recent(99)).toHaveLength(20)
      expect(readdirSync(shop.folder).some((file) => file.startsWith('damaged-'))).toBe(false)
    },
  )

  test('without a backup can only be begun anew, and has to reconcile from the beginning', () => {
    const shop = killed(false)
    flip(shop.path, 4096 * 5 + 77)
    const before = sums(shop.folder)
    const report = reportOf(shop)
    expect(report.newestGoodBackup).toBeNull()
    expect(reportOf(shop)).toMatchObject({ cause: 'missing' })
    beginAnew(shop.options)
    const { journal } = shop.start()
    expect(journal.recent(99)).toEqual([])
    expect(journal.needsReconcile()).toEqual({ since: 0 })
    const kept = readdirSync(shop.folder).find((file) => file.startsWith('replaced-')) ?? ''
    expect(sums(join(shop.folder, kept))).toEqual(before)
  })

  test('of which no backup was made is told from a wrong key by its other pages', () => {
    const shop = killed(false)
    under(shop.path, 'SELECT 1')
    flip(shop.path, 200)
    expect(reportOf(shop)).toMatchObject({ cause: 'first-page', newestGoodBackup: null })
  })

  test('says how many orders can still be read, and passes over a backup that is bad too', () => {
    const shop = killed()
    shop.start().close()
    const newer = shop.backUp()
    flip(newer, 4096 * 3 + 5)
    under(shop.path, 'UPDATE event SET time = 1 WHERE seq = 91')
    expect(reportOf(shop)).toMatchObject({
      cause: 'chain',
      readableOrders: 30,
      newestGoodBackup: shop.backup,
    })
  })

  test('is told from one with another key, which is left where it is', () => {
    const shop = killed()
    const before = sums(shop.folder)
    expect(() => shop.start({ key: new Uint8Array(32).fill(5) })).toThrow(
      expect.objectContaining({ name: 'JournalWrongKey' }),
    )
    expect(sums(shop.folder)).toEqual(before)
  })

  test('is told from one of a later version, which is left where it is', () => {
    const shop = killed()
    under(shop.path, 'PRAGMA user_version = 99')
    const before = readFileSync(shop.path)
    expect(() => shop.start()).toThrow(
      expect.objectContaining({ name: 'JournalFromNewerVersion', version: 99 }),
    )
    expect(readFileSync(shop.path).equals(before)).toBe(true)
  })
})
