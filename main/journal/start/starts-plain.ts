import { closeSync, openSync, readSync } from 'node:fs'

const PLAIN_HEAD = 'SQLite format 3\0'

/** Whether the file begins as a database does that nobody encrypted. Throws the system's error. */
export function startsPlain(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(PLAIN_HEAD.length)
    readSync(file, head, 0, head.length, 0)
    return head.toString('latin1') === PLAIN_HEAD
  } finally {
    closeSync(file)
  }
}
