import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openReader } from '../../../main/journal/reader/open-reader.ts'
import type { Reader } from '../../../main/journal/reader/open-reader.ts'
import { startJournal } from '../../../main/journal/start/start-journal.ts'
import type { StartOptions, StartedJournal } from '../../../main/journal/start/start-journal.ts'
import type { Journal } from '../../../main/journal/records.ts'
import { backupSteps } from '../../../main/journal/backup/make-backup.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { KEY, NOON, heldClock, orderIn, seededRandom, temporaryFolder } from './fixture.ts'
import type { HeldClock } from './fixture.ts'
import { connectToRead } from '../../../main/journal/read-connection.ts'

/** A shop's folder, started as the program starts it. */
export interface Books {
  readonly folder: string
  readonly path: string
  readonly clock: HeldClock
  readonly options: StartOptions
  readonly start: (changes?: Partial<StartOptions>) => StartedJournal
  readonly reader: () => Reader
  /** Makes one here and now, a minute after the last. */
  readonly backUp: () => string
}

export function books(folder = join(temporaryFolder(), 'shop')): Books {
  const path = join(folder, 'journal.db')
  const clock = heldClock()
  const options = { path, key: KEY, clock, random: seededRandom(7) }
  return {
    folder,
    path,
    clock,
    options,
    start(changes = {}) {
      const started = startJournal({ ...options, ...changes })
      onTestFinished(() => started.close())
      return started
    },
    reader() {
      const reader = openReader({ path, key: KEY })
      onTestFinished(() => reader.close())
      return reader
    },
    backUp() {
      const connection = connectToRead(path, KEY, 'wal')
      try {
        clock.set(clock.now() + 60_000)
        const takenAt = clock.now()
        return allAtOnce(
          backupSteps(connection, { journalPath: path, key: KEY, reason: 'daily', takenAt }),
        )
      } finally {
        connection.close()
      }
    },
  }
}

export function sell(journal: Journal, count: number, name = 'sale'): void {
  for (let index = 0; index < count; index += 1) {
    orderIn(journal, 'approved', { saleId: `${name}-${index}` })
  }
}

/** SHA-256 of every file of a set, by name; directories are left out. */
export function sums(folder: string): Record<string, string> {
  const files = readdirSync(folder)
    .filter((file) => statSync(join(folder, file)).isFile() && file !== 'journal.lease')
    .toSorted()
  return Object.fromEntries(
    files.map((file) => {
      const bytes = readFileSync(join(folder, file))
      return [file, createHash('sha256').update(bytes).digest('hex')]
    }),
  )
}

/** Turns one bit over. */
export function flip(path: string, at: number): void {
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  writeSync(file, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at)
  closeSync(file)
}

export { KEY, NOON }
