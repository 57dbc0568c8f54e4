import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectNode } from './node.js'
import { ROOT, say } from './project.js'

const TAIL_LINES = 40

/**
 * Runs a program quietly: what it prints is kept and shown only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects; a program that cannot be started
 *   is not ok
 */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
    })
    /** @type {Buffer[]} */
    const chunks = []
    const keep = (/** @type {Buffer} */ chunk) => chunks.push(chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) =>
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    )
  })
}

/**
 * The end of what a failed program printed.
 *
 * @param {string} output
 */
export function tailOf(output) {
  return stripVTControlCharacters(output).trimEnd().split('\n').slice(-TAIL_LINES).join('\n')
}

/**
 * Runs something under the project's own Node and hands on signals, output and exit code.
 *
 * @param {readonly string[]} args what Node is given: a file and its arguments, or flags before it
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>} the exit code; 128 and the signal's number when a signal ended it
 */
export function runUnderProjectNode(args, options = {}) {
  return runInForeground(projectNode(), args, options)
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...projectEnv(), ...options.env },
      stdio: 'inherit',
    })
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    const finish = (/** @type {number} */ code) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code)
    }
    child.once('error', (error) => {
      say(`${program} could not be started: ${error.message}`)
      finish(127)
    })
    child.once('exit', (code, signal) =>
      finish(signal === null ? (code ?? 1) : 128 + constants.signals[signal]),
    )
  })
}

/** The environment in which `node` means the project's Node, for whatever a tool starts by name. */
export function projectEnv() {
  const path = process.env['PATH'] ?? ''
  return { ...process.env, PATH: `${dirname(projectNode())}${delimiter}${path}` }
}
