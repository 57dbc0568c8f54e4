import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, ROOT, say } from './project.js'

const LOCK = join(
  tmpdir(),
  `jangbu-setup-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}.lock`,
)
const LOOK_AGAIN_MS = 250

/**
 * Does the work while no other command sets up the same checkout: two installs at once leave
 * neither whole.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function takingTurns(work) {
  let told = false
  while (!takeTurn()) {
    if (!told) say('setup: another command is setting up here; waiting for it')
    told = true
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  try {
    return await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function takeTurn() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    if (!isHolderAlive()) rmSync(LOCK, { force: true })
    return false
  }
}

function isHolderAlive() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'))
    // Empty for the instant between creating and writing it: alive.
    if (holder > 0) process.kill(holder, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
