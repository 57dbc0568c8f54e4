import { chmodSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { MIGRATIONS } from './schema.ts'

/** The gateway's open database. */
export type State = Database.Database

export interface StateOptions {
  /** null keeps everything in memory. */
  readonly path: string | null
  /** 32 bytes. */
  readonly key: Uint8Array
  /** Starts with no state: what was there is deleted. */
  readonly fresh: boolean
}

/** The file is there and cannot be read: another key, or damaged. Nothing was changed. */
export class PracticeStateUnreadable extends Error {
  override readonly name = 'PracticeStateUnreadable'
  constructor(cause: unknown) {
    super('the practice state cannot be read: another key, or a damaged file', { cause })
  }
}

const ASSERTED = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  temp_store: 2,
} as const

/**
 * Opens or creates the encrypted state, ready for use. Throws `PracticeStateUnreadable` for a file
 * that this key does not open.
 */
export function openState(options: StateOptions): State {
  if (options.fresh && options.path !== null) deleteState(options.path)
  const state = new Database(options.path ?? ':memory:', { timeout: 5_000 })
  try {
    // An in-memory database has no pages on disk to encrypt, and SQLite refuses a key for it.
    if (options.path !== null) unlock(state, options.key)
    if (options.path !== null) chmodSync(options.path, 0o600)
    setPragmas(state, options.path === null)
    migrate(state)
    assertPragmas(state, options.path === null)
    return state
  } catch (error) {
    state.close()
    throw error
  }
}

function deleteState(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

function unlock(state: State, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError('the key of the practice state is 32 bytes')
  state.pragma(`cipher = 'sqlcipher'`)
  state.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  try {
    state.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    throw new PracticeStateUnreadable(error)
  }
}

function setPragmas(state: State, inMemory: boolean): void {
  if (!inMemory) {
    state.pragma('journal_mode = WAL')
    // Entering WAL lowers `synchronous` at the next statement, so one goes first.
    state.prepare('SELECT count(*) FROM sqlite_schema').get()
    state.pragma('mmap_size = 0')
  }
  for (const [name, value] of Object.entries(ASSERTED)) state.pragma(`${name} = ${value}`)
}

function assertPragmas(state: State, inMemory: boolean): void {
  const wanted: Record<string, unknown> = inMemory
    ? ASSERTED
    : { ...ASSERTED, journal_mode: 'wal', mmap_size: 0, busy_timeout: 5_000 }
  for (const [name, value] of Object.entries(wanted)) {
    const found = state.pragma(name, { simple: true })
    if (found !== value) throw new Error(`practice state: ${name} is ${String(found)}`)
  }
}

function migrate(state: State): void {
  const version = Number(state.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) throw new Error('the practice state is of a newer version')
  const step = state.transaction((sql: string, next: number) => {
    state.exec(sql)
    state.pragma(`user_version = ${next}`)
  })
  for (const [index, sql] of MIGRATIONS.entries()) {
    if (index >= version) step.immediate(sql, index + 1)
  }
}
