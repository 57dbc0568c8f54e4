import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The kinds of thing a run writes, as the sweep counts them. */
export const STORE_KINDS = [
  'database',
  'key',
  'log',
  'preferences',
  'window profile',
  'captured output',
  'report',
  'other file',
] as const

export type StoreKind = (typeof STORE_KINDS)[number]

export interface StoredFile {
  readonly path: string
  readonly kind: StoreKind
  readonly bytes: Buffer
}

/**
 * Playwright compiles the tests before it runs them, and keeps them beside its other temporary files:
 * copies of our own sources, which name the documented cards. Nothing that ran wrote them. `dist/`,
 * where the program lists those cards, is outside for the same reason.
 */
const OWN_SOURCES = /(?:^|\/)playwright-transform-cache[^/]*$/

/** Every file under `root`, links not followed, sockets and pipes left out. */
export function* filesUnder(root: string): Generator<StoredFile> {
  for (const name of readdirSync(root).toSorted()) {
    const path = join(root, name)
    if (OWN_SOURCES.test(path)) continue
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) yield* filesUnder(path)
    if (found?.isFile() === true) yield { path, kind: kindOf(path), bytes: readFileSync(path) }
  }
}

/** `000003.log` and the like: where Chromium keeps what pages store. */
export function isLevelDb(path: string): boolean {
  return /^\d{6}\.(?:log|ldb)$/.test(basename(path))
}

export function kindOf(path: string): StoreKind {
  const name = basename(path)
  if (/\/chromium\//.test(path) || isLevelDb(path)) return 'window profile'
  if (/\.db(?:-wal|-shm|-journal)?$/.test(name)) return 'database'
  if (name.endsWith('.key')) return 'key'
  if (/\/logs\//.test(path)) return 'log'
  if (name === 'preferences.json') return 'preferences'
  if (/\.(?:log|out|err)$/.test(name)) return 'captured output'
  if (/(?:vitest|playwright|report)[^/]*\.(?:json|xml|html)$/.test(name)) return 'report'
  return 'other file'
}
