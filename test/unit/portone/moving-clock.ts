import type { Clock } from '../../../preload/contract/clock.ts'

/** A clock whose two hands are moved apart at will; sleeping moves the steady one and is noted. */
export class MovingClock implements Clock {
  wallMs = Date.UTC(2026, 10, 23)
  steadyMs = 5000
  readonly slept: number[] = []
  readonly now = () => this.wallMs
  readonly monotonic = () => this.steadyMs
  readonly sleep = (ms: number): Promise<void> => {
    this.slept.push(ms)
    this.steadyMs += ms
    return Promise.resolve()
  }
}

export const evenRandom = { bytes: (count: number) => new Uint8Array(count).fill(128) }
