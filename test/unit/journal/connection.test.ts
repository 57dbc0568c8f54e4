import {
  closeSync,
  cpSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { assertSettings, connect } from '../../../main/journal/connection.ts'
import { knownVersion, migrate } from '../../../main/journal/migrate.ts'
import { KEY, intentOf, orderIn, temporaryFolder, world } from './fixture.ts'

const KNOWN = knownVersion()
const NEXT = String(KNOWN + 1).padStart(4, '0')

const SHIPPED = new URL('../../../main/journal/migrations/', import.meta.url)

describe('every connection', () => {
  test('keeps its settings after its first statement, on a new file and on an old one', () => {
    const { journal, path } = world()
    journal.recordIntent(intentOf())
    for (const file of [path, join(temporaryFolder(), 'new.db')]) {
      const connection = connect(file, KEY)
      connection.prepare('SELECT count(*) FROM sqlite_schema').get()
      const read = (name: string) => connection.pragma(name, { simple: true })
      expect(read('journal_mode')).toBe('wal')
      expect(read('synchronous')).toBe(2)
      expect(read('foreign_keys')).toBe(1)
      expect(read('secure_delete')).toBe(1)
      expect(read('trusted_schema')).toBe(0)
      expect(read('cell_size_check')).toBe(1)
      expect(read('temp_store')).toBe(2)
      expect(read('mmap_size')).toBe(0)
      expect(read('busy_timeout')).toBe(5_000)
      expect(read('cipher')).toBe('sqlcipher')
      connection.close()
    }
  })

  test('is refused when a setting does not hold', () => {
    const connection = connect(join(temporaryFolder(), 'journal.db'), KEY)
    connection.pragma('synchronous = NORMAL')
    expect(() => assertSettings(connection)).toThrow("the journal's synchronous is 1, not 2")
    connection.close()
  })

  test('leaves files that only their owner can read', () => {
    const { journal, path } = world()
    journal.recordIntent(intentOf())
    for (const file of readdirSync(dirname(path))) {
      expect([file, statSync(join(dirname(path), file)).mode & 0o077]).toEqual([file, 0])
    }
  })

  test('shows nothing of a buyer in the bytes of the files', () => {
    const { journal, path } = world()
    const canary = '카나리아김철수'
    journal.recordIntent(intentOf({ buyer: { name: canary, phone: '', email: '' } }))
    expect(journal.recent(1)[0]?.buyerName).toBe(canary)
    const bytes = readdirSync(dirname(path)).map((file) => readFileSync(join(dirname(path), file)))
    expect(Buffer.concat(bytes).length).toBeGreaterThan(10_000)
    for (const encoding of ['utf8', 'utf16le'] as const) {
      expect(bytes.some((file) => file.includes(Buffer.from(canary, encoding)))).toBe(false)
    }
    expect(bytes.some((file) => file.includes('CREATE TABLE'))).toBe(false)
  })
})

describe('a file that cannot be opened', () => {
  test('says so when the key is another, and is left as it was', () => {
    const { journal, reopen, path } = world()
    journal.recordIntent(intentOf())
    journal.close()
    const before = readFileSync(path)
    expect(() => reopen({ key: new Uint8Array(32).fill(8) })).toThrow(
      expect.objectContaining({ name: 'JournalWrongKey' }),
    )
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(reopen().recent(1)).toHaveLength(1)
  })

  test('says so when nobody encrypted it', () => {
    const path = join(temporaryFolder(), 'plain.db')
    new Database(path).exec('CREATE TABLE t (a TEXT) STRICT').close()
    expect(() => connect(path, KEY)).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
  })

  test('says so when a page was damaged', () => {
    const { journal, reopen, path } = world()
    for (let index = 0; index < 50; index += 1)
      orderIn(journal, 'approved', { saleId: `s-${index}` })
    journal.close()
    const file = openSync(path, 'r+')
    for (let at = 4096 + 100; at < statSync(path).size; at += 4096) writeSync(file, 'x', at)
    closeSync(file)
    expect(() => reopen().recent(1)).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
  })

  test('says so when there is no place for it', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(() => connect(folder, KEY)).toThrow(expect.objectContaining({ code: 'EISDIR' }))
    expect(() => connect(join(folder, 'a.db'), KEY.slice(1))).toThrow('32 bytes')
  })
})

describe('migrations', () => {
  test('refuse a file of a later version, untouched', () => {
    const { journal, under, reopen, path } = world()
    journal.close()
    const connection = under()
    connection.pragma('user_version = 99')
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.close()
    const before = readFileSync(path)
    expect(() => reopen()).toThrow(
      expect.objectContaining({ name: 'JournalFromNewerVersion', version: 99 }),
    )
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('take each new step once and keep the orders', () => {
    const { journal, under } = world()
    orderIn(journal, 'approved')
    const folder = folderOf({
      [`${NEXT}-next.sql`]: 'CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT;',
    })
    const connection = under()
    migrate(connection, folder)
    migrate(connection, folder)
    expect(connection.pragma('user_version', { simple: true })).toBe(KNOWN + 1)
    expect(connection.prepare('SELECT count(*) FROM next').pluck().get()).toBe(0)
    expect(connection.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(1)
  })

  test('that fail half-way leave the shape before', () => {
    const { under } = world()
    const folder = folderOf({
      [`${NEXT}-bad.sql`]:
        'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE orders (id);',
    })
    const connection = under()
    expect(() => migrate(connection, folder)).toThrow(/already exists/)
    expect(connection.pragma('user_version', { simple: true })).toBe(KNOWN)
    expect(
      connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get(),
    ).toBeUndefined()
  })

  test('with a gap in their numbers are a bug that is named', () => {
    const { under } = world()
    expect(() => migrate(under(), folderOf({ '0099-gap.sql': '' }))).toThrow(
      'misnumbered: 0099-gap.sql',
    )
  })
})

function folderOf(files: Readonly<Record<string, string>>): URL {
  const folder = temporaryFolder()
  cpSync(SHIPPED, folder, { recursive: true })
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return pathToFileURL(`${folder}/`)
}
