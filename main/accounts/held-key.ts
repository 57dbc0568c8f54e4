/** One key in memory at a time: whatever takes its place, the one before is wiped. */
export class HeldKey {
  #key: Uint8Array | null = null

  get key(): Uint8Array | null {
    return this.#key
  }

  /** Takes the key over; null ends the holding. */
  hold(key: Uint8Array | null): void {
    this.#key?.fill(0)
    this.#key = key
  }
}
