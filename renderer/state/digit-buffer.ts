export interface BufferEdit {
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly digits: string
}

/** Typed digits in a fixed piece of memory that can be overwritten; a string could not be. */
export class DigitBuffer {
  readonly #bytes: Uint8Array
  #length = 0

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  text(): string {
    return String.fromCharCode(...this.#bytes.subarray(0, this.#length))
  }

  /**
   * Puts `digits` where the digits `from` to `to` (exclusive) are. False, and nothing changed, when
   * they do not fit: what is typed is never cut.
   */
  replace({ from, to, digits }: BufferEdit): boolean {
    const tail = this.#bytes.slice(to, this.#length)
    const length = from + digits.length + tail.length
    if (length > this.#bytes.length) return false
    for (let at = 0; at < digits.length; at += 1) this.#bytes[from + at] = digits.charCodeAt(at)
    this.#bytes.set(tail, from + digits.length)
    this.#bytes.fill(0, length)
    tail.fill(0)
    this.#length = length
    return true
  }

  wipe(): void {
    this.#bytes.fill(0)
    this.#length = 0
  }
}
