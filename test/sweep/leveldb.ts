import { unsnap, varint } from './snappy.ts'

/** LevelDB's table format (github.com/google/leveldb, table_format.md): Chromium keeps storage so. */
const MAGIC = Buffer.from('57fb808b247547db', 'hex')
const FOOTER = 48
const LOG_BLOCK = 32 * 1024
const LOG_HEAD = 7

interface Handle {
  readonly at: number
  readonly size: number
}

export function isTable(bytes: Buffer): boolean {
  return bytes.length >= FOOTER && bytes.subarray(-MAGIC.length).equals(MAGIC)
}

/** A table's blocks, opened: most are compressed, and repeated digits are the first thing to go. */
export function tableBlocks(bytes: Buffer): readonly Buffer[] {
  const metaIndex = handleAt(bytes, bytes.length - FOOTER)
  const index = blockAt(bytes, handleAt(bytes, metaIndex.end).handle)
  return [index, ...handlesIn(index).map((handle) => blockAt(bytes, handle))]
}

/** A log without the heads that cut its records into blocks of 32 kB. */
export function logRecords(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let block = 0; block < bytes.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, bytes.length)
    for (let at = block; at + LOG_HEAD <= end;) {
      const size = bytes.readUInt16LE(at + 4)
      parts.push(bytes.subarray(at + LOG_HEAD, Math.min(at + LOG_HEAD + size, end)))
      at += LOG_HEAD + size
    }
  }
  return Buffer.concat(parts)
}

function handleAt(bytes: Buffer, from: number): { readonly handle: Handle; readonly end: number } {
  const at = varint(bytes, from)
  const size = varint(bytes, at.end)
  return { handle: { at: at.value, size: size.value }, end: size.end }
}

/** A byte behind each block says how it is kept: 0 as it is, 1 Snappy. */
function blockAt(bytes: Buffer, { at, size }: Handle): Buffer {
  const block = bytes.subarray(at, at + size)
  const kept = bytes.readUInt8(at + size)
  if (kept > 1) throw new RangeError('a LevelDB block is compressed in a way nobody can open here')
  return kept === 1 ? unsnap(block) : Buffer.from(block)
}

/** The values of an index block are handles. Keys share what they begin with; that is not needed. */
function handlesIn(index: Buffer): readonly Handle[] {
  const restarts = index.readUInt32LE(index.length - 4)
  const end = index.length - 4 - restarts * 4
  const handles: Handle[] = []
  for (let at = 0; at < end;) {
    const shared = varint(index, at)
    const unshared = varint(index, shared.end)
    const value = varint(index, unshared.end)
    const start = value.end + unshared.value
    handles.push(handleAt(index, start).handle)
    at = start + value.value
  }
  return handles
}
