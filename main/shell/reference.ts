import { randomBytes } from 'node:crypto'
import { describeError, type Log } from './log.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Eight letters that a person can read out over the telephone. */
export function makeReference(): string {
  return Array.from(randomBytes(8), (byte) => BASE32.charAt(byte % 32)).join('')
}

/** Writes a bug into the log under a reference, and answers that. */
export function logBug(log: Log, event: string, error: unknown): string {
  const reference = makeReference()
  log({ event, reference, ...describeError(error) })
  return reference
}
