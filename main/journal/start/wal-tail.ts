import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The WAL's layout: sqlite.org/fileformat2.html#walformat */
const HEADER = 32
const FRAME_HEADER = 24
const PAGE = 4096
const FRAME = FRAME_HEADER + PAGE
/** Where the index beside the WAL says how many frames SQLite believed (sqlite.org/walformat.html). */
const MX_FRAME_AT = 16

/**
 * Whether the WAL holds transactions that SQLite left out. It stops believing at the first frame
 * that does not check out and says nothing; after a power cut that is the end of the one
 * transaction that nobody was told of. Two or more behind that place were told of and are lost.
 *
 * To be asked after a connection has opened the journal and closed it again.
 */
export function losesTransactions(path: string): boolean {
  const wal = readOrNull(`${path}-wal`)
  if (wal === null) return false
  try {
    const believed = believedFrames(`${path}-shm`)
    const last = Math.floor((fstatSync(wal).size - HEADER) / FRAME)
    // Frames of before the last restart have others. The header may be what was damaged.
    const salts = saltsAt(wal, hasWholeHeader(wal) ? 16 : HEADER + 8)
    let commits = 0
    for (let frame = believed + 1; frame <= last; frame += 1) {
      const at = HEADER + (frame - 1) * FRAME
      if (isCommit(wal, at) && saltsAt(wal, at + 8) === salts) commits += 1
    }
    return commits > 1
  } finally {
    closeSync(wal)
  }
}

function believedFrames(indexPath: string): number {
  const index = readOrNull(indexPath)
  if (index === null) return 0
  try {
    const count = read(index, MX_FRAME_AT, 4)
    // The index is the machine's own, in its own order of bytes; all we run on are little-endian.
    return count.length === 4 ? count.readUInt32LE() : 0
  } finally {
    closeSync(index)
  }
}

/** The header signs itself: its last eight bytes are a sum over the first 24. */
function hasWholeHeader(wal: number): boolean {
  const header = read(wal, 0, HEADER)
  if (header.length < HEADER) return false
  const isBig = (header.readUInt32BE(0) & 1) === 1
  const word = (at: number) => (isBig ? header.readUInt32BE(at) : header.readUInt32LE(at))
  let [one, two] = [0, 0]
  for (let at = 0; at < 24; at += 8) {
    one = (one + word(at) + two) >>> 0
    two = (two + word(at + 4) + one) >>> 0
  }
  return header.readUInt32BE(24) === one && header.readUInt32BE(28) === two
}

/** A frame that ends a transaction names the database's size after it. */
function isCommit(wal: number, at: number): boolean {
  return read(wal, at + 4, 4).some((byte) => byte !== 0)
}

function saltsAt(wal: number, at: number): string {
  return read(wal, at, 8).toString('hex')
}

function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, at))
}

function readOrNull(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}
