import { app } from 'electron'

/**
 * True only in a build that tests make with `MAIN_VITE_LOOPBACK_GATEWAY=1`, which the bundler writes
 * into the code: in every other one what follows is not there (bar B-E15).
 */
const MAY_BE_LED = import.meta.env.MAIN_VITE_LOOPBACK_GATEWAY === '1'

/**
 * The practice gateway on this machine that a test's environment points at, or null. A packaged
 * program never looks.
 *
 * @throws RangeError for any other address
 */
export function loopbackGateway(): string | null {
  if (MAY_BE_LED && !app.isPackaged) {
    const origin = process.env['JANGBU_GATEWAY_ORIGIN']
    if (origin === undefined) return null
    if (/^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(origin)) return origin
    throw new RangeError('a gateway of tests is on this machine')
  }
  return null
}
