import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { launchInElectron } from './launch-electron.ts'
import { launchInStandIn } from './launch-stand-in.ts'
import type { LaunchOptions, Program } from './program.ts'

export type { LaunchOptions, Program }

/**
 * Starts the built program: in real Electron wherever its binary is, else in the stand-in over
 * Chromium. Nothing of a test depends on which it was.
 */
export async function launchProgram(options: LaunchOptions): Promise<Program> {
  const electron = electronBinary()
  const program = await (electron === null
    ? launchInStandIn(options)
    : launchInElectron(electron, options))
  sayOnce(program.host)
  return program
}

/** The path of Electron's binary, or null where it was not (or could not be) downloaded. */
export function electronBinary(): string | null {
  const directory = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const note = join(directory, 'path.txt')
  if (!existsSync(note)) return null
  const path = join(directory, 'dist', readFileSync(note, 'utf8'))
  return existsSync(path) ? path : null
}

let hasSaid = false

function sayOnce(host: string): void {
  if (hasSaid) return
  hasSaid = true
  console.log(`the window ran on: ${host}`)
}
