import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { inProject } from '../setup/project.js'
import { projectNode } from '../setup/node.js'
import { projectEnv } from '../setup/run.js'

/**
 * Runs one stage of the test run under the project's Node. What it prints is shown and kept in
 * `out/test/<name>.log`; what it writes to the temporary folder stays under `out/test/tmp`, so that
 * one search afterwards sees every byte.
 *
 * @param {string} name
 * @param {readonly string[]} args for Node
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} the exit code; 1 where it was ended by a signal
 */
export function runStage(name, args, env = {}) {
  const temporary = inProject('out/test/tmp')
  const child = spawn(projectNode(), args, {
    cwd: inProject(),
    env: {
      ...projectEnv(),
      TMPDIR: temporary,
      // A failed test would otherwise leave a description of the page, fields included.
      PLAYWRIGHT_NO_COPY_PROMPT: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(inProject(`out/test/${name}.log`))
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false })
    stream.pipe(process.stdout, { end: false })
  }
  const stop = () => child.kill()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code) => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      log.end(() => resolve(code ?? 1))
    })
  })
}
