import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The program's diary of its own troubles. A line holds the fields below and nothing else, each of
 * them checked by its shape: nobody's input, card, name, token, path or message can get in, because
 * no field takes free text (bar B-P04).
 */
const SHAPES = {
  /** What happened, as `ipc.bug`. */
  event: /^[a-z]+(\.[a-z-]+){0,3}$/,
  channel: /^[a-z]+([A-Z][a-z]+){0,3}\.[a-z]+([A-Z][a-z]+){0,3}$/,
  /** What a person reads on the screen and finds here again. */
  reference: /^[A-Z2-7]{8}$/,
  reason: /^[a-z]+(-[a-z]+){0,4}$/,
  state: /^[a-z]+(-[a-z]+){0,2}$/,
  error: /^[A-Z][A-Za-z]{2,40}$/,
  /** An error code of the system or the database, as `ECONNRESET` or `SQLITE_FULL`. */
  code: /^[A-Z][A-Z_]{1,40}$/,
  /** Where in our own code, as `index.js:120:7 index.js:80:3`. */
  at: /^[a-z-]+\.(js|ts):\d{1,6}:\d{1,4}( [a-z-]+\.(js|ts):\d{1,6}:\d{1,4}){0,2}$/,
  orderId: /^[A-Z2-7]{5}[A-Za-z0-9-]{1,35}$/,
  count: /^\d{1,9}$/,
  waitedMs: /^\d{1,9}$/,
} as const

export type LogEntry = { readonly event: string } & {
  readonly [F in Exclude<keyof typeof SHAPES, 'event'>]?: string | number
}

/** Writes one line. Never throws: a full disk must not stop a payment. */
export type Log = (entry: LogEntry) => void

const FILE = 'jangbu.log'
const FULL_BYTES = 1_000_000

/**
 * A log under `<userData>/logs`, folder 0700 and files 0600. At 1 MB the file becomes `.1` and the
 * one before it is forgotten.
 */
export function openLog(userDataDir: string, now: () => number): Log {
  const directory = join(userDataDir, 'logs')
  const path = join(directory, FILE)
  return (entry) => {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      if (existsSync(path) && statSync(path).size > FULL_BYTES) renameSync(path, `${path}.1`)
      appendFileSync(path, `${logLine(entry, now())}\n`, { mode: 0o600 })
    } catch {
      // There is nowhere left to say it.
    }
  }
}

/** One line of JSON: the time, and those fields of `entry` that have the shape they must have. */
export function logLine(entry: LogEntry, nowMs: number): string {
  const kept: Record<string, string | number> = { time: new Date(nowMs).toISOString() }
  for (const [field, shape] of Object.entries(SHAPES)) {
    // The keys of SHAPES are the fields of an entry.
    const value = entry[field as keyof LogEntry]
    if (value !== undefined && shape.test(String(value))) kept[field] = value
  }
  return JSON.stringify(kept)
}

/**
 * What may be written down of an error: its class, its code, and the lines of our code it came
 * from. Never its message, which may repeat what somebody typed, and never its cause.
 */
export function describeError(error: unknown): Omit<LogEntry, 'event'> {
  if (!(error instanceof Error)) return { error: 'NotAnError' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { error: error.name, code, at: framesOf(error) }
}

/** The frames of the stack alone: what stands before them is the message. */
function framesOf(error: Error): string {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const messageEnd = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length
  return [...stack.slice(messageEnd).matchAll(/\/([a-z-]+\.(?:js|ts):\d{1,6}:\d{1,4})\)?$/gm)]
    .slice(0, 3)
    .map((match) => match[1])
    .join(' ')
}
