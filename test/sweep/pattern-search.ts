/** How many first bytes of a pattern decide how far the window may jump. */
const BLOCK = 3
const HASHES = 1 << 18

interface Bytes {
  readonly bytes: Buffer
}

/**
 * Finds thousands of byte strings in one pass (Wu and Manber, 1994): hundreds of megabytes times
 * thousands of needles would otherwise take hours.
 */
export class PatternSearch<P extends Bytes> {
  readonly #window: number
  readonly #shift = new Uint8Array(HASHES)
  readonly #ending = new Map<number, P[]>()

  /** @throws RangeError for a pattern of fewer than four bytes: it would be found everywhere. */
  constructor(patterns: readonly P[]) {
    this.#window = Math.min(255, ...patterns.map(({ bytes }) => bytes.length))
    if (this.#window < BLOCK + 1) throw new RangeError('a pattern is too short to mean anything')
    const furthest = this.#window - BLOCK + 1
    this.#shift.fill(furthest)
    for (const pattern of patterns) {
      for (let at = 0; at < furthest; at += 1) {
        const hash = hashAt(pattern.bytes, at)
        this.#shift[hash] = Math.min(this.#shift[hash] ?? 0, furthest - 1 - at)
        if (at === furthest - 1)
          this.#ending.set(hash, [...(this.#ending.get(hash) ?? []), pattern])
      }
    }
  }

  /** Every place a pattern begins at, overlapping ones too. */
  *matches(text: Buffer): Generator<{ readonly pattern: P; readonly at: number }> {
    const back = this.#window - BLOCK
    let block = back
    while (block + BLOCK <= text.length) {
      const hash = hashAt(text, block)
      const shift = this.#shift[hash] ?? 0
      if (shift > 0) {
        block += shift
        continue
      }
      const at = block - back
      for (const pattern of this.#ending.get(hash) ?? []) {
        const end = at + pattern.bytes.length
        if (
          end <= text.length &&
          text.compare(pattern.bytes, 0, pattern.bytes.length, at, end) === 0
        )
          yield { pattern, at }
      }
      block += 1
    }
  }
}

function hashAt(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 10) ^ ((bytes[at + 1] ?? 0) << 5) ^ (bytes[at + 2] ?? 0)
}
