import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETUP_TIMES } from '../setup/index.js'
import { say } from '../setup/project.js'
import { CHECKOUT } from './source.js'

const DOWNLOADS = ['system', 'packages']

/**
 * @param {string} room
 * @param {{ script: string, seconds: number }} run
 */
export function sayHowLong(room, { script, seconds }) {
  const path = join(room, CHECKOUT, SETUP_TIMES)
  /** @type {{ step: string, seconds: number }[]} */
  const steps = existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => /** @type {{ step: string, seconds: number }} */ (JSON.parse(line)))
    : []
  const downloads = steps
    .filter(({ step }) => DOWNLOADS.includes(step))
    .reduce((sum, step) => sum + step.seconds, 0)
  const whole = Math.round(seconds)
  const own = Math.round(seconds - downloads)
  say(`clean-room: ${script} took ${whole} s, ${own} s without installing packages`)
}
