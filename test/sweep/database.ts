import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { tmpdir } from 'node:os'
import Database from 'better-sqlite3'
import { filePages, walPages, type Page } from './cipher-pages.ts'
import { openedValue } from './window-values.ts'

const PLAIN_HEAD = Buffer.from('SQLite format 3\0')

export interface DatabaseView {
  /** All pages of file and WAL in the clear; none for a file that is not encrypted. */
  readonly pages: readonly Page[]
  /** Every value of every table, so that one that runs over several pages is whole again. */
  readonly rows: readonly Page[]
}

export function isPlainDatabase(bytes: Buffer): boolean {
  return bytes.subarray(0, PLAIN_HEAD.length).equals(PLAIN_HEAD)
}

/** The 32 bytes in `x.key` beside `x.db`, raw or as hexadecimal; null when there is none. */
export function keyBeside(path: string): Buffer | null {
  const keyPath = path.replace(/\.db$/, '.key')
  if (keyPath === path || !existsSync(keyPath)) return null
  const bytes = readFileSync(keyPath)
  return bytes.length === 32 ? bytes : Buffer.from(bytes.toString('latin1').trim(), 'hex')
}

/**
 * A database in the clear, in memory only: nothing decrypted is ever written. `key` is null for one
 * that is not encrypted.
 *
 * @throws UnreadablePage, or SQLite's error for a file that cannot be opened.
 */
export function viewDatabase(path: string, key: Buffer | null): DatabaseView {
  const rows = rowsOf(path, key)
  if (key === null) return { pages: [], rows }
  const file = readFileSync(path)
  const pages = [...filePages(file, key)]
  if (existsSync(`${path}-wal`)) pages.push(...walPages(readFileSync(`${path}-wal`), file, key))
  return { pages: [...pages, ...joined(pages)], rows }
}

/**
 * All pages behind each other without the four bytes that name the next overflow page: long values
 * mostly lie in pages that follow one another, so what a freed chain held is whole again as well.
 */
function joined(pages: readonly Page[]): readonly Page[] {
  return [
    { place: 'overflow pages', bytes: Buffer.concat(pages.map(({ bytes }) => bytes.subarray(4))) },
  ]
}

/** Read from a copy: opening a database may change it. */
function rowsOf(path: string, key: Buffer | null): readonly Page[] {
  if (key === null && !existsSync(`${path}-wal`)) return rowsInMemory(readFileSync(path))
  const folder = mkdtempSync(join(tmpdir(), 'sweep-copy-'))
  try {
    const copy = join(folder, basename(path))
    copyFileSync(path, copy)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`)
    const database = key === null ? new Database(copy) : unlocked(copy, key)
    try {
      return tablesOf(database).map((table) => rowsOfTable(database, table))
    } finally {
      database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fifty databases a profile: copies of them on disk would take longer than everything else. */
function rowsInMemory(file: Buffer): readonly Page[] {
  const image = Buffer.from(file)
  // Memory has no WAL, and there is none beside this file: 1 stands for the older journal.
  image.fill(1, 18, 20)
  const database = new Database(image)
  try {
    return tablesOf(database).map((table) => rowsOfTable(database, table))
  } finally {
    database.close()
  }
}

/** Ours are written with both forms of the header; SQLite has to be told which. */
function unlocked(path: string, key: Buffer, legacy = 4): Database.Database {
  const database = new Database(path)
  try {
    database.pragma("cipher = 'sqlcipher'")
    database.pragma(`legacy = ${legacy}`)
    database.key(Buffer.from(`raw:${key.toString('hex')}`))
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (error) {
    database.close()
    if (legacy === 0) throw error
    return unlocked(path, key, 0)
  }
}

function tablesOf(database: Database.Database): readonly string[] {
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
  return [...names.map(String), 'sqlite_schema']
}

/** One buffer a table. Integers too: a number needs no text column to be kept. */
function rowsOfTable(database: Database.Database, table: string): Page {
  const parts: Buffer[] = []
  try {
    const select = database
      .prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`)
      .raw()
      .safeIntegers()
    for (const row of select.iterate()) {
      // Raw rows are lists of values.
      for (const value of row as unknown[]) {
        const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
        parts.push(openedValue(bytes) ?? bytes, Buffer.from('\n'))
      }
    }
  } catch {
    // A virtual table whose module only Chromium has; its shadow tables are read like any other.
  }
  return { place: `rows of ${table}`, bytes: Buffer.concat(parts) }
}
