import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/*
 * node scripts/package/probe-flags.js PROGRAM: starts a finished program in every way it must refuse
 * and ends with 1 where it kept a file or, after a while, still answers on the debugging port. On
 * Windows and macOS it says why in a box and waits for a click, so there only files and port count.
 */

const PORT = 9222
const LONG_ENOUGH_MS = 8_000

const [given] = process.argv.slice(2)
if (given === undefined) {
  process.stderr.write('usage: probe-flags.js PROGRAM\n')
  process.exit(2)
}
const program = given.endsWith('.app')
  ? join(given, 'Contents/MacOS', basename(given, '.app'))
  : given

/** @type {readonly { args?: string[], env?: Record<string, string> }[]} */
const WAYS = [
  { args: [`--remote-debugging-port=${PORT}`] },
  { args: ['--inspect=9229'] },
  { args: ['--no-sandbox'] },
  { args: ['--ignore-certificate-errors'] },
  { args: ['--proxy-server=127.0.0.1:1'] },
  { args: ['--load-extension=.'] },
  { env: { NODE_OPTIONS: '--no-deprecation' } },
  { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  { env: { SSLKEYLOGFILE: 'keys' } },
  { env: { PORTONE_BASE_URL: 'http://127.0.0.1:1' } },
]

let failures = 0
for (const way of WAYS) {
  const said = await probe(way)
  const name = [...(way.args ?? []), ...Object.keys(way.env ?? {})].join(' ')
  process.stdout.write(`${name}: ${said ?? 'refused'}\n`)
  if (said !== null) failures += 1
}
process.exitCode = failures === 0 ? 0 : 1

/**
 * @param {{ args?: string[], env?: Record<string, string> }} way
 * @returns {Promise<string | null>} what is wrong; null where it was refused
 */
async function probe({ args = [], env = {} }) {
  const home = mkdtempSync(join(tmpdir(), 'jangbu-probe-'))
  const child = spawn(program, args, { env: { ...plainEnv(home), ...env }, stdio: 'ignore' })
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const code = await Promise.race([exited, pause(LONG_ENOUGH_MS, 'running')])
  const isOpen = await answers(PORT)
  if (code === 'running') {
    child.kill('SIGKILL')
    await exited
  }
  const kept = readdirSync(home, { recursive: true, encoding: 'utf8' })
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  if (isOpen) return 'the debugging port answers'
  if (kept.some((path) => path.includes('journal'))) return 'it made its journal'
  if (code === 0) return 'it ended as if all were well'
  return code === 'running' && process.platform === 'linux' ? 'it did not end' : null
}

/**
 * What a session has anyway, with every folder the program could write to inside `home`.
 *
 * @param {string} home
 */
function plainEnv(home) {
  const kept = ['PATH', 'DISPLAY', 'XAUTHORITY', 'SystemRoot', 'windir', 'TEMP', 'TMP']
  const inherited = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
  return { ...inherited, HOME: home, XDG_CONFIG_HOME: home, APPDATA: home, LOCALAPPDATA: home }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}
