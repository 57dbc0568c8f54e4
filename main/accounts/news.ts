import type { Clock } from '../../preload/contract/clock.ts'

/** How long a watch stays open without news, ms; shorter than any timeout on the way. */
const WATCH_MS = 25_000

/** Numbers the changes of a picture and lets watchers wait for the next one. */
export class News {
  readonly #clock: Clock
  #version = 1
  #changed = Promise.withResolvers<void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get version(): number {
    return this.#version
  }

  /** Wakes every watcher. Cheap. */
  changed(): void {
    this.#version += 1
    this.#changed.resolve()
    this.#changed = Promise.withResolvers<void>()
  }

  /** Resolves as soon as something is newer than `after` (null: at once), else after 25 s. */
  async newerThan(after: number | null): Promise<void> {
    if (after === null || after < this.#version) return
    const ended = new AbortController()
    await Promise.race([this.#changed.promise, this.#clock.sleep(WATCH_MS, ended.signal)])
    ended.abort()
  }
}
