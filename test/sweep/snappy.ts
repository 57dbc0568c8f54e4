/**
 * Opens one Snappy block, the compression of LevelDB's tables (github.com/google/snappy,
 * format_description.txt).
 *
 * @throws RangeError where the bytes are no such block.
 */
export function unsnap(block: Buffer): Buffer {
  const { value: length, end } = varint(block, 0)
  if (length > 64 * 1024 * 1024) throw new RangeError('not a Snappy block')
  const out = Buffer.alloc(length)
  let written = 0
  let at = end
  while (at < block.length) {
    const tag = block.readUInt8(at)
    if ((tag & 3) === 0) {
      const { size, start } = literal(block, at, tag >> 2)
      written += block.copy(out, written, start, start + size)
      at = start + size
      continue
    }
    const { size, back, next } = copyOf(block, at, tag)
    if (back === 0 || back > written || written + size > length)
      throw new RangeError('not a Snappy block')
    // Byte by byte: a copy may run into what it is writing.
    for (const end = written + size; written < end; written += 1)
      out[written] = out[written - back] ?? 0
    at = next
  }
  if (written !== length) throw new RangeError('not a Snappy block')
  return out
}

export function varint(
  bytes: Buffer,
  from: number,
): { readonly value: number; readonly end: number } {
  let value = 0
  for (let at = from; at < from + 8; at += 1) {
    const byte = bytes.readUInt8(at)
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    if (byte < 0x80) return { value, end: at + 1 }
  }
  throw new RangeError('a number has no end')
}

function literal(block: Buffer, at: number, short: number) {
  const more = Math.max(0, short - 59)
  const size = (more === 0 ? short : block.readUIntLE(at + 1, more)) + 1
  return { size, start: at + 1 + more }
}

function copyOf(block: Buffer, at: number, tag: number) {
  const kind = tag & 3
  if (kind === 1) {
    return {
      size: ((tag >> 2) & 7) + 4,
      back: ((tag >> 5) << 8) | block.readUInt8(at + 1),
      next: at + 2,
    }
  }
  const wide = kind === 2 ? 2 : 4
  return { size: (tag >> 2) + 1, back: block.readUIntLE(at + 1, wide), next: at + 1 + wide }
}
