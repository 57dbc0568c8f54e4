import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The folder of the program that was started: the one with its `package.json`. */
export const appDir = findAppDir(resolve(process.argv[1] ?? '.'))

export const packageFacts = readPackage()

export const userDataDir =
  process.env['JANGBU_STAND_IN_DIR'] ??
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), packageFacts.name)

/** Chromium's own files lie inside, so that whoever looks through the profile sees them too. */
export const chromiumDir = join(userDataDir, 'chromium')

function findAppDir(from: string): string {
  try {
    readFileSync(join(from, 'package.json'))
    return from
  } catch {
    const above = dirname(from)
    return above === from ? process.cwd() : findAppDir(above)
  }
}

function readPackage(): { readonly name: string; readonly version: string } {
  const text = readFileSync(join(appDir, 'package.json'), 'utf8')
  // Our own package.json, or that of a fixture: npm refuses one without these.
  return JSON.parse(text) as { name: string; version: string }
}
