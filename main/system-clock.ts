import { randomBytes } from 'node:crypto'
import type { Clock, Random } from '../preload/contract/clock.ts'

/** This machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal?.addEventListener('abort', done, { once: true })
    }),
}

/** This machine's cryptographic random source. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) }
