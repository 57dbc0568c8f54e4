import { spawn } from 'node:child_process'
import { releaseInstanceLock } from './instance-lock.ts'
import { RELAUNCH_MESSAGE } from './relaunch-message.ts'

/** As this process was started, before anything of it was taken away. */
const begun = {
  args: [...process.execArgv, ...process.argv.slice(1)],
  env: { ...process.env },
}
let isWanted = false

/** `app.relaunch()` without options: what Electron would start elsewhere cannot be started here. */
export function relaunch(options: object = {}): void {
  if (Object.keys(options).length > 0) {
    throw new Error('the stand-in starts itself again and nothing else')
  }
  isWanted = true
}

/**
 * Called in the place of the end. Electron's helper starts the new program once this one has gone;
 * whoever started this one, a person in a terminal for one, would take that for the end. So this
 * process stays, with nothing open, until the new one has ended. Answers the exit code.
 */
export function endOrRelaunch(code: number): Promise<number> {
  if (!isWanted) return Promise.resolve(code)
  if (process.send !== undefined) {
    return new Promise((resolve) => process.send?.(RELAUNCH_MESSAGE, () => resolve(code)))
  }
  releaseInstanceLock()
  const child = spawn(process.execPath, begun.args, { env: begun.env, stdio: 'inherit' })
  process.on('SIGINT', () => child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => child.once('exit', (ended) => resolve(ended ?? 1)))
}
