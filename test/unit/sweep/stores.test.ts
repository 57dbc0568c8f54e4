import { randomBytes } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../main/journal/connection.ts'
import { migrate } from '../../../main/journal/migrate.ts'
import { openState } from '../../../main/practice/state/open-state.ts'
import { nameNeedle } from '../../sweep/needles.ts'
import { kindOf } from '../../sweep/stores.ts'
import { CARD, DASHED, findsIn, findsOf, plant, scratch } from './planted.ts'
import { levelDbTable } from './leveldb-table.ts'

const FILES: Readonly<Record<string, string | Buffer>> = {
  'profile/logs/jangbu.log': `{"event":"ipc.bug","error":"${DASHED}"}\n`,
  'profile/logs/jangbu.log.1': Buffer.from(CARD, 'utf16le'),
  'profile/preferences.json': JSON.stringify({ language: CARD }),
  'profile/chromium/Default/Preferences': `{"a":"${CARD}"}`,
  'profile/chromium/Default/Cache/Cache_Data/f_000001': gzipSync(`<p>${DASHED}`),
  'profile/chromium/Default/Local Storage/leveldb/000005.ldb': levelDbTable(`${DASHED} ${DASHED}`),
  'profile/chromium/Default/Local Storage/leveldb/000003.log': cutLog(CARD),
  'profile/practice/journal.key': CARD,
  'vitest.log': `stdout | ${DASHED}`,
  'sweep/tills/till-1.out': JSON.stringify({ number: CARD }),
  'vitest.json': JSON.stringify({ title: `charges ${DASHED}` }),
  'playwright.json': JSON.stringify({ message: JSON.stringify({ n: CARD }) }),
  'playwright/error-context.md': `- textbox: ${DASHED}`,
  'tmp/core/notes.txt': Buffer.from(`see ${CARD}`).toString('base64'),
}

describe('a number is found in', () => {
  test.each(Object.keys(FILES))('%s', (path) => {
    const finds = findsOf(FILES[path] ?? '', path)
    expect(new Set(finds.map((find) => find.path))).toEqual(new Set([path]))
  })
})

/** A journal as the program makes it, with its key beside it, and a number where `write` puts it. */
function journalWith(write: (journal: ReturnType<typeof connect>) => void, close = true) {
  const folder = scratch()
  const key = randomBytes(32)
  plant(folder, 'practice/journal.key', key)
  const path = join(folder, 'practice/journal.db')
  const journal = connect(path, key)
  migrate(journal)
  write(journal)
  if (close) {
    journal.close()
    return findsIn(folder)
  }
  const copy = scratch()
  plant(copy, 'practice/journal.key', key)
  for (const end of ['', '-wal']) copyFileSync(path + end, join(copy, `practice/journal.db${end}`))
  journal.close()
  return findsIn(copy)
}

const LONG = `${'가'.repeat(700)}${Array.from({ length: 900 }, () => DASHED).join('/')}`

describe('in the encrypted journal a number is found', () => {
  test('in a row', () => {
    const finds = journalWith((journal) => {
      journal.exec('CREATE TABLE planted (text TEXT)')
      journal.prepare('INSERT INTO planted VALUES (?)').run(DASHED)
    })
    expect(finds.map(({ place }) => place)).toContain('rows of planted')
    expect(finds.map(({ path }) => path)).toContain('practice/journal.db')
  })

  test('in pages that no table uses any more', () => {
    const finds = journalWith((journal) => {
      journal.pragma('secure_delete = OFF')
      journal.exec('CREATE TABLE planted (text TEXT)')
      journal.prepare('INSERT INTO planted VALUES (?)').run(LONG)
      journal.pragma('wal_checkpoint(TRUNCATE)')
      journal.exec('DROP TABLE planted')
      expect(journal.pragma('freelist_count', { simple: true })).toBeGreaterThan(1)
    })
    expect(finds.some(({ place }) => place.startsWith('page '))).toBe(true)
    expect(finds.some(({ place }) => place.startsWith('rows '))).toBe(false)
  })

  test('in the WAL alone', () => {
    const finds = journalWith((journal) => {
      journal.pragma('wal_checkpoint(TRUNCATE)')
      journal.exec('CREATE TABLE planted (text TEXT)')
      journal.prepare('INSERT INTO planted VALUES (?)').run(CARD)
    }, false)
    const places = finds.map(({ place }) => place)
    expect(places.some((place) => place.startsWith('wal frame'))).toBe(true)
    expect(places.some((place) => place.startsWith('page '))).toBe(false)
  })

  test('in frames of the WAL that SQLite would not read again', () => {
    const finds = journalWith((journal) => {
      journal.exec('CREATE TABLE planted (text TEXT)')
      journal.prepare('INSERT INTO planted VALUES (?)').run(LONG)
      journal.exec('DELETE FROM planted')
      journal.pragma('wal_checkpoint(RESTART)')
      journal.exec('CREATE TABLE later (text TEXT)')
    }, false)
    const places = finds.map(({ place }) => place)
    expect(places.some((place) => place.startsWith('wal frame'))).toBe(true)
    expect(places.filter((place) => /^(?:page|rows)/.test(place))).toEqual([])
  })

  test('where it lies across two overflow pages', () => {
    // Each page takes 4012 bytes of a long value, so one of these lengths cuts the number in two.
    for (let before = 7_990; before < 8_080; before += 15) {
      const finds = journalWith((journal) => {
        journal.exec('CREATE TABLE planted (text TEXT)')
        journal
          .prepare('INSERT INTO planted VALUES (?)')
          .run(`${'x'.repeat(before)}${DASHED}${'y'.repeat(9_000)}`)
      })
      expect(finds.map(({ place }) => place)).toContain('rows of planted')
      expect(finds.map(({ place }) => place)).toContain('overflow pages')
    }
  })
})

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`

test('a number is found in the state of the practice gateway', () => {
  const folder = scratch()
  const key = randomBytes(32)
  plant(folder, 'gateway.key', key.toString('hex'))
  const state = openState({ path: join(folder, 'gateway.db'), key, fresh: false })
  // The list of tables lies in the first page while it is short, and that page is encrypted in a way
  // of its own.
  state.pragma('foreign_keys = OFF')
  for (const name of state.prepare(TABLES).pluck().all()) state.exec(`DROP TABLE "${String(name)}"`)
  state.exec('VACUUM')
  state.exec(`CREATE TABLE "t${CARD}" (text TEXT)`)
  state.close()
  expect(findsIn(folder).map(({ place }) => place)).toContain('page 1')
})

test('a database without its key, or with another one, is not called clean', () => {
  const folder = scratch()
  connect(join(folder, 'journal.db'), randomBytes(32)).close()
  expect(findsIn(folder)).toMatchObject([{ path: 'journal.db', label: 'nobody can say' }])
  plant(folder, 'journal.key', randomBytes(32))
  expect(findsIn(folder)).toMatchObject([{ path: 'journal.db', label: 'nobody can say' }])
})

describe("a buyer's name", () => {
  const name = '홍카나리'
  const needles = [nameNeedle(name)]
  const journalOf = (table: string) => {
    const folder = scratch()
    const key = randomBytes(32)
    plant(folder, 'journal.key', key)
    const journal = connect(join(folder, 'journal.db'), key)
    journal.exec(`CREATE TABLE ${table} (name TEXT)`)
    journal.prepare(`INSERT INTO ${table} VALUES (?)`).run(name)
    journal.close()
    return findsIn(folder, needles)
  }

  test('may stand in its own encrypted table', () => {
    expect(journalOf('person')).toEqual([])
  })

  test('may stand in no other', () => {
    expect(journalOf('event')).toMatchObject([{ place: 'rows of event', label: 'buyer name' }])
  })

  test.each([
    Buffer.from(name),
    Buffer.from(name.normalize('NFD')),
    Buffer.from(encodeURIComponent(name)),
    Buffer.from(name, 'utf16le'),
    Buffer.from(name, 'utf16le').swap16(),
    Buffer.from(Buffer.from(name).toString('base64')),
  ])('may stand in no file that anybody can read (%#)', (bytes) => {
    const folder = scratch()
    plant(folder, 'logs/jangbu.log', bytes)
    expect(findsIn(folder, needles)).toHaveLength(1)
  })
})

test('every file is counted as what it is', () => {
  expect(kindOf('/p/practice/journal.db-wal')).toBe('database')
  expect(kindOf('/p/chromium/Default/Cache/cache.db')).toBe('window profile')
  expect(kindOf('/p/logs/jangbu.log.1')).toBe('log')
  expect(kindOf('/p/out.log')).toBe('captured output')
})

/** A LevelDB log whose second block begins in the middle of the number. */
function cutLog(number: string): Buffer {
  const record = (size: number, bytes: Buffer) => {
    const head = Buffer.alloc(7)
    head.writeUInt16LE(size, 4)
    return Buffer.concat([head, bytes])
  }
  const first = Buffer.concat([Buffer.alloc(32_768 - 7 - 8, 'x'), Buffer.from(number.slice(0, 8))])
  const second = Buffer.from(`${number.slice(8)} and on`)
  return Buffer.concat([record(first.length, first), record(second.length, second)])
}
