import { spawnSync } from 'node:child_process'

/**
 * Runs a program of the machine and shows what it prints on stderr.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @throws {Error} when it fails
 */
export function must(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? `exit code ${status}`}`)
}

/**
 * What a program of the machine prints; empty where it fails or is missing.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
export function ask(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}
