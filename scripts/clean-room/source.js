import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inProject, ROOT, say } from '../setup/project.js'
import { must } from './shell.js'

/** Where the checkout lies inside the room. */
export const CHECKOUT = '/root/jangbu'

/**
 * @param {string} room
 * @param {{ withChanges: boolean }} options also what is not committed yet
 */
export function bringSource(room, { withChanges }) {
  const target = join(room, CHECKOUT)
  must('git', ['clone', '--quiet', '--no-hardlinks', ROOT, target])
  if (!withChanges) return
  const listed = spawnSync('git', ['-C', ROOT, 'ls-files', '-z', '-co', '--exclude-standard'], {
    encoding: 'utf8',
  })
  for (const path of listed.stdout.split('\0').filter((name) => name !== '')) {
    rmSync(join(target, path), { force: true })
    if (!existsSync(inProject(path))) continue
    mkdirSync(dirname(join(target, path)), { recursive: true })
    cpSync(inProject(path), join(target, path))
  }
}

/**
 * Keeps what the command left in its out folder.
 *
 * @param {string} room
 * @param {string} script
 */
export function bringOut(room, script) {
  const made = join(room, CHECKOUT, 'out')
  if (!existsSync(made)) return
  const kept = inProject('out/clean-room', script)
  rmSync(kept, { recursive: true, force: true })
  // Sockets and pipes that a killed program left behind cannot be copied and say nothing.
  cpSync(made, kept, { recursive: true, filter: (path) => isPlain(path) })
  say(`clean-room: its out folder is in out/clean-room/${script}`)
}

/** @param {string} path */
function isPlain(path) {
  const kind = lstatSync(path)
  return kind.isFile() || kind.isDirectory() || kind.isSymbolicLink()
}
