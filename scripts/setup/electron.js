import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectNode } from './node.js'
import { inProject, readStamp, say, writeStamp } from './project.js'
import { projectEnv } from './run.js'

const FOLDER = inProject('node_modules/electron')
/** When the download last failed, in milliseconds of the epoch. */
const FAILED = inProject('node_modules/.cache/jangbu/electron-failed')
const ASK_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000
/** A slow line may take minutes; one on which nothing arrives for this long is not coming. */
const SILENCE_MS = 15_000

/** Where Electron's program is, or null where its binary was never fetched. */
export function electronProgram() {
  try {
    const manifest = readFileSync(join(FOLDER, 'package.json'), 'utf8')
    const { version } = /** @type {{ version: string }} */ (JSON.parse(manifest))
    const present = readFileSync(join(FOLDER, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    if (present !== version) return null
    return join(FOLDER, 'dist', readFileSync(join(FOLDER, 'path.txt'), 'utf8').trim())
  } catch {
    return null
  }
}

/**
 * Fetches Electron's binary from where its makers publish it; their package checks it against
 * checksums that the lockfile covers. A failure is remembered for a day.
 *
 * @returns {Promise<string | null>} the program, or null where it cannot be had
 */
export async function fetchElectron() {
  const failedAt = Number(readStamp(FAILED) ?? 0)
  if (Date.now() - failedAt < ASK_AGAIN_AFTER_MS) return null
  say("start: fetching Electron's program")
  await runInstaller()
  const program = electronProgram()
  if (program === null) writeStamp(FAILED, String(Date.now()))
  return program
}

/** @returns {Promise<void>} resolves when the installer ended, or was ended for its silence */
function runInstaller() {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-electron-'))
  return new Promise((resolve) => {
    const child = spawn(projectNode(), [join(FOLDER, 'install.js')], {
      env: { ...projectEnv(), TMPDIR: folder, TEMP: folder, TMP: folder },
      stdio: 'ignore',
    })
    let arrived = -1
    const watch = setInterval(() => {
      const now = bytesUnder(folder) + bytesUnder(join(FOLDER, 'dist'))
      if (now === arrived) child.kill()
      arrived = now
    }, SILENCE_MS)
    const finish = () => {
      clearInterval(watch)
      rmSync(folder, { recursive: true, force: true })
      resolve()
    }
    child.once('error', finish)
    child.once('exit', finish)
  })
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesUnder(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  } catch {
    return 0 // gone between listing and asking: it is looked at again in a moment
  }
}
