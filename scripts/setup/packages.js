import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { hashOf, inProject, readStamp, say, writeStamp } from './project.js'
import { runQuietly, tailOf } from './run.js'

const STAMP = inProject('node_modules/.cache/jangbu/packages')
const TRIES = 3
const PAUSE_MS = 3_000

/** Whether node_modules is missing or belongs to another lockfile or machine. */
export function packagesAreStale() {
  return !existsSync(inProject('node_modules')) || readStamp(STAMP) !== wantedStamp()
}

/**
 * Installs what the lockfile says and runs no install script of anybody (bar B-E21).
 *
 * @throws {Error} when npm failed every time
 */
export async function installPackages() {
  const wanted = wantedStamp()
  say('setup: installing npm packages')
  for (let attempt = 1; ; attempt += 1) {
    const { ok, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
    if (ok) break
    if (attempt === TRIES || isNotTheNetwork(output)) {
      throw new Error(`npm ci failed:\n${tailOf(output)}`)
    }
    say(`setup: npm ci failed, trying again (${attempt + 1} of ${TRIES})`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  writeStamp(STAMP, wanted)
}

/**
 * Runs npm under the Node that runs this script, so that it finds the npm that belongs to it.
 *
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function npm(args, env = {}) {
  // npm's own log level would be inherited from `npm --silent test`, and hide why it failed.
  const loud = [...args, '--loglevel=warn']
  const ownFirst = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`
  const options = { env: { ...env, PATH: ownFirst } }
  const cli = process.env['npm_execpath']
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli)) {
    return runQuietly(process.execPath, [cli, ...loud], options)
  }
  // On Windows npm is a batch file, which only a shell can start.
  return runQuietly('npm', loud, { ...options, shell: process.platform === 'win32' })
}

/** @param {string} output */
function isNotTheNetwork(output) {
  return /code (EUSAGE|EINTEGRITY|EBADPLATFORM|ENOSPC|EACCES|EROFS)/.test(output)
}

function wantedStamp() {
  return `${hashOf(['package-lock.json'])} ${process.platform} ${process.arch}\n`
}
