import { spawn } from 'node:child_process'

/** Whether a window can be shown to somebody. Only Linux can be without. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Starts a display that nobody sees, on a number that Xvfb picks itself.
 *
 * @returns {Promise<{ name: string, stop: () => void }>} what DISPLAY must say
 * @throws {Error} where Xvfb is missing or does not start
 */
export function startHiddenDisplay() {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    )
    const stop = () => child.kill()
    const failed = (/** @type {string} */ why) =>
      reject(new Error(`Xvfb could not be started: ${why}`))
    child.once('error', (error) => failed(error.message))
    child.once('exit', (code) => failed(`it ended with ${code}`))
    let number = ''
    child.stdio[3]?.on('data', (chunk) => {
      number += chunk
      if (number.endsWith('\n')) resolve({ name: `:${number.trim()}`, stop })
    })
  })
}
