import { appendFileSync, mkdirSync } from 'node:fs'
import { build, buildIsStale } from './build.js'
import { buildKeytar, keytarIsStale } from './keytar.js'
import { projectNode } from './node.js'
import { installPackages, packagesAreStale } from './packages.js'
import { inProject, say } from './project.js'
import { installSystemPackages, missingSystemPackages } from './system.js'
import { takingTurns } from './turn.js'

/** @typedef {'browser' | 'keyring' | 'compat' | 'keytar' | 'build'} Need */

/**
 * Everything there is to need. The npm packages are always needed.
 *
 * @type {readonly Need[]}
 */
export const EVERYTHING = ['browser', 'keyring', 'compat', 'keytar', 'build']

export const SETUP_TIMES = 'out/setup-times.jsonl'

/**
 * Brings the checkout to where a command can run: system packages, npm packages, the keychain's
 * native part, the build. Does only what is missing, and nothing at all in the usual case.
 *
 * @param {{ need: readonly Need[] }} options `check` needs no
 *   browser, and `start` with a real Electron needs none either
 * @throws {Error} with a sentence, when the npm packages or the build cannot be had
 */
export async function setup({ need }) {
  const needed = new Set(need)
  if (isReady(needed)) return
  await takingTurns(async () => {
    const missing = missingSystemPackages(needed)
    if (missing.length > 0) await timed('system', () => installSystemPackages(missing))
    if (packagesAreStale()) await timed('packages', installPackages)
    projectNode()
    if (needed.has('keytar') && keytarIsStale()) await timed('keytar', buildKeytar)
    if (needed.has('build') && buildIsStale()) await timed('build', build)
  })
}

/**
 * Keeps how long a step took, a JSON line each, so that a clean-room run can tell downloads from work.
 *
 * @param {'system' | 'packages' | 'keytar' | 'build'} step
 * @param {() => Promise<void>} work
 */
async function timed(step, work) {
  const began = performance.now()
  await work()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  mkdirSync(inProject('out'), { recursive: true })
  appendFileSync(inProject(SETUP_TIMES), `${JSON.stringify({ step, seconds })}\n`)
}

/** @param {ReadonlySet<string>} needed */
function isReady(needed) {
  if (packagesAreStale() || missingSystemPackages(needed).length > 0) return false
  if (needed.has('keytar') && keytarIsStale()) return false
  return !(needed.has('build') && buildIsStale())
}

/**
 * Sets up, or ends the command with the reason in plain words.
 *
 * @param {{ need: readonly Need[] }} options
 */
export async function setupOrExit(options) {
  try {
    await setup(options)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
