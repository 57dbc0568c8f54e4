import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { userDataDir } from './user-data.ts'

const lockPath = join(userDataDir, 'stand-in.lock')
const visitPath = join(userDataDir, 'stand-in.visit')

/** What a second start says to the first: as Electron's `second-instance` event carries it. */
export interface Visit {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

/**
 * True for the first program of a profile. A later one leaves a note for it, and the first hears of
 * it through `onVisit`. A lock whose process is gone (`kill -9`) is nobody's.
 */
export function takeInstanceLock(onVisit: (visit: Visit) => void): boolean {
  mkdirSync(userDataDir, { recursive: true })
  if (isHeld()) {
    const visit: Visit = { argv: process.argv, workingDirectory: process.cwd() }
    writeFileSync(visitPath, JSON.stringify(visit))
    return false
  }
  writeFileSync(lockPath, String(process.pid))
  rmSync(visitPath, { force: true })
  process.once('exit', releaseInstanceLock)
  watch(userDataDir, (_kind, name) => {
    const visit = name === 'stand-in.visit' ? readVisit() : undefined
    if (visit !== undefined) onVisit(visit)
  }).unref()
  return true
}

/** For the next program of this profile, which may start while this process still ends. */
export function releaseInstanceLock(): void {
  process.off('exit', releaseInstanceLock)
  rmSync(lockPath, { force: true })
}

function isHeld(): boolean {
  try {
    process.kill(Number(readFileSync(lockPath, 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

function readVisit(): Visit | undefined {
  try {
    // Written whole by another process of this same file; half of it does not parse.
    const visit = JSON.parse(readFileSync(visitPath, 'utf8')) as Visit
    rmSync(visitPath, { force: true })
    return visit
  } catch {
    return undefined
  }
}
