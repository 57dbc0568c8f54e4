import { relative } from 'node:path'
import { fieldPatterns, hasValue, type FieldPattern } from './any-value.ts'
import { isPlainDatabase, keyBeside, viewDatabase } from './database.ts'
import { patternsOf, type Pattern } from './forms.ts'
import { inflatedIn } from './inflated.ts'
import { isTable, logRecords, tableBlocks } from './leveldb.ts'
import type { Needle } from './needles.ts'
import { PatternSearch } from './pattern-search.ts'
import { filesUnder, isLevelDb, type StoredFile, type StoreKind } from './stores.ts'
import { isTabsFile, tabRecords } from './window-values.ts'

export interface Find {
  readonly path: string
  readonly place: string
  readonly label: string
  readonly form: string
}

export interface Swept {
  readonly files: number
  readonly bytes: number
  /** Decrypted pages, tables and opened streams searched besides the files themselves. */
  readonly images: number
}

export interface Sweep {
  readonly finds: readonly Find[]
  readonly swept: ReadonlyMap<StoreKind, Swept>
}

type AnyPattern = Pattern | FieldPattern

/** A stream in a stream in a stream; what packs deeper means to hide, and nothing here does. */
const DEEPEST = 3

/** Where a buyer's name is kept on purpose, encrypted: `person` is ours, `payment` the gateway's. */
const NAME_MAY_STAND = /^(?:page \d+|wal frame \d+|overflow pages|rows of (?:person|payment))$/

/** Searches every file under `root`, in every form, opened as far as it can be opened. */
export function sweep(root: string, needles: readonly Needle[]): Sweep {
  const search = new PatternSearch<AnyPattern>([...needles.flatMap(patternsOf), ...fieldPatterns])
  const finds = new Map<string, Find>()
  const swept = new Map<StoreKind, Swept>()
  for (const file of filesUnder(root)) {
    let images = -1
    for (const { place, bytes } of viewsOf(file)) {
      images += 1
      if (place.startsWith(UNREADABLE)) note({ label: 'nobody can say', form: place }, file, place)
      for (const { pattern, at } of search.matches(bytes)) {
        if (!counts(pattern, { bytes, at, place, file })) continue
        const label = 'field' in pattern ? pattern.field : pattern.needle.label
        note({ label, form: pattern.form }, file, place)
      }
    }
    const before = swept.get(file.kind) ?? { files: 0, bytes: 0, images: 0 }
    swept.set(file.kind, {
      files: before.files + 1,
      bytes: before.bytes + file.bytes.length,
      images: before.images + images,
    })
  }
  return { finds: [...finds.values()], swept }

  function note(what: Pick<Find, 'label' | 'form'>, file: StoredFile, place: string): void {
    const find = { path: relative(root, file.path), place, ...what }
    finds.set(JSON.stringify(find), find)
  }
}

interface View {
  readonly place: string
  readonly bytes: Buffer
}

const UNREADABLE = 'cannot be read'

/** Whoever makes one keeps its key beside it until the sweep, or deletes it. */
class DatabaseWithoutKey extends Error {
  override readonly name = 'DatabaseWithoutKey'
}

function* viewsOf(file: StoredFile): Generator<View> {
  yield* unpacked({ place: 'file', bytes: file.bytes }, 0)
  try {
    for (const view of insides(file)) yield* unpacked(view, 1)
  } catch (error) {
    // Unread is not clean.
    yield {
      place: `${UNREADABLE}: ${error instanceof Error ? error.name : ''}`,
      bytes: Buffer.alloc(0),
    }
  }
}

function* unpacked(view: View, depth: number): Generator<View> {
  yield view
  if (depth === DEEPEST) return
  for (const { form, bytes } of inflatedIn(view.bytes))
    yield* unpacked({ place: `${view.place}, ${form}`, bytes }, depth + 1)
}

function* insides({ path, kind, bytes }: StoredFile): Generator<View> {
  if (bytes.length === 0) return
  if (isPlainDatabase(bytes)) {
    yield* viewDatabase(path, null).rows
  } else if (kind === 'database' && path.endsWith('.db')) {
    const key = keyBeside(path)
    if (key === null) throw new DatabaseWithoutKey()
    const { pages, rows } = viewDatabase(path, key)
    yield* pages
    yield* rows
  } else if (isTable(bytes)) {
    yield* tableBlocks(bytes).map((block, at) => ({ place: `block ${at}`, bytes: block }))
  } else if (isLevelDb(path)) {
    yield { place: 'records', bytes: logRecords(bytes) }
  } else if (isTabsFile(bytes)) {
    yield { place: 'tabs', bytes: tabRecords(bytes) }
  }
}

interface Place extends View {
  readonly at: number
  readonly file: StoredFile
}

function counts(pattern: AnyPattern, { bytes, at, place, file }: Place): boolean {
  if ('field' in pattern) return hasValue(pattern, bytes, at)
  const { needle } = pattern
  if (needle.isExample === true && /\/Code Cache\//.test(file.path)) return false
  if (needle.kind === 'name') return !(file.kind === 'database' && NAME_MAY_STAND.test(place))
  return !pattern.alone || standsAlone(bytes, at, pattern.bytes.length)
}

/** Digits behind a decimal point are a part of a number too. */
function standsAlone(bytes: Buffer, at: number, length: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, at - 2), at)
  const after = bytes.toString('latin1', at + length, at + length + 1)
  return !/[0-9A-Za-z]$/.test(before) && !/\d\.$/.test(before) && !/^[0-9A-Za-z]/.test(after)
}
