import {
  brotliDecompressSync,
  constants,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'

export interface Inflated {
  readonly form: string
  readonly bytes: Buffer
}

/** A stream that says it holds more is cut: nothing of ours is a tenth as long. */
const LONGEST = 64 * 1024 * 1024
const LOCAL_FILE = Buffer.from('PK\x03\x04', 'latin1')
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Cut-off streams give what they hold: a process that was killed never wrote the end. */
const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LONGEST }
const brotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: LONGEST }
const zstd = { finishFlush: constants.ZSTD_e_flush, maxOutputLength: LONGEST }

/**
 * Every compressed stream that begins anywhere in `bytes`: gzip, zlib, zstd and zip entries by their
 * first bytes. Raw deflate and brotli have none, so they are tried where a file begins.
 */
export function* inflatedIn(bytes: Buffer): Generator<Inflated> {
  for (const at of placesOf(bytes, Buffer.from([0x1f, 0x8b, 0x08])))
    yield* opened(`gzip at ${at}`, () => inflateRawSync(behindGzipHead(bytes, at), zlib))
  for (const at of zlibPlaces(bytes))
    yield* opened(`deflate at ${at}`, () => inflateSync(bytes.subarray(at), zlib))
  for (const at of placesOf(bytes, ZSTD))
    yield* opened(`zstd at ${at}`, () => zstdDecompressSync(bytes.subarray(at), zstd))
  for (const at of placesOf(bytes, LOCAL_FILE)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    yield* opened(`zip at ${at}`, () => inflateRawSync(bytes.subarray(start), zlib))
  }
  yield* opened('raw deflate', () => inflateRawSync(bytes, zlib))
  yield* opened('brotli', () => brotliDecompressSync(bytes, brotli))
}

/**
 * Where a gzip member's own stream begins (RFC 1952 §2.3). Node's gunzip refuses a member that
 * anything but another one follows; the stream inside knows where it ends.
 */
function behindGzipHead(bytes: Buffer, start: number): Buffer {
  const flags = bytes.readUInt8(start + 3)
  let at = start + 10
  if ((flags & 4) !== 0) at += 2 + bytes.readUInt16LE(at)
  if ((flags & 8) !== 0) at = bytes.indexOf(0, at) + 1
  if ((flags & 16) !== 0) at = bytes.indexOf(0, at) + 1
  if ((flags & 2) !== 0) at += 2
  return bytes.subarray(at)
}

function* placesOf(bytes: Buffer, mark: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) {
    if (at + 30 <= bytes.length || mark !== LOCAL_FILE) yield at
  }
}

/** 0x78 and a second byte that makes a multiple of 31 without a preset dictionary. */
function* zlibPlaces(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    const second = bytes[at + 1]
    // The third byte opens a block of a kind that exists.
    const block = ((bytes[at + 2] ?? 7) >> 1) & 3
    if ((second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda) && block !== 3)
      yield at
  }
}

function* opened(form: string, open: () => Buffer): Generator<Inflated> {
  try {
    const bytes = open()
    // Shorter than any needle.
    if (bytes.length >= 6) yield { form, bytes }
  } catch {
    // Not a stream of that kind: these bytes only look like its beginning.
  }
}
