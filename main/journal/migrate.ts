import { readFileSync, readdirSync } from 'node:fs'
import type { Connection } from './connection.ts'
import { JournalFromNewerVersion } from './errors.ts'

/** Lies beside the bundle as well: the build copies the folder. */
const FOLDER = new URL('./migrations/', import.meta.url)

/**
 * Brings the file to this program's shape: each `0001-….sql` in its own transaction, counted in
 * `user_version`, forward only; a new file in one. Interrupted anywhere, the file has the shape
 * before or after a step.
 *
 * `beforeSteps` runs once when there is something to do to a file that has a shape already; when it
 * throws, nothing is done.
 *
 * @throws JournalFromNewerVersion before anything is written.
 */
export function migrate(
  connection: Connection,
  folder: URL = FOLDER,
  beforeSteps: () => void = () => undefined,
): void {
  const steps = migrations(folder)
  refuseNewer(connection, steps.length)
  const version = versionOf(connection)
  if (version === 0) {
    // In one piece, so that nobody who opens it meanwhile sees a shape that is being made.
    connection.transaction(() => takeSteps(connection, { folder, steps })).immediate()
    return
  }
  if (version < steps.length) beforeSteps()
  takeSteps(connection, { folder, steps })
  refuseNewer(connection, steps.length)
}

function takeSteps(
  connection: Connection,
  { folder, steps }: { readonly folder: URL; readonly steps: readonly string[] },
): void {
  for (const [index, file] of steps.entries()) {
    const sql = readFileSync(new URL(file, folder), 'utf8')
    const step = connection.transaction(() => {
      // Asked again inside: another process may have taken this step since.
      if (versionOf(connection) !== index) return
      connection.exec(sql)
      setVersion(connection, index + 1)
    })
    step.immediate()
  }
}

/** The shape this program writes. */
export function knownVersion(folder: URL = FOLDER): number {
  return migrations(folder).length
}

/** The SQL that makes a file of that version. */
export function migrationsUpTo(version: number, folder: URL = FOLDER): readonly string[] {
  const files = migrations(folder).slice(0, version)
  return files.map((file) => readFileSync(new URL(file, folder), 'utf8'))
}

/** The numbered files, in order; a gap or a double number is a bug in the package. */
function migrations(folder: URL): readonly string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  const ordered = files.toSorted()
  for (const [index, file] of ordered.entries()) {
    if (Number(/^(\d{4})-/.exec(file)?.[1]) !== index + 1) throw new Error(`misnumbered: ${file}`)
  }
  if (ordered.length === 0) throw new Error('the journal has no migrations')
  return ordered
}

function refuseNewer(connection: Connection, known: number): void {
  const version = versionOf(connection)
  if (version > known) throw new JournalFromNewerVersion(version)
}

export function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }))
}

/** A pragma takes no bound parameter; `version` is a whole number of ours. */
function setVersion(connection: Connection, version: number): void {
  connection.pragma(`user_version = ${Math.trunc(version)}`)
}
