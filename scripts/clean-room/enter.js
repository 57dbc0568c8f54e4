import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CHECKOUT } from './source.js'

const ENTER = fileURLToPath(new URL('enter.sh', import.meta.url))
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Runs a command in the room, in namespaces of its own, and streams what it prints.
 *
 * @param {string} room
 * @param {readonly string[]} command
 * @param {Record<string, string>} env beside PATH, HOME and LANG, the only variables it sees
 * @returns {Promise<number>} its exit code
 */
export function enter(room, command, env) {
  const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child']
  const child = spawn('unshare', [...namespaces, 'sh', ENTER, room, CHECKOUT, ...command], {
    env: { PATH, HOME: '/root', LANG: 'C.UTF-8', TERM: 'dumb', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
